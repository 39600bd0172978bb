import type { Wording } from '../message.ts'
import { apiWordings } from './api.ts'
import { clientWordings } from './client.ts'
import { cloudWordings } from './clouds.ts'
import { gatewayWordings } from './gateways.ts'
import { networkWordings } from './network.ts'
import { platformWordings } from './platforms.ts'

/** Every text that is known, by who sends it. Servers change their wording, so each keeps to what carries the meaning. */
export const wordings: readonly Wording[] = [
  ...clientWordings,
  ...apiWordings,
  ...gatewayWordings,
  ...cloudWordings,
  ...networkWordings,
  ...platformWordings,
]
