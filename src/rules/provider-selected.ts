import type { Rule } from './rule.ts'

export const providerSelected: Rule = {
  id: 'provider-selected',
  severity: 'warning',
  causes: [],
  explains: ['provider'],
  check: d => {
    const { provider } = d
    const own = d.credentials.filter(({ kind, source }) => kind !== 'empty' && !source.startsWith('profile:'))
    if (provider === undefined || own.length === 0) return []
    return [
      {
        reason: `${provider.variable} is on, so the Anthropic credentials that are set here are not used`,
        variable: provider.variable,
      },
    ]
  },
}
