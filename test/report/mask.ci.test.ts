import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { mask } from '../../src/report/mask.ts'
import { FAKE_KINDS, type FakeKind, fake, fakeBody, leaks } from '../secrets/fake.ts'
import { growth, linear, repeated } from '../support/growth.ts'

const kinds = Object.keys(FAKE_KINDS) as FakeKind[]
const secret = fc
  .record({ kind: fc.constantFrom(...kinds), seed: fc.nat(1_000_000) })
  .map(({ kind, seed }) => ({
    kind,
    value: fake(kind, seed),
    body: fake(kind, seed).slice(`sk-ant-${kind}-`.length),
  }))

const surroundings: readonly ((value: string) => string)[] = [
  v => v,
  v => `ANTHROPIC_API_KEY=${v}`,
  v => `+export ANTHROPIC_API_KEY="${v}"\r\n+NEXT=1\r\n`,
  v => `-# ANTHROPIC_API_KEY='${v}' # from the console`,
  v => JSON.stringify({ env: { ANTHROPIC_API_KEY: v }, text: `a\n${v}\nb` }),
  v => JSON.stringify(JSON.stringify({ key: v })),
  v => `https://example.test/?key=${v}&next=1#${v}`,
  v => `curl -H "x-api-key: ${v}" -H 'Authorization: Bearer ${v}' https://api.anthropic.com \\\n  -d @body`,
  v => `prose with ${v}, and \`${v}\`.`,
  v => `Cookie: sessionKey=${v}; other=1`,
  v => `const a=1;var k="${v}";call(k)`,
  v => `x${v}x`,
  v => `"${v.slice(0, 7)}" + "${v.slice(7)}"`,
  v => `'${v.slice(0, 20)}' +\n    '${v.slice(20, 50)}' +\n    '${v.slice(50)}'`,
  v => `["${v.slice(0, 7)}", "${v.slice(7)}"].join("")`,
  v => `${v}${'y'.repeat(70_000)}`,
  v => `${'word '.repeat(20_000)}${v}`,
]

