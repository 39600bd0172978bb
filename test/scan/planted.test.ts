import { describe, expect, it } from 'vitest'
import { reportSchema } from '../report/schema.ts'
import { FAKE_KINDS, type FakeKind, fake, leaks } from '../secrets/fake.ts'
import { findingsOf, folderWith, repositoryWith, runScan } from './run-scan.ts'

const kinds = Object.keys(FAKE_KINDS) as FakeKind[]

/** Twenty file types, each with the way in which a credential gets written into it. */
const types: Readonly<Record<string, (key: string) => string>> = {
  '.env': k => `DEBUG=1\nANTHROPIC_API_KEY=${k}\n`,
  '.envrc': k => `export ANTHROPIC_API_KEY='${k}'\n`,
  'settings.json': k => JSON.stringify({ env: { ANTHROPIC_API_KEY: k } }, null, 2),
  'nested.json': k => JSON.stringify({ log: JSON.stringify({ headers: { 'x-api-key': k } }) }),
  'config.jsonc': k => `{\n  // old: ${k}\n}\n`,
  'CLAUDE.md': k => `# Notes\n\n\`\`\`sh\nexport ANTHROPIC_API_KEY=${k}\n\`\`\`\n`,
  'notes.txt': k => `the key is ${k}.\n`,
  'app.ts': k => `const client = new Anthropic({ apiKey: '${k}' })\n`,
  'app.min.js': k => `${'!function(){var a=1}();'.repeat(3000)}var k="${k}";${'a(b);'.repeat(3000)}`,
  'main.py': k => `client = Anthropic(api_key="${k}")\n`,
  'main.go': k => `const key = "${k}"\n`,
  'lib.rs': k => `let key = "${k}";\n`,
  'Main.java': k => `String key = "${k}";\n`,
  'app.rb': k => `ENV["ANTHROPIC_API_KEY"] = "${k}"\n`,
  'run.sh': k => `curl -H "x-api-key: ${k}" https://api.anthropic.com/v1/models\n`,
  'run.ps1': k => `$env:ANTHROPIC_API_KEY = "${k}"\r\n`,
  'run.cmd': k => `set ANTHROPIC_API_KEY=${k}\r\n`,
  'deploy.yml': k => `env:\n  ANTHROPIC_API_KEY: ${k}\n`,
  'mise.toml': k => `[env]\nANTHROPIC_API_KEY = "${k}"\n`,
  'main.tf': k => `variable "key" { default = "${k}" }\n`,
  Dockerfile: k => `ENV ANTHROPIC_API_KEY=${k}\n`,
  'page.html': k => `<script>fetch("/x?key=${k}&a=1")</script>\n`,
  'data.csv': k => `name,key\nbot,${k}\n`,
  'book.ipynb': k => JSON.stringify({ cells: [{ source: [`key = "${k}"\n`] }] }),
  'har.xml': k => `<header name="authorization" value="Bearer ${k}"/>\n`,
}

