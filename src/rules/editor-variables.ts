import type { Rule } from './rule.ts'

export const editorVariables: Rule = {
  id: 'editor-variables',
  severity: 'error',
  explains: ['silent', 'rejected'],
  check: d =>
    d.surroundings.editorVariables
      .filter(({ shape }) => shape !== 'entry')
      .slice(0, 1)
      .map(({ file, line }) => ({
        reason:
          'claudeCode.environmentVariables holds something else than objects with name and value, so the extension passes nothing on',
        file,
        ...(line === undefined ? {} : { line }),
      })),
}
