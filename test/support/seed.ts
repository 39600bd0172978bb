import fc from 'fast-check'

// The ordinary run tries the same documents each time, so that it is green or red by the code alone; the long
// form (AUTHMD_LONG=1) tries others each time.
if (process.env['AUTHMD_LONG'] !== '1') fc.configureGlobal({ seed: 20_261_123 })
