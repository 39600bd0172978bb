/** The version of this package; a test holds it equal to `package.json`. Importing it loads nothing else. */
export const version = '0.1.0'