/** The ways in which one credential comes in pieces or in another form. */
const forms: Readonly<Record<string, (key: string) => string | Buffer>> = {
  'crlf.txt': k => `a\r\nkey: ${k}\r\nb\r\n`,
  'wrapped-80.txt': k => `token:\n${k.slice(0, 80)}\n${k.slice(80)}\n\nStore it.\n`,
  'wrapped-crlf.txt': k => `token:\r\n${k.slice(0, 60)}\r\n${k.slice(60)}\r\n`,
  'wrapped-shell.sh': k => `export KEY=${k.slice(0, 40)}\\\n${k.slice(40)}\n`,
  'wrapped-quote.md': k => `> ${k.slice(0, 50)}\n> ${k.slice(50)}\n`,
  'wrapped-prefix.txt': k => `${k.slice(0, 7)}\n${k.slice(7)}\n`,
  'split-plus.js': k => `const k = "${k.slice(0, 7)}" + "${k.slice(7)}"\n`,
  'split-lines.js': k => `const k = '${k.slice(0, 30)}' +\n  '${k.slice(30, 70)}' +\n  '${k.slice(70)}'\n`,
  'split-python.py': k => `key = ("${k.slice(0, 20)}"\n       "${k.slice(20)}")\n`,
  'split-list.js': k => `const k = ["${k.slice(0, 7)}", "${k.slice(7)}"].join("")\n`,
  'split-php.php': k => `$k = '${k.slice(0, 13)}' . '${k.slice(13)}';\n`,
  'split-small.js': k =>
    `k("${k.slice(0, 3)}" + "${k.slice(3, 7)}" + "${k.slice(7, 10)}" + "${k.slice(10)}")\n`,
  'template.js': k => `const p = prefix()\nconst k = \`\${p}${k.slice(7)}\`\n`,
  'utf16le.txt': k => Buffer.from(`\ufeffkey\r\n${k}\r\n`, 'utf16le'),
  'utf16be.txt': k => Buffer.from(`\ufeffkey\r\n${k}\r\n`, 'utf16le').swap16(),
  'utf16-no-bom.txt': k => Buffer.from(`the key is ${k}\r\n`, 'utf16le'),
  'bom.env': k => `\ufeffANTHROPIC_API_KEY=${k}`,
  'latin1.txt': k => Buffer.from(`Schlüssel: ${k} für alle\n`, 'latin1'),
  'zero-width.txt': k => `key: ${k.slice(0, 40)}\u200b${k.slice(40)}\n`,
  'soft-hyphen.md': k => `key: ${k.slice(0, 60)}\u00ad${k.slice(60)}\n`,
  'escaped.md': k => `key: ${k.slice(0, 13)}${k.slice(13).replace(/[-_]/g, '\\$&')}\n`,
  'mail.eml': k => `key: ${k.slice(0, 70)}=\r\n${k.slice(70)}\r\n`,
  'umlaut.md': k => `Schlüssel„${k}“\n`,
}

describe('scan finds a planted credential', () => {
  it.each(kinds)(
    'of the kind %s in every one of 20 file types and more, at its line, and shows no value',
    async kind => {
      const names = Object.keys(types)
      expect(names.length).toBeGreaterThanOrEqual(20)
      const keys = names.map((_, index) => fake(kind, index + 1))
      const folder = folderWith(
        Object.fromEntries(
          names.map((name, index) => [`${index}/${name}`, types[name]?.(keys[index] ?? '') ?? '']),
        ),
      )
      const { code, out } = await runScan(folder, ['--json', '.'])
      expect(code).toBe(1)
      const found: { file: string; line: number; reason: string }[] = JSON.parse(out).findings
      expect(found.map(finding => finding.file).sort()).toEqual(
        names.map((name, index) => `${index}/${name}`).sort(),
      )
      for (const finding of found) {
        const index = Number(finding.file.split('/')[0])
        const lines = (types[names[index] ?? '']?.('KEY') ?? '').split('\n')
        expect(finding.line, finding.file).toBe(
          lines.findIndex(
            line =>
              line.includes('KEY') && !/_KEY\b(?!.*\bKEY\b)/.test(line.replace(/[A-Z]+_[A-Z_]*KEY/g, '')),
          ) + 1,
        )
        expect(finding.reason).toContain(`sk-ant-${kind}-…, ${keys[index]?.length} characters`)
      }
      for (const key of keys) expect(leaks(key.slice(`sk-ant-${kind}-`.length), out)).toBe(false)
    },
  )

  it.each(kinds)('of the kind %s wrapped, split, in UTF-16 and in other forms', async kind => {
    const names = Object.keys(forms)
    const folder = folderWith(
      Object.fromEntries(names.map((name, index) => [name, forms[name]?.(fake(kind, index + 50)) ?? ''])),
    )
    const findings = await findingsOf(folder, '.')
    const found = findings.map(finding => finding.file)
    expect([...new Set(found)].sort()).toEqual(names.sort())
    expect(found).toHaveLength(names.length)
    // A piece alone would be told as one of an odd length.
    expect(findings.filter(finding => finding.severity !== 'error')).toEqual([])
  })

  it('wherever it stands in a file of several megabytes, also across the borders of what is read at once', async () => {
    const files: Record<string, Buffer> = {}
    const size = 1024 * 1024
    for (const offset of [
      0,
      size - 110,
      size - 54,
      size - 1,
      size,
      size - 4096,
      size - 4096 - 50,
      size - 4096 + 1,
      2 * size - 4096,
      3 * size - 200,
    ]) {
      const bytes = Buffer.alloc(3 * size, 'lorem ipsum\n')
      bytes.write(` ${fake('api03', offset)} `, offset, 'latin1')
      files[`at-${offset}.txt`] = bytes
    }
    const found = await findingsOf(folderWith(files), '.')
    expect(found.map(finding => finding.file).sort()).toEqual(Object.keys(files).sort())
    for (const { file, line, reason } of found) {
      expect(reason).toContain('108 characters)')
      const offset = Number(/\d+/.exec(file ?? '')?.[0])
      const before = files[file ?? '']
        ?.subarray(0, offset + 1)
        .toString('latin1')
        .split('\n').length
      expect(line, file).toBe(before)
    }
  })

  it('in each of several on one line, and with two kinds in one file', async () => {
    const folder = folderWith({ 'a.txt': `${fake('api03', 1)},${fake('api03', 2)}\n${fake('oat01', 3)}` })
    expect((await findingsOf(folder, 'a.txt')).map(finding => finding.line)).toEqual([1, 1, 2])
  })
})

