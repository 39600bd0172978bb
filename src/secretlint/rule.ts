import { knownKinds, type SecretKind, secretKind } from '../secrets/kind.ts'
import { named } from '../secrets/named-values.ts'
import { type SecretHit, scanText } from '../secrets/scan-text.ts'

/** What a rule is told about a text; secretlint gives more, which this one does not ask for. */
interface Source {
  readonly content: string
}

interface Context {
  readonly createTranslator: (messages: Messages) => (id: string) => Message
  readonly report: (found: { readonly message: Message; readonly range: readonly [number, number] }) => void
}

interface Message {
  readonly message: string
  readonly messageId: string
  readonly data: undefined
}

interface Messages {
  readonly [id: string]: { readonly en: () => string }
}

/** A rule as secretlint loads it: `{ "id": "authmd/secretlint" }` in `.secretlintrc.json`. */
export interface Rule {
  readonly messages: Messages
  readonly meta: {
    readonly id: string
    readonly recommended: boolean
    readonly type: 'scanner'
    readonly supportedContentTypes: 'text'[]
  }
  readonly create: (context: Context) => { readonly file: (source: Source) => void }
}

/** A kind that is in no table, `api04` say. */
const OTHER = 'other'

/** One for each kind, whole: what a message is given to fill in, secretlint masks as if it were the value. */
const messages: Messages = Object.fromEntries(
  [...knownKinds, ...Object.values(named).map(({ kind }) => kind), { ...secretKind(''), id: OTHER }].flatMap(
    kind => [
      [kind.id, { en: () => `found ${described(kind)}. ${kind.revoke}.` }],
      [partOf(kind.id), { en: () => `found what may be a part of ${described(kind)}. ${kind.revoke}.` }],
    ],
  ),
)

/**
 * The rules of `authmd scan` as one rule of secretlint: every kind of Anthropic credential, and the keys of Amazon Bedrock
 * and Microsoft Foundry by the names of their variables; wrapped, split, in base64 or in escapes too. A comment
 * `authmd:allow` or `gitleaks:allow` on its line allows one, as secretlint's own comments do.
 */
export const creator: Rule = {
  messages,
  meta: { id: 'authmd/secretlint', recommended: true, type: 'scanner', supportedContentTypes: ['text'] },
  create: context => {
    const say = context.createTranslator(messages)
    return {
      file: ({ content }) => {
        for (const hit of scanText(content)) {
          if (hit.silenced !== undefined) continue
          context.report({ message: say(messageId(hit)), range: [hit.start, hit.end] })
        }
      },
    }
  },
}

function messageId({ kind, verdict }: SecretHit): string {
  const id = Object.hasOwn(messages, kind.id) ? kind.id : OTHER
  return verdict === 'whole' ? id : partOf(id)
}

function partOf(id: string): string {
  return `${id}-part`
}

function described({ id, name, shown }: SecretKind): string {
  const article = /^[AEIO]/.test(name) ? 'an' : 'a'
  return `${article} ${name} (${shown ?? (id === OTHER ? 'sk-ant-…' : `sk-ant-${id}-…`)})`
}
