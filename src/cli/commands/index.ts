import type { Command } from '../command.ts'
import { apply } from './apply.ts'
import { check } from './check.ts'
import { completion } from './completion.ts'
import { doctor } from './doctor.ts'
import { explain } from './explain.ts'
import { guide } from './guide.ts'
import { remove } from './remove.ts'
import { scan } from './scan.ts'
import { schema } from './schema.ts'

/** Every command, in the order of the help. A test holds that no file of this folder is missing here. */
export const commands: readonly Command[] = [
  apply,
  check,
  remove,
  doctor,
  scan,
  guide,
  explain,
  schema,
  completion,
]
