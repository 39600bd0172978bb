import { z } from 'zod'
import { environments } from '../environments/index.ts'
import { shells } from '../shells/index.ts'
import { agentPaths } from '../targets/claude-md/agent-file.ts'
import { envExamplePaths } from '../targets/env-example/example-file.ts'
import { defaultGuidePath } from '../targets/guide-path.ts'
import { targetIds } from '../targets/target-ids.ts'
import type { Config } from './config.ts'
import { onEdits, oses, providers } from './names.ts'

const insideName = '[A-Za-z0-9_.-]*[A-Za-z0-9_-][A-Za-z0-9_.-]*'

/** A plain path inside the repository with forward slashes; no part of it is `.` or `..`. */
const folderPath = new RegExp(`^${insideName}(?:/${insideName})*$`)
const markdownPath = new RegExp(`^(?:${insideName}/)*${insideName}\\.md$`)

/** Each key once: what it holds, and the sentence that editors and the reference show. */
export const configSchema = z
  .strictObject({
    $schema: z.string().describe('The JSON Schema of this file, for editors').optional(),
    targets: z.array(z.enum(targetIds)).min(1).describe('Keep these current, and nothing else').optional(),
    paths: z
      .strictObject({
        'claude-md': z
          .enum(agentPaths)
          .describe('The agent file that gets the section where none holds it yet')
          .optional(),
        'env-example': z
          .enum(envExamplePaths)
          .describe('The example env file that is kept, or created where there is none')
          .optional(),
        guide: z
          .string()
          .regex(markdownPath, 'wants a path inside the repository that ends in .md')
          .describe(`Where the guide goes; usually ${defaultGuidePath}`)
          .optional(),
      })
      .describe('Where each target goes')
      .optional(),
    shells: idList(shells).describe('Write for exactly these shells').optional(),
    environments: idList(environments).describe('Write for exactly these environments').optional(),
    os: z.array(z.enum(oses)).describe('Write for exactly these systems').optional(),
    provider: z.enum(providers).describe('Write for this provider').optional(),
    onEdit: z.enum(onEdits).describe('What happens to hand edits in the section').optional(),
    templates: z
      .string()
      .regex(folderPath, 'wants a folder inside the repository, such as docs/authmd')
      .describe(
        "A folder of the team's own templates; a file there replaces ours of the same path, or adds to them",
      )
      .optional(),
    nested: z
      .enum(['none', 'pointer', 'section'])
      .describe(
        'What the agent files below the root get; where it is left out they are not looked at, or kept as they are with --recursive',
      )
      .optional(),
  })
  .meta({
    title: 'authmd configuration',
    description:
      'authmd.config.json, .authmdrc.json, or the key authmd of package.json. A flag wins over it, it wins over what the markers record, and that wins over detection.',
  }) satisfies z.ZodType<Config>

function idList(axis: readonly { readonly id: string }[]) {
  return z.array(z.enum(axis.map(({ id }) => id)))
}

/** The JSON Schema that is shipped as `schema/config.schema.json`. */
export function configJsonSchema(): object {
  return z.toJSONSchema(configSchema, { io: 'input' })
}
