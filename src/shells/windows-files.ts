/**
 * Words about files on Windows, in PowerShell, which puts the home in the place of a `~` within quotes too. There an
 * attribute alone says of a file that it cannot be written; who may is a matter of lists that no command here changes.
 */
export const windowsFiles = {
  makeWritable: "Set-ItemProperty 'FILE' IsReadOnly $false",
  certificate: 'C:\\path\\to\\root.pem',
} as const
