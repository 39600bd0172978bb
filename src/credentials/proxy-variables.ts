/** The variables that name a proxy, in the order in which the client looks for them. For plain HTTP the last two count. */
export const proxyVariables = ['https_proxy', 'HTTPS_PROXY', 'http_proxy', 'HTTP_PROXY'] as const
