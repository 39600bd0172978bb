/**
 * Words about files on Windows, in PowerShell, which puts the home in the place of a `~` within quotes too. There an
 * attribute alone says of a file that it cannot be written; who may is a matter of lists that no command here changes.
 */
export const windowsFiles = {
  putAside: "Move-Item -LiteralPath 'FILE' 'FILE.broken'",
  makeWritable: "Set-ItemProperty -LiteralPath 'FILE' IsReadOnly $false",
  toPem:
    "Set-Content -LiteralPath 'FILE.pem' '-----BEGIN CERTIFICATE-----', ([Convert]::ToBase64String([IO.File]::ReadAllBytes('FILE'), 'InsertLineBreaks')), '-----END CERTIFICATE-----'",
  certificate: 'C:\\path\\to\\root.pem',
} as const