describe('mask', () => {
  it('lets no 6 characters of a credential through, of any kind, in any surroundings', () => {
    fc.assert(
      fc.property(secret, fc.constantFrom(...surroundings), ({ value, body }, around) => {
        expect(leaks(body, mask(around(value)))).toBe(false)
      }),
      { numRuns: 600 },
    )
  })

  it('lets none through where a terminal, an editor, a shell or a diff wrapped it, at any character', () => {
    const breaks = ['\n', '\r\n', ' \\\n    ', '\n    ', '\\n', '\n+', '\n> ', '\n# ']
    fc.assert(
      fc.property(
        secret,
        fc.integer({ min: 1, max: 102 }),
        fc.constantFrom(...breaks),
        ({ value, body }, at, brk) => {
          const lead = brk.includes('+') ? '+' : ''
          const shown = mask(`${lead}text ${value.slice(0, at)}${brk}${value.slice(at)}\nand more`)
          expect(leaks(body, shown)).toBe(false)
        },
      ),
      { numRuns: 1500 },
    )
  })

  it('lets none through when it is wrapped twice', () => {
    for (let width = 30; width < 60; width++) {
      const value = fake('oat01', width)
      const wrapped = [value.slice(0, width), value.slice(width, 2 * width), value.slice(2 * width)].join(
        '\n',
      )
      expect(leaks(value.slice(13), mask(`token: ${wrapped}\n\nStore it.`))).toBe(false)
    }
  })

  it('shows the kind and the length', () => {
    expect(mask(`key ${fake('api03')} end`)).toBe('key sk-ant-api03-…(108 characters) end')
    expect(mask(`ANTHROPIC_AUTH_TOKEN=${fake('oat01')}`)).toBe(
      'ANTHROPIC_AUTH_TOKEN=sk-ant-oat01-…(108 characters)',
    )
    expect(mask(`a ${fake('api03').slice(0, 60)}\n${fake('api03').slice(60)}\nb`)).toBe(
      'a sk-ant-api03-…(108 characters)\n…\nb',
    )
  })

  it('hides every value of a variable that names a secret, whatever the value looks like', () => {
    const value = fc.stringMatching(/^[a-z]{4}[!-&(-~]{6,30}[a-z0-9]$/).filter(v => !/[\\"`']/.test(v))
    const name = fc.constantFrom(
      'DB_PASSWORD',
      'MY_API_KEY',
      'STRIPE_SECRET',
      'GITHUB_TOKEN',
      'AWS_SECRET_ACCESS_KEY',
    )
    const line = fc.constantFrom<(n: string, v: string) => string>(
      (n, v) => `${n}=${v}`,
      (n, v) => `+${n}=${v}`,
      (n, v) => `- ${n} = ${v}`,
      (n, v) => ` export ${n}='${v}'`,
      (n, v) => `# ${n}="${v}"\r`,
      (n, v) => `set -gx ${n} "${v}"`,
      (n, v) => `$env:${n} = "${v}"`,
      (n, v) => `"${n}": "${v}",`,
      (n, v) => `  ${n}: "${v}"`,
    )
    fc.assert(
      fc.property(name, value, line, (n, v, at) => {
        const shown = mask(at(n, v))
        expect(leaks(v, shown)).toBe(false)
        expect(shown).toContain(`…(`)
      }),
      { numRuns: 1000 },
    )
  })

  it('hides bearer tokens, header values, passwords in addresses, private keys and keys of other issuers', () => {
    const body = fakeBody(40, 7)
    for (const text of [
      `Authorization: Bearer ${body}`,
      `authorization: ${body}`,
      `it sent Bearer ${body} to the host`,
      `{"x-api-key":"${body}"}`,
      `-H x-api-key:${body}`,
      `postgres://user:${body}@host/db`,
      `gh${'p'}_${body.replace(/[-_]/g, 'a')}`,
      `sk-${'proj'}-${body}`,
      `ey${'J'}${body}.${body}.${body}`,
      `-----BEGIN ${'PRIVATE'} KEY-----\n${body}\n${body}\n-----END`,
    ])
      expect(leaks(body, mask(text)), text).toBe(false)
  })

  it.each([
    'ANTHROPIC_API_KEY=',
    '# ANTHROPIC_API_KEY=',
    'ANTHROPIC_API_KEY=sk-ant-your-key-here',
    'export ANTHROPIC_API_KEY="sk-ant-api03-..."',
    'ANTHROPIC_API_KEY=<your key>',
    'ANTHROPIC_API_KEY: ${{ secrets.ANTHROPIC_API_KEY }}',
    'export ANTHROPIC_API_KEY="$(security find-generic-password -w -s claude)"',
    'export ANTHROPIC_API_KEY=$(op read op://vault/item/key)',
    'read -rs ANTHROPIC_API_KEY && export ANTHROPIC_API_KEY',
    '$env:ANTHROPIC_API_KEY = Read-Host -MaskInput',
    '$env.ANTHROPIC_API_KEY = (input -s)',
    'set -gx ANTHROPIC_API_KEY (read -s)',
    'curl -H "x-api-key: $ANTHROPIC_API_KEY" -H "Authorization: Bearer ${TOKEN}"',
    'unset ANTHROPIC_API_KEY; [ -n "$ANTHROPIC_API_KEY" ] && echo set',
    'Set `ANTHROPIC_API_KEY`: a key of the Console. A bearer token is sent as Bearer token.',
    'CLAUDE_CODE_MAX_OUTPUT_TOKENS=4096 API_TOKEN_LIMIT=5',
    'sk-ant-api03-[A-Za-z0-9_-]{93}AA, sk-ant-oat01-…, `sk-ant-`',
    'invalid x-api-key: check the key',
    'TOGETHER_API_KEY=your_together_api_key_here',
    'export ANTHROPIC_API_KEY="YOUR_AZURE_API_KEY"',
    'STRIPE_WEBHOOK_SECRET=whsec_...',
    'CLOUDFLARE_API_TOKEN=<token> npx wrangler pages deploy dist',
    'INSTA_FORCE_PASS=1 cargo test -p ty',
    'memory_store(key="pattern-x", value="what worked")',
    'ANTHROPIC_API_KEY with us.anthropic.claude-sonnet-4-5-20250929-v1:0 in us-east-1',
    'The token is read from /home/me/.config/x86_64-linux-gnu/a1b2c3d4e5f6.json',
    '  - uses: actions/checkout@b4ffde65f46336ab88eb53be808477a3936bae11 # token of the job',
    'A token is described at https://code.claude.com/docs/en/authentication#a1b2c3d4e5f6',
    'The secret is in image@sha256:b4ffde65f46336ab88eb53be808477a3936bae11b4ffde65f46336ab88eb53be',
    'token-efficient-tools-2025-02-19 and AnthropicBetaTokenEfficientTools2025_02_19',
    'access token of first.last2@example.test, made on 2026-11-23T10:00:00Z',
    'mysql -p database',
    'docker login -p $PASSWORD && docker run -p 8080:80 image',
    'curl -u user:$PASS https://example.test:8443',
    'Each key is of its own: a secret set once (see RFC7519, section 4.1.1) expires.',
    '    api_key=settings.llm_api_key',
    'VALUE_KEY: Final = "value"',
    'ANTHROPIC_API_KEY: set this to a key of the Console',
    'const token = await readToken()',
    '<!-- authmd:start auth v=1 t=1 sum=k3f9x2 os=macos shell=zsh env=vscode -->',
    'set-key/zsh:3fa9c1 unset/zsh:77b2e0',
    'The quick brown fox\nsk-ant- keys\nare kept',
  ])('leaves what is no credential as it is: %s', text => {
    expect(mask(text)).toBe(text)
  })

  it('masking twice is masking once', () => {
    const part = fc.oneof(
      secret.map(s => s.value),
      secret.map(s => s.value.slice(0, 30)),
      fc.constantFrom(
        '\n',
        '\r\n',
        '"',
        "'",
        ' + ',
        '=',
        ': ',
        ' ',
        '+',
        '-',
        '#',
        '\\n',
        '\\',
        '…',
        '(',
        '@',
        '://',
      ),
      fc.constantFrom(
        'API_KEY',
        'export ',
        'PASSWORD',
        'sk-ant-',
        'Bearer ',
        'x-api-key',
        'api03-',
        '…(3 characters)',
      ),
      fc.string({ maxLength: 12 }),
    )
    fc.assert(
      fc.property(fc.array(part, { maxLength: 14 }), parts => {
        const once = mask(parts.join(''))
        expect(mask(once)).toBe(once)
      }),
      { numRuns: 5000 },
    )
  })

  it.each([
    'sk-',
    'sk-ant-',
    'api03-',
    'A_KEY=',
    'A_KEY=$A',
    ' ',
    'Bearer ',
    'eyJ-',
    'eyJabcdefgh',
    '://a:',
    '"+"',
    "sk-ant-api03-a'+'",
    'KEY',
    '=',
    '\n',
    'a ',
    '#',
    '-----BEGIN PRIVATE KEY-----',
    'x-api-key:',
    'sk-ant-api03-a1\n',
    'A_KEY="',
    'A_KEY= ',
    'A_KEY: ',
    '\\',
  ])('takes time in proportion to a text of many %j', unit => {
    // Below this size a short way through the text is taken.
    expect(growth(repeated(unit), mask, 131_072)).toBeLessThan(linear)
  })
})
