import type { Rule } from './rule.ts'

/** A name that is near that of the setting passes nothing on, and the editor warns in grey at most. */
export const editorSettingName: Rule = {
  id: 'editor-setting-name',
  severity: 'error',
  explains: ['silent', 'rejected', 'login'],
  check: ({ surroundings: { editorSettings } }) =>
    (editorSettings?.misnamed ?? []).slice(0, 1).map(({ file, line, key }) => ({
      reason: `${key} is not a setting of the extension, so it passes nothing on`,
      file,
      line,
      right: 'claudeCode.environmentVariables',
    })),
}
