import { describe, expect, it } from 'vitest'
import type { DoctorFacts } from '../../src/credentials/facts.ts'
import type { Credential } from '../../src/credentials/types.ts'
import { eventOf } from '../../src/diagnosis/event.ts'
import { sceneOf } from '../../src/diagnosis/scene.ts'
import type { Wording } from '../../src/messages/message.ts'
import { readMessage } from '../../src/messages/read-message.ts'
import { wordings } from '../../src/messages/wordings/index.ts'
import { conclude, diagnose } from '../../src/rules/diagnose.ts'
import { bash } from '../../src/shells/bash.ts'
import { nothingSet } from '../rules/facts.ts'

const login: Credential = {
  source: 'login:credentials-file',
  variable: 'accessToken',
  where: '~/.claude/.credentials.json',
  kind: 'oauth-token',
  length: 108,
  defects: [],
}
const key: Credential = {
  ...login,
  source: 'shell:ANTHROPIC_API_KEY',
  variable: 'ANTHROPIC_API_KEY',
  where: 'environment',
  kind: 'api-key',
}
const setUps: Readonly<Record<string, Partial<DoctorFacts>>> = {
  'nothing set': {},
  'a login': { credentials: [login] },
  'a key': { credentials: [key] },
  'a key before a login': { credentials: [key, login] },
  'a key for a gateway': {
    credentials: [key],
    routes: [
      {
        layer: 'shell',
        variable: 'ANTHROPIC_BASE_URL',
        where: 'environment',
        host: 'gateway.example.com',
        defects: ['third-party'],
      },
    ],
  },
}

function eventFor(seen: string, facts: Partial<DoctorFacts>): string {
  const { sender, proves, status, causes } = readMessage(seen)
  const d = conclude({
    ...nothingSet,
    ...facts,
    pasted: true,
    printed: causes,
    sender: {
      ...sender,
      ...(proves === undefined ? {} : { proves }),
      ...(status === undefined ? {} : { status }),
    },
  })
  return eventOf(diagnose(d)[0], sceneOf(d, bash))
}

it('says once that it is told from here, also inside Claude Code, from where little can be seen', () => {
  const inside = { 'inside Claude Code': { insideClaude: true } }
  const told = Object.values({ ...setUps, ...inside }).flatMap(facts =>
    wordings.flatMap(({ seen }) => eventFor(seen, facts).split(/(?<=\.) /)),
  )
  expect(told.length).toBeGreaterThan(1000)
  expect(told.filter(sentence => sentence.split(/from here/i).length > 2)).toEqual([])
})

/** Those whose first sentence claims what the text does not prove. */
function overclaiming(facts: Partial<DoctorFacts>, claim: RegExp, isProved: (one: Wording) => boolean) {
  return wordings.flatMap(one => {
    const event = eventFor(one.seen, facts)
    return claim.test(event) && !isProved(one) ? [`${one.id}: ${event}`] : []
  })
}

describe.each(Object.entries(setUps))('of a pasted text the first sentence, with %s,', (_, facts) => {
  it('tells of a rejection only where the text is one, or comes with one alone', () => {
    const canBe = ({ proves, causes }: Wording) =>
      proves === 'rejection' ||
      (proves === 'failure' && causes.some(([id]) => /^(?:bearer|key)-rejected$/.test(id)))
    expect(overclaiming(facts, /\brejected\b/, canBe)).toEqual([])
  })

  it('says that something went out, or came back, only where a server gave the text', () => {
    const isAnswer = ({ proves }: Wording) => proves === 'rejection' || proves === 'answer'
    expect(overclaiming(facts, /\bwent to\b|\bcame back\b|\bThe API got\b/, isAnswer)).toEqual([])
  })

  it('says that nothing was sent only where no server gave the text', () => {
    const noAnswer = ({ proves }: Wording) => proves !== 'rejection' && proves !== 'answer'
    expect(overclaiming(facts, /^Nothing was sent/, noAnswer)).toEqual([])
  })

  it('says of a warning that nothing failed', () => {
    const warnings = wordings.filter(({ proves, sender }) => proves === 'warning' && sender.kind === 'client')
    expect(warnings.length).toBeGreaterThan(2)
    for (const { seen } of warnings)
      expect(eventFor(seen, facts)).toMatch(
        /^(?:That is a warning|That says what was used and who paid|That says what was used where it was printed): nothing failed because of it/,
      )
  })

  it('claims nothing about a text that is not known', () => {
    expect(eventFor('Something quite different went wrong', facts)).toMatch(
      /^(?:From here|Claude Code sends nothing)/,
    )
  })
})
