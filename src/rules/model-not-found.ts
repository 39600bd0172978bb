import { CLEAR } from './outcomes.ts'
import type { Rule } from './rule.ts'
import { placeOf, variableOf } from './say.ts'

/** A text tells it; where the model that it names is set here, that place is its cause. */
export const modelNotFound: Rule = {
  id: 'model-not-found',
  severity: 'warning',
  explains: ['missing'],
  check: ({ printed, surroundings: { models = [] } }) =>
    printed.some(({ ruleId, score }) => ruleId === 'model-not-found' && score >= CLEAR)
      ? models
          .filter(one => one.printed === true)
          .map(one => ({
            reason: `The model that was not found is the one set by ${place(one)}`,
            fix: one.where === 'environment' ? 'of-environment' : 'of-file',
            ...placeOf(one),
            ...variableOf({ variable: one.name }),
          }))
      : [],
}

function place({
  name,
  where,
  line,
}: {
  readonly name: string
  readonly where: string
  readonly line?: number
}): string {
  const what = name === 'model' ? '"model"' : name
  if (where === 'environment') return `${what} in the environment`
  return `${what} in ${line === undefined ? where : `${where}:${line}`}`
}
