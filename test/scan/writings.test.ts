import { rmSync, symlinkSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { fake, fakeBody, leaks } from '../secrets/fake.ts'
import { findingsOf, folderWith, git, put, repositoryWith, runScan } from './run-scan.ts'

const key = fake('api03', 3)
const token = fake('oat01', 5)
const base64 = (text: string) => Buffer.from(text).toString('base64')
const hex = (code: number) => code.toString(16).padStart(2, '0')
const escaped = (value: string, one: (code: number) => string, only?: RegExp) =>
  value.replace(only ?? /[\s\S]/g, char => one(char.charCodeAt(0)))

/** Ways in which a credential stands in a file without standing there in plain characters, or with something on it. */
const writings: Readonly<Record<string, (value: string) => string | Buffer>> = {
  'text glued behind it': v => `${v}_backup`,
  'a dash behind it': v => `${v}-`,
  'a word of a placeholder behind it': v => `${v}-example`,
  'text glued before it': v => `prefix${v}`,
  'one character short': v => v.slice(0, -1),
  'one character more': v => `${v}B`,
  'a Kubernetes secret': v => `apiVersion: v1\nkind: Secret\ndata:\n  ANTHROPIC_API_KEY: ${base64(v)}\n`,
  'a Kubernetes secret with a line end': v => `data:\n  key: ${base64(`${v}\n`)}`,
  'basic authentication': v => `Authorization: Basic ${base64(`user:${v}`)}`,
  'basic authentication, a longer user': v => `Authorization: Basic ${base64(`an:${v}`)}`,
  'base64 in the middle of a text': v => `x=${base64(`{"key":"${v}"}`)};`,
  'base64 for addresses': v => base64(`k:${v}`).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', ''),
  'JSON escapes of the dashes': v => escaped(v, code => `\\u00${hex(code)}`, /-/g),
  'JSON escapes of all': v => escaped(v, code => `\\u00${hex(code)}`),
  'shell escapes of the dashes': v => escaped(v, code => `\\x${hex(code).toUpperCase()}`, /-/g),
  'shell escapes of all': v => escaped(v, code => `\\x${hex(code)}`),
  'percent signs of the dashes': v => escaped(v, code => `%${hex(code).toUpperCase()}`, /-/g),
  'percent signs of all': v => escaped(v, code => `%${hex(code)}`),
  'HTML by number': v => escaped(v, code => `&#${code};`, /-/g),
  'HTML by hexadecimal number': v => escaped(v, code => `&#x${hex(code)};`, /-/g),
  'HTML by name': v => v.replaceAll('-', '&hyphen;'),
  'Markdown escapes': v => v.replaceAll('-', '\\-').replaceAll('_', '\\_'),
  'quoted-printable': v => v.replaceAll('-', '=2D'),
  'UTF-16 without its mark': v => Buffer.from(`key ${v}\n`, 'utf16le'),
  'UTF-16, big end first, without its mark': v => Buffer.from(`key ${v}\n`, 'utf16le').swap16(),
  'UTF-16 behind an odd number of bytes': v => Buffer.concat([Buffer.from('x'), Buffer.from(v, 'utf16le')]),
  'one NUL at the beginning': v => `\0${v}`,
  'NUL inside': v => `${v.slice(0, 30)}\0${v.slice(30)}`,
  'a binary file': v => Buffer.concat([Buffer.from([0, 1, 2, 0, 7]), Buffer.from(v), Buffer.from([0, 9])]),
}

describe('scan finds a credential', () => {
  it.each(Object.keys(writings))('written as %s, as an error, and shows nothing of it', async name => {
    for (const value of [key, token]) {
      // The length of a token is not published, so that one is neither short nor long.
      const folder = folderWith({ 'a.txt': writings[name]?.(value) ?? '' })
      const { code, out } = await runScan(folder, ['.', '--json'])
      const findings = JSON.parse(out).findings.map(
        (one: { severity: string; ruleId: string }) => `${one.severity} ${one.ruleId}`,
      )
      expect(`${code} ${findings.join()}`).toBe('1 error credential-in-file')
      expect(leaks(value.slice(13), out)).toBe(false)
    }
  })

  it('at its line, also where the lines before are encoded', async () => {
    const folder = folderWith({
      'a.txt': `%20%20\n\\u002d\n\n${escaped(key, code => `%${hex(code)}`)}\n`,
      'b.txt': Buffer.from(`one\ntwo\n${key}\n`, 'utf16le'),
      'c.yml': `a\nb: ${base64('nothing to see')}\nc: ${base64(key)}\n`,
    })
    expect((await findingsOf(folder, '.')).map(({ file, line }) => `${file}:${line}`)).toEqual([
      'a.txt:4',
      'b.txt:3',
      'c.yml:3',
    ])
  })

  it('in the name of a file or folder, tracked, staged or given, and shows the name without it', async () => {
    const folder = repositoryWith({ [`${key}/a.txt`]: 'x', 'b.txt': 'x' })
    put(folder, `${token}.txt`, 'x')
    git(folder, 'add', '.')
    for (const args of [[], ['--staged'], ['.']]) {
      const { code, out } = await runScan(folder, args)
      expect(code, args.join()).toBe(1)
      expect(out).toContain('is part of this name')
      for (const value of [key, token]) expect(leaks(value.slice(13), out)).toBe(false)
    }
  })

  it('in a tracked file that is deleted on the disk, replaced by a folder, or a link whose target it is', async () => {
    const folder = repositoryWith({ 'gone.txt': `${key}\n`, 'folder.txt': `\n${key}\n` })
    symlinkSync(`/home/${token}`, join(folder, 'link'))
    git(folder, 'add', '.')
    rmSync(join(folder, 'gone.txt'))
    rmSync(join(folder, 'folder.txt'))
    put(folder, 'folder.txt/x', 'x')
    expect((await findingsOf(folder)).map(({ file, line }) => `${file}:${line}`).sort()).toEqual([
      'folder.txt:2',
      'gone.txt:1',
      'link:1',
    ])
  })

  it('of Bedrock and Foundry, where its variable names it', async () => {
    const bedrock = `AB${'SK'}${fakeBody(120, 7).replace(/[-_]/g, 'q')}`
    const foundry = [3, 5, 8]
      .map(n => (n * 2654435761).toString(16).padStart(12, '7a9'))
      .join('')
      .slice(0, 32)
    const lines = [
      `AWS_BEARER_TOKEN_BEDROCK=${bedrock}`,
      `export AWS_BEARER_TOKEN_BEDROCK="${bedrock}"`,
      JSON.stringify({ env: { AWS_BEARER_TOKEN_BEDROCK: bedrock } }),
      `- name: AWS_BEARER_TOKEN_BEDROCK\n  value: ${bedrock}`,
      `key ${bedrock} alone`,
      `ANTHROPIC_FOUNDRY_API_KEY=${foundry}`,
      `$env:ANTHROPIC_FOUNDRY_API_KEY = '${foundry}'`,
      `ANTHROPIC_FOUNDRY_API_KEY: ${fakeBody(84, 9).replace(/[-_]/g, 'q')}`,
    ]
    for (const line of lines) {
      const { code, out } = await runScan(folderWith({ 'a.txt': line }), ['.'])
      expect(code, line).toBe(1)
      for (const value of [bedrock, foundry]) expect(leaks(value, out)).toBe(false)
    }
    const quiet = [
      'AWS_BEARER_TOKEN_BEDROCK=',
      'ANTHROPIC_FOUNDRY_API_KEY=your-foundry-api-key-here-please',
      'ANTHROPIC_FOUNDRY_API_KEY: ${{ secrets.ANTHROPIC_FOUNDRY_API_KEY }}',
      `checksum: ${foundry}`,
    ]
    for (const line of quiet) expect(await findingsOf(folderWith({ 'a.txt': line }), '.'), line).toEqual([])
  })
})

describe('a comment on the line', () => {
  it.each([
    ['authmd:allow', (v: string) => `a = "${v}" # authmd:allow\n`],
    ['gitleaks:allow', (v: string) => `a = "${v}" # gitleaks:allow\n`],
    ['secretlint-disable-line', (v: string) => `const a = "${v}" // secretlint-disable-line\n`],
    ['secretlint-disable-next-line', (v: string) => `// secretlint-disable-next-line\nconst a = "${v}"\n`],
    [
      'secretlint-disable',
      (v: string) => `/* secretlint-disable */\nconst a = "${v}"\n/* secretlint-enable */\n`,
    ],
  ])('%s allows what stands there, counted and shown', async (word, text) => {
    const folder = folderWith({ 'a.txt': `${text(key)}` })
    const { code, out, err } = await runScan(folder, ['.'])
    expect(code).toBe(0)
    expect(out).toContain(`allowed by \`${word}\``)
    expect(err).toContain('1 note')
    // The next line is one of its own.
    const other = folderWith({
      'a.txt': `${text(key)}b = "${token}"\n`,
    })
    expect((await runScan(other, ['.'])).code).toBe(1)
  })
})

describe('nothing that others find is missed', () => {
  /**
   * As published by gitleaks (anthropic-api-key, anthropic-admin-api-key, anthropic-oauth-token,
   * anthropic-oauth-refresh-token, and the two of Amazon Bedrock) and secretlint. Of the short-lived key of Bedrock gitleaks
   * takes the beginning alone, which every such key has, for one.
   */
  const published = [
    /\b(sk-ant-api03-[a-zA-Z0-9_-]{93}AA)(?:[`'"\s;]|\\[nr]|$)/,
    /\b(sk-ant-admin01-[a-zA-Z0-9_-]{93}AA)(?:[`'"\s;]|\\[nr]|$)/,
    /\b(sk-ant-oat01-[a-zA-Z0-9_-]{40,})(?:[`'"\s;]|\\[nr]|$)/,
    /\b(sk-ant-ort01-[a-zA-Z0-9_-]{40,})(?:[`'"\s;]|\\[nr]|$)/,
    /bedrock-api-key-YmVkcm9jay5hbWF6b25hd3MuY29t/,
    /\b(ABSK[A-Za-z0-9+/]{109,269}={0,2})(?:[`'"\s;]|\\[nr]|$)/,
    /(?<!\p{L})sk-ant-api0\d-[A-Za-z0-9_-]{90,128}AA(?![A-Za-z0-9_-])/u,
  ]
  const bodies = Array.from({ length: 150 }, (_, seed) => fakeBody(93, seed + 11))
  const around: readonly ((value: string) => string)[] = [
    v => v,
    v => `KEY="${v}"`,
    v => `'${v}';`,
    v => `a ${v}\\n`,
    v => `${v}\tb`,
    v => `\`${v}\``,
    v => `x_${v} `,
    v => `é${v} `,
    v => `.${v}\r\n`,
  ]
  const values = bodies.flatMap(body => [
    `sk-${'ant'}-api03-${body}AA`,
    `sk-${'ant'}-api04-${body}AA`,
    `sk-${'ant'}-api03-${body}${fakeBody(31, 5)}AA`,
    `sk-${'ant'}-api03-${body.slice(3)}AA`,
    `sk-${'ant'}-admin01-${body}AA`,
    `sk-${'ant'}-oat01-${body.slice(0, 40)}`,
    `sk-${'ant'}-ort01-${body.slice(0, 40)}`,
    `sk-${'ant'}-oat01-${body}${body}${body}`,
    `sk-${'ant'}-ort01-${body}AA`,
    `bedrock-${'api'}-key-YmVkcm9jay5hbWF6b25hd3MuY29t${body.replace(/[-_]/g, '+')}`,
    // Lower case and words, as in a scanner's own examples.
    `sk-${'ant'}-api03-${body.toLowerCase().slice(0, 80)}-fake-example1AA`.replace(
      /(api03-)(.*)(AA)$/,
      (_, a, b, c) => a + b.slice(0, 93).padEnd(93, 'q3z') + c,
    ),
    `AB${'SK'}${body.replace(/[-_]/g, '+')}${fakeBody(40, 3).replace(/[-_]/g, '/')}==`,
  ])

  it('of gitleaks’ published rules and secretlint’s', async () => {
    let found = 0
    const texts: Record<string, string> = {}
    values.forEach((value, index) => {
      const text = around[index % around.length]?.(value) ?? value
      if (published.some(rule => rule.test(text))) texts[`${found++}.txt`] = text
    })
    expect(found).toBeGreaterThan(1200)
    const findings = await findingsOf(folderWith(texts), '.')
    const seen = new Set(findings.map(({ file }) => file))
    expect(
      Object.keys(texts)
        .filter(file => !seen.has(file))
        .map(file => texts[file]?.slice(0, 24)),
    ).toEqual([])
  })

  it('of the keys by which gitleaks tries its own rules, which a person made up', async () => {
    const made = [
      `sk-${'ant'}-api03-abc123xyz-456def789ghij-klmnopqrstuvwx-3456yza789bcde-1234fghijklmnopby56aaaogaopaaaabc123xyzAA`,
      `sk-${'ant'}-admin01-abc12fake-456def789ghij-klmnopqrstuvwx-3456yza789bcde-12fakehijklmnopby56aaaogaopaaaabc123xyzAA`,
    ]
    for (const value of made) {
      expect(published.some(rule => rule.test(value))).toBe(true)
      expect(await findingsOf(folderWith({ 'a.txt': `${value}\n` }), '.')).toHaveLength(1)
    }
  })

  it('of secretlint itself, with the rules that it recommends', async () => {
    const { lintSource } = await import('@secretlint/core')
    const { creator } = await import('@secretlint/secretlint-rule-preset-recommend')
    const texts: Record<string, string> = {}
    for (const [index, value] of values.filter((_value, at) => at % 7 === 0).entries()) {
      const content = around[index % around.length]?.(value) ?? value
      const { messages } = await lintSource({
        source: { filePath: 'a.txt', content, ext: '.txt', contentType: 'text' },
        options: { noPhysicFilePath: true, config: { rules: [{ id: 'recommend', rule: creator }] } },
      })
      if (messages.length > 0) texts[`${index}.txt`] = content
    }
    const seen = new Set((await findingsOf(folderWith(texts), '.')).map(({ file }) => file))
    expect(Object.keys(texts).length).toBeGreaterThan(50)
    expect(Object.keys(texts).filter(file => !seen.has(file))).toEqual([])
  })
})
