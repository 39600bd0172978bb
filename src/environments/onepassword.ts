import type { Environment } from './environment.ts'

/** Nothing harmless tells that `op` hands out the key: its variables are credentials. */
export const onepassword: Environment<'onepassword'> = {
  id: 'onepassword',
  name: '1Password CLI',
  scope: 'machine',
  variables: [],
  files: [],
  recognise: () => false,
}
