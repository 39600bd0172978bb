import type { ModelSet } from '../credentials/surroundings.ts'
import { CLEAR } from './outcomes.ts'
import type { Rule } from './rule.ts'
import { placeOf, setAt, variableOf } from './say.ts'

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
            reason: `The model that was not found is the one set by ${modelAt(one)}`,
            fix: one.where === 'environment' ? 'of-environment' : 'of-file',
            ...placeOf(one),
            ...variableOf({ variable: one.name }),
          }))
      : [],
}

/** Where a model is set: `"model" in ~/.claude/settings.json:2`. */
export function modelAt({ name, where, line }: ModelSet): string {
  return setAt(name === 'model' ? '"model"' : name, { where, ...(line === undefined ? {} : { line }) })
}