describe('scan judges by length', () => {
  it('warns where the length is not that of the kind, and of a token that a terminal cut', async () => {
    const folder = folderWith({
      'a.txt': `x ${fake('api03').slice(0, 90)} x`,
      'b.txt': fake('oat01').slice(0, 79),
    })
    const { code, out } = await runScan(folder, ['.'])
    expect(code).toBe(0)
    expect(out).toContain(
      'warning  a.txt:1  A Console API key (sk-ant-api03-…, 90 characters, 108 are usual) is written here',
    )
    expect(out).toContain(
      'warning  b.txt:1  An OAuth access token (sk-ant-oat01-…, 79 characters, probably cut off) is written here',
    )
  })
})

describe('scan is quiet', () => {
  it.each([
    'ANTHROPIC_API_KEY=',
    'ANTHROPIC_API_KEY=sk-ant-your-key-here',
    'ANTHROPIC_API_KEY=sk-ant-api03-your-key-here-your-key-here-your-key-here',
    `sk-ant-api03-${'x'.repeat(93)}AA`,
    `sk-ant-api03-${'X'.repeat(95)}`,
    `sk-ant-api03-${'xX'.repeat(46)}xAA`,
    `sk-ant-oat01-${'0'.repeat(80)}`,
    `sk-ant-api03-${'abcdefghijklmnopqrstuvwxyz0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ'.repeat(2).slice(0, 93)}AA`,
    `sk-ant-api03-${'abc123'.repeat(16)}`,
    'sk-ant-api03-... and sk-ant-oat01-… and sk-ant-<key> and sk-ant-api03-[A-Za-z0-9_-]{93}AA',
    `sk-ant-api03-Your_Key_1234_${'replace_me_please'}_now_X`,
    `sk-ant-api03-Ab1${'x'.repeat(80)}Cd2EfGhIjKl`,
    'const prefix = "sk-ant-" + kind',
    'https://api01-eu-West2-production-gateway-0Ab.example.test/api03-things',
    'class task-antenna-AB12cd34EF56gh78IJ90kl12MN34 { }',
    'sk-ant-test sk-ant-env-key sk-ant-fixture-1',
  ])('about a placeholder or a piece of documentation: %s', async text => {
    expect(await findingsOf(folderWith({ 'a.md': `${text}\n` }), '.')).toEqual([])
  })
})

describe('scan has every output form', () => {
  it.each(['pretty', 'json', 'sarif', 'github'])(
    '%s names file, kind and length, and no value',
    async format => {
      const key = fake('admin01')
      const folder = repositoryWith({ 'src/app.js': `// one\nconst key = "${key}"\n` })
      const { code, out, err } = await runScan(folder, ['--format', format])
      expect(code).toBe(1)
      expect(out).toContain('src/app.js')
      expect(out).toContain('sk-ant-admin01-…, 110 characters')
      expect(leaks(key.slice(15), out + err)).toBe(false)
      if (format === 'json') expect(reportSchema().safeParse(JSON.parse(out)).error).toBeUndefined()
    },
  )
})
