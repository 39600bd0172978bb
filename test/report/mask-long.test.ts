import { describe, expect, it } from 'vitest'
import { mask } from '../../src/report/mask.ts'
import { fakeBody, leaks } from '../secrets/fake.ts'
import { growth, linear, repeated } from '../support/growth.ts'

const secret = (at: number) => fakeBody(40, at + 3).replace(/[-_]/g, 'q')
const rows = (row: (value: string, at: number) => string) =>
  Array.from({ length: 300 }, (_, at) => row(secret(at), at)).join('\n')

/** Forms in which one opening line is far from the secrets that it names. */
const forms: Readonly<Record<string, string>> = {
  'here-document for docker login': `docker login -u me --password-stdin <<EOF\n${rows(v => v)}\nEOF\n`,
  'here-document for gh secret': `gh secret set A <<'EOF'\n${rows(v => v)}\nEOF\n`,
  'here-document into pgpass': `cat > ~/.pgpass <<EOF\n${rows((v, at) => `h${at}:5432:db:u:${v}`)}\nEOF\n`,
  'here-document in a diff': `+gh secret set A <<EOF\n${rows(v => `+${v}`)}\n+EOF\n`,
  'here-document of HCL': `password = <<EOT\n${rows(v => v)}\nEOT\n`,
  stringData: `stringData:\n${rows((v, at) => `  entry${at}: ${v}`)}\n`,
  'map of secrets in HCL': `secrets = {\n${rows((v, at) => `  entry${at} = "${v}"`)}\n}\n`,
  CSV: `name,password\n${rows((v, at) => `n${at},${v}`)}\n`,
  'table in Markdown': `| who | token |\n| --- | --- |\n${rows((v, at) => `| n${at} | ${v} |`)}\n`,
  'list below its name': `tokens:\n${rows(v => `  - ${v}`)}\n`,
}

describe('a secret far below the line that names it', () => {
  it.each(Object.entries(forms))('shows no 6 characters, the first as the last: %s', (_, text) => {
    const shown = mask(text)
    const seen = Array.from({ length: 300 }, (_row, at) => at).filter(at => leaks(secret(at), shown))
    expect(seen).toEqual([])
  })

  it.each([
    'gh secret set A <<EOF\n',
    'password = <<EOT\n',
    'EOF\n',
    'secrets:\n',
    ' secrets:\n  a: b\n',
    '```\n',
  ])('takes time in proportion to a text of many %j', unit => {
    expect(growth(repeated(unit), mask, 131_072)).toBeLessThan(linear)
  })
})

/** Where nobody can say where a statement ends, it ends after 60 lines. */
describe('beyond 60 lines, left alone by design', () => {
  it.each([
    ['in brackets', `tokens = [\n${rows(v => `  "${v}",`)}\n]\n`],
    ['a here-document without its end', `cat > secret.txt <<EOF\n${rows(v => v)}\n`],
  ])('what looks random %s', (_, text) => {
    const shown = mask(text)
    expect(leaks(secret(50), shown)).toBe(false)
    expect(shown).toContain(secret(299))
  })
})
