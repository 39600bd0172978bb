import type { FoundConfig } from './read-config.ts'
import { readRegularFile } from './read-regular-file.ts'

const limit = 4 * 1024 * 1024

const failures = {
  absent: 'does not exist',
  unreadable: 'can’t be read',
  'no-file': 'is no regular file',
  'too-large': 'is larger than 4 MiB',
}

/** A configuration that was named, wherever it stands. `shown` is how messages call it. */
export async function readConfigFile(path: string, shown: string): Promise<FoundConfig> {
  const read = readRegularFile(path, limit)
  if ('failure' in read)
    return { problems: [{ file: shown, line: 1, reason: `it ${failures[read.failure]}` }] }
  const { parseConfig } = await import('../config/parse-config.ts')
  const parsed = parseConfig({ file: shown, text: read.bytes.toString('utf8') })
  return 'config' in parsed ? { file: shown, config: parsed.config } : parsed
}
