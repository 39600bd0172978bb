import type { Diagnosis } from '../credentials/facts.ts'
import { type InTheWay, without } from '../credentials/in-the-way.ts'
import { askedKey } from '../credentials/interactive.ts'
import type { Credential, Resolution, SourceId } from '../credentials/types.ts'
import { type ToolHere, toolOnPath } from '../report/tool-here.ts'
import { loginBehind, sentIn } from '../rules/in-use.ts'
import { CLEAR } from '../rules/outcomes.ts'
import type { Shell } from '../shells/shell.ts'
import { type Place, placeOf } from './place-of.ts'
import { type Words, wordsOfScene } from './words-of-scene.ts'

/** All that the wording of a fix depends on. */
export interface Scene {
  readonly d: Diagnosis
  readonly place: Place
  readonly words: Words
  /** How the reader starts this tool. */
  readonly tool: ToolHere
  /** What goes out in the run that the text is about: `claude -p`, or a session, which may leave a key aside. */
  readonly resolution: Resolution
  /** The text fits a session alone. */
  readonly session: boolean
  /** The host of a gateway; undefined where requests go to Anthropic or a cloud provider. */
  readonly gateway?: string
  /** The credential that goes out, or would. */
  readonly sent?: Credential
  /** A login that the sent credential hides. */
  readonly hidden?: Credential
}

export function sceneOf(d: Diagnosis, shell: Shell, tool = toolOnPath): Scene {
  return sceneWith(d, { tool, words: wordsOfScene(shell, d.os) })
}

/** The same reader, where some things have been taken away. */
export function sceneWithout(scene: Scene, gone: readonly InTheWay[]): Scene {
  return gone.length === 0 ? scene : sceneWith(without(scene.d, gone), scene)
}

function sceneWith(d: Diagnosis, { tool, words }: Pick<Scene, 'tool' | 'words'>): Scene {
  const session = fitsSessionOnly(d)
  const r = session ? d.interactive : d.resolution
  const isGateway = r.provider === 'anthropic' && r.baseUrl.host !== 'api.anthropic.com'
  const gateway = isGateway ? (r.baseUrl.host ?? 'that server') : undefined
  const sent = sentIn(d, 'xApiKey', r) ?? sentIn(d, 'authorization', r) ?? bySource(d, r.refused)
  const hidden = sent === undefined ? undefined : loginBehind(d, sent)
  return {
    d,
    resolution: r,
    session,
    tool,
    place: placeOf(d),
    words,
    ...(gateway === undefined ? {} : { gateway }),
    ...(sent === undefined ? {} : { sent }),
    ...(hidden === undefined ? {} : { hidden }),
  }
}

/** The same set-up with what goes out in the run that the text is about. */
export function inItsRun(d: Diagnosis): Diagnosis {
  return fitsSessionOnly(d) ? { ...d, resolution: d.interactive } : d
}

const headers = { 'key-rejected': 'xApiKey', 'bearer-rejected': 'authorization' } as const

/**
 * What a session showed, where a key was declined there; and a rejected token, where `claude -p` sends a key and a session
 * the login behind it.
 */
function fitsSessionOnly(d: Diagnosis): boolean {
  if (d.ci !== undefined) return false
  if (d.sender?.inSession === true && d.interactive.request && askedKey(d)?.approval === 'rejected')
    return true
  const named = d.printed.filter(({ score }) => score >= CLEAR).map(({ ruleId }) => ruleId)
  const refused = (['key-rejected', 'bearer-rejected'] as const).filter(id => named.includes(id))
  const fits = (r: Resolution) => refused.some(id => r[headers[id]] !== null)
  return refused.length > 0 && !fits(d.resolution) && fits(d.interactive)
}

export function bySource(d: Diagnosis, source: SourceId | undefined): Credential | undefined {
  return d.credentials.find(one => one.source === source)
}
