import { folderName, fromFolder } from './folder.ts'
import type { Rule } from './rule.ts'

export const projectRunsPrograms: Rule = {
  id: 'project-runs-programs',
  severity: 'warning',
  explains: [],
  check: d => {
    const files = d.settings.flatMap(({ layer, path, runs = [] }) => {
      const programs = runs.filter(key => key !== 'apiKeyHelper')
      if (programs.length === 0 || !fromFolder(d, layer)) return []
      return [
        {
          reason: `${folderName(layer)} starts programs in claude -p without asking: ${programs.join(', ')}`,
          file: path,
          ...(layer === 'local' ? { severity: 'info' as const } : {}),
        },
      ]
    })
    const servers = d.projectServers
      ? [
          {
            reason: 'The project lists MCP servers, which claude -p starts without asking',
            file: '.mcp.json',
          },
        ]
      : []
    return [...files, ...servers].map(found => (d.trusted ? { ...found, severity: 'info' as const } : found))
  },
}
