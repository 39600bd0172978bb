/** The settings that name a program from which credentials come. */
export const helperSettings = [
  'apiKeyHelper',
  'awsAuthRefresh',
  'awsCredentialExport',
  'gcpAuthRefresh',
] as const
