import { isTrap } from './folder.ts'
import { keyJudged } from './key-judged.ts'
import { DEFINITE } from './outcomes.ts'
import { decidingRoutes } from './routes.ts'
import type { Rule } from './rule.ts'
import { placeOf } from './say.ts'

export const baseUrlV1: Rule = {
  id: 'base-url-v1',
  severity: 'error',
  explains: ['rejected', 'forbidden', 'missing', 'unreachable'],
  // Without an address of somebody else a text has to be about it: one that only allows it is about something else.
  contradicted: (d, score) =>
    score < DEFINITE && !d.insideClaude && decidingRoutes(d, ['ANTHROPIC_BASE_URL']).length === 0,
  check: d =>
    decidingRoutes(d, ['ANTHROPIC_BASE_URL'])
      .filter(({ defects, layer }) => defects.includes('ends-in-v1') && !isTrap(d, layer))
      .map(route => ({
        ...(keyJudged(d) === undefined ? {} : { severity: 'info' as const }),
        reason:
          'ANTHROPIC_BASE_URL ends in /v1, which Claude Code adds itself, so requests go to /v1/v1/messages',
        ...placeOf(route),
        right:
          d.surroundings.urls.find(url => url.variable === 'ANTHROPIC_BASE_URL' && url.layer === route.layer)
            ?.right ?? 'the same address without the final /v1',
        variable: 'ANTHROPIC_BASE_URL',
      })),
}
