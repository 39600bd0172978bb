/**
 * Whether a list of exceptions names the server: names and suffixes with spaces or commas between, with a port or without;
 * networks; `*` for all. Measured: this machine itself is no exception by itself.
 */
export function isExempt(url: URL, list: string): boolean {
  return list
    .split(/[\s,]+/)
    .filter(entry => entry !== '')
    .some(entry => entry === '*' || isInNetwork(url.hostname, entry) || isNamed(url, entry))
}

function isNamed(url: URL, entry: string): boolean {
  const [, host = '', port] = /^\*?\.?([^:]+|\[[\d:a-f]+\])(?::(\d+))?$/i.exec(entry) ?? []
  if (host === '' || (port !== undefined && port !== url.port)) return false
  const name = host.toLowerCase()
  return url.hostname === name || url.hostname.endsWith(`.${name}`)
}

/** `127.0.0.0/8`. Measured. */
function isInNetwork(hostname: string, entry: string): boolean {
  const [, network = '', bits = ''] = /^([\d.]{7,15})\/(\d{1,2})$/.exec(entry) ?? []
  const [ours, theirs] = [addressOf(hostname), addressOf(network)]
  if (ours === undefined || theirs === undefined || Number(bits) > 32) return false
  const size = 2 ** (32 - Number(bits))
  return Math.floor(ours / size) === Math.floor(theirs / size)
}

function addressOf(text: string): number | undefined {
  const parts = text.split('.')
  if (parts.length !== 4 || !parts.every(part => /^\d{1,3}$/.test(part) && Number(part) < 256))
    return undefined
  return parts.reduce((sum, part) => sum * 256 + Number(part), 0)
}
