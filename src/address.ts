/**
 * Where the project lives; `undefined` until it has a public address. Written from `repository` in `package.json` by
 * `npm run identity`, so that nothing names an address that nobody owns.
 */
export const address: string | undefined = undefined
