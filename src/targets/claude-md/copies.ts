import { agentPaths } from '../../paths.ts'
import type { Edit, Finding } from '../../types.ts'
import { fileAt, type OpenFile, type OpenRepository } from '../open-file.ts'

/**
 * Two agent files that are copies of each other, kept equal by hand or by a check of the team's own: the section in
 * one of them parts them. Written into both it would have to be kept current twice, so an import is the cure: then the
 * section goes into the file that is imported.
 */
export function copiesFindings(
  repository: OpenRepository,
  file: OpenFile,
  edits: readonly Edit[],
): readonly Finding[] {
  const { document, realPath } = file
  const text = document?.text ?? ''
  if (text.trim() === '' || document?.mayBeMarked === true || !edits.some(({ path }) => path === realPath))
    return []
  const copy = agentPaths
    .map(path => fileAt(repository.files, path))
    .find(other => other.realPath !== realPath && other.document?.text === text)
  if (copy === undefined) return []
  const isAgents = [file, copy].some(({ path }) => path === 'AGENTS.md')
  const claude = file.path === 'AGENTS.md' ? copy : file
  return [
    {
      ruleId: 'agent-files-part',
      severity: 'warning',
      reason: `\`${copy.path}\` is the same byte for byte, and gets no section, so from now on the two differ`,
      file: realPath,
      related: [{ file: copy.realPath, says: 'This file stays as it is' }],
      fix: isAgents
        ? `To keep one text, make \`@${claude.path.includes('/') ? '../' : ''}AGENTS.md\` the only line of \`${claude.path}\`, then run \`authmd apply\`: the section goes into \`AGENTS.md\`, which both readers see.`
        : `Keep one of the two: \`git rm ${copy.path}\`.`,
    },
  ]
}
