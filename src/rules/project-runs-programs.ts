import type { Rule } from './rule.ts'

export const projectRunsPrograms: Rule = {
  id: 'project-runs-programs',
  severity: 'warning',
  causes: [],
  check: d => {
    const files = d.settings
      .filter(({ layer, runs = [] }) => layer === 'project' && runs.some(key => key !== 'apiKeyHelper'))
      .map(({ path, runs = [] }) => ({
        reason: `The project starts programs of its own in claude -p without asking: ${runs.filter(key => key !== 'apiKeyHelper').join(', ')}`,
        file: path,
      }))
    const servers = d.projectServers
      ? [
          {
            reason: 'The project names MCP servers, which claude -p starts without asking',
            file: '.mcp.json',
          },
        ]
      : []
    return [...files, ...servers].map(found => (d.trusted ? { ...found, severity: 'info' as const } : found))
  },
}
