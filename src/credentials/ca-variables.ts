/** Files of certificates that are trusted beside those of the client. Measured: it takes both. */
export const caVariables = ['NODE_EXTRA_CA_CERTS', 'SSL_CERT_FILE'] as const
