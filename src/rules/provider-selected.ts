import type { Rule } from './rule.ts'

export const providerSelected: Rule = {
  id: 'provider-selected',
  severity: 'warning',
  explains: ['provider', 'forbidden', 'rejected'],
  check: d => {
    const { provider } = d
    const own = d.credentials.filter(({ kind, source }) => kind !== 'empty' && !source.startsWith('profile:'))
    if (provider === undefined || own.length === 0) return []
    const file = d.settings.find(({ layer, state }) => layer === provider.layer && state === 'loaded')
    const isGateway = d.routes.some(
      ({ variable, defects }) => variable === 'ANTHROPIC_BASE_URL' && defects.includes('third-party'),
    )
    const unused = isGateway
      ? 'ANTHROPIC_BASE_URL and the credential for it'
      : 'the Anthropic credentials that are set here'
    return [
      {
        reason: `${provider.variable} is on, so ${unused} are not used`,
        variable: provider.variable,
        // Two ways were set up, and one of them is not taken: that is no accident of a provider alone.
        ...(isGateway ? { severity: 'error' as const } : {}),
        ...(file === undefined ? {} : { file: file.path }),
      },
    ]
  },
}
