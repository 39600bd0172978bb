/** The variables that name a proxy, in the order in which the client looks for them. Measured: for plain HTTP it is the same. */
export const proxyVariables = ['https_proxy', 'HTTPS_PROXY', 'http_proxy', 'HTTP_PROXY'] as const
