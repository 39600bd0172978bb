/**
 * The ids of all sections that an agent file can hold. `auth` is the section itself; each of the others has
 * its own markers and its templates in the folder of its name.
 */
export const topics = [
  'auth',
  'rate-limit',
  'overloaded',
  'credit-balance',
  'forbidden',
  'mcp',
  'debug',
] as const
