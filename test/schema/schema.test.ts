import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { Ajv } from 'ajv'
import addFormats from 'ajv-formats'
import { describe, expect, it } from 'vitest'
import { runBundle } from '../support/bundle.ts'

const here = fileURLToPath(new URL('.', import.meta.url))

/** As SchemaStore tries what it takes: draft 7, Ajv in its strict mode, files that must pass and files that must not. */
describe.each(['config', 'report'])('the schema that `authmd schema %s` prints', which => {
  const text = runBundle(['schema', which]).stdout
  const ajv = addFormats.default(new Ajv({ strict: true, strictTypes: false, allErrors: true }))
  const validate = ajv.compile(JSON.parse(text))
  const files = (kind: string) =>
    readdirSync(join(here, kind, which)).map(
      name => [name, JSON.parse(readFileSync(join(here, kind, which, name), 'utf8'))] as const,
    )

  it('is of draft 7, has a title, and is the file that the package ships', () => {
    expect(JSON.parse(text)).toMatchObject({
      $schema: 'http://json-schema.org/draft-07/schema#',
      title: expect.stringMatching(/^authmd /),
    })
    expect(text).toBe(readFileSync(join(here, `../../schema/${which}.schema.json`), 'utf8'))
  })

  it.each(files('positive'))('takes %s', (_, data) => {
    expect(validate(data), JSON.stringify(validate.errors)).toBe(true)
  })

  it.each(files('negative'))('refuses %s', (_, data) => {
    expect(validate(data)).toBe(false)
  })
})
