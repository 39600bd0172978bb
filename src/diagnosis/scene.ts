import type { Diagnosis } from '../credentials/facts.ts'
import type { Credential, SourceId } from '../credentials/types.ts'
import { sentIn, subscriptionLogin } from '../rules/in-use.ts'
import type { Shell } from '../shells/shell.ts'
import { type Place, placeOf } from './place-of.ts'
import { type Words, wordsOfScene } from './words-of-scene.ts'

/** All that the wording of a fix depends on. */
export interface Scene {
  readonly d: Diagnosis
  readonly place: Place
  readonly words: Words
  /** The host of a gateway; undefined where requests go to Anthropic or a cloud provider. */
  readonly gateway?: string
  /** The credential that goes out, or would. */
  readonly sent?: Credential
  /** A login that the sent credential hides. */
  readonly hidden?: Credential
}

export function sceneOf(d: Diagnosis, shell: Shell): Scene {
  const { resolution: r } = d
  const isGateway = r.provider === 'anthropic' && r.baseUrl.host !== 'api.anthropic.com'
  const gateway = isGateway ? (r.baseUrl.host ?? 'that server') : undefined
  const sent = sentIn(d, 'xApiKey') ?? sentIn(d, 'authorization') ?? bySource(d, r.refused)
  const login = subscriptionLogin(d)
  const hidden = login !== undefined && sent !== undefined && login.source !== sent.source ? login : undefined
  return {
    d,
    place: placeOf(d),
    words: wordsOfScene(shell, d.os),
    ...(gateway === undefined ? {} : { gateway }),
    ...(sent === undefined ? {} : { sent }),
    ...(hidden === undefined ? {} : { hidden }),
  }
}

export function bySource(d: Diagnosis, source: SourceId | undefined): Credential | undefined {
  return d.credentials.find(one => one.source === source)
}
