/** What keeps the client from asking anybody else. Measured: with these only the messages go out. */
export const quieted: Readonly<Record<string, string>> = {
  CLAUDE_CODE_DISABLE_NONESSENTIAL_TRAFFIC: '1',
  CLAUDE_CODE_ENABLE_TELEMETRY: '0',
  CLAUDE_CODE_MAX_RETRIES: '0',
  DISABLE_AUTOUPDATER: '1',
  DISABLE_ERROR_REPORTING: '1',
  DISABLE_TELEMETRY: '1',
}

/** Should anything be asked elsewhere all the same, it ends at our own server. */
export function trapped(url: string): Readonly<Record<string, string>> {
  const ours = '127.0.0.1'
  return {
    http_proxy: url,
    HTTP_PROXY: url,
    https_proxy: url,
    HTTPS_PROXY: url,
    no_proxy: ours,
    NO_PROXY: ours,
  }
}
