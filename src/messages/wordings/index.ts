import type { Wording } from '../message.ts'
import { apiWordings } from './api.ts'
import { clientCredentialWordings } from './client-credentials.ts'
import { clientSettingWordings } from './client-settings.ts'
import { clientSignInWordings } from './client-sign-in.ts'
import { clientStoreWordings } from './client-store.ts'
import { clientSurroundingWordings } from './client-surroundings.ts'
import { cloudWordings } from './clouds.ts'
import { gatewayWordings } from './gateways.ts'
import { networkWordings } from './network.ts'
import { platformWordings } from './platforms.ts'

/** Every text that is known, by who sends it. Servers change their wording, so each keeps to what carries the meaning. */
export const wordings: readonly Wording[] = [
  ...clientCredentialWordings,
  ...clientSettingWordings,
  ...clientSignInWordings,
  ...clientStoreWordings,
  ...clientSurroundingWordings,
  ...apiWordings,
  ...gatewayWordings,
  ...cloudWordings,
  ...networkWordings,
  ...platformWordings,
]
