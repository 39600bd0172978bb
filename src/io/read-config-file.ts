import type { FoundConfig } from './read-config.ts'
import { readRegularFile } from './read-regular-file.ts'

const limit = 4 * 1024 * 1024

const failures = {
  absent: 'does not exist',
  unreadable: 'can’t be read',
  'no-file': 'is not a regular file',
  'too-large': 'is larger than 4 MiB',
}

/** A configuration that was named, wherever it stands. `shown` is how messages call it. */
export function readConfigFile(path: string, shown: string): FoundConfig {
  const read = readRegularFile(path, limit)
  if ('failure' in read) return { problem: { file: shown, line: 1, reason: `it ${failures[read.failure]}` } }
  return { file: shown, text: read.bytes.toString('utf8') }
}
