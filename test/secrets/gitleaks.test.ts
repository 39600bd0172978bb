import { readFileSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { RE2JS } from 're2js'
import { parse } from 'smol-toml'
import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { gitleaksRules } from '../../scripts/gitleaks-rules.ts'
import { scanText } from '../../src/secrets/scan-text.ts'
import { FAKE_KINDS, type FakeKind, fake, fakeBody } from './fake.ts'

const file = fileURLToPath(new URL('../../recipes/gitleaks/anthropic.toml', import.meta.url))
const kinds = Object.keys(FAKE_KINDS).filter((id): id is FakeKind => id in FAKE_KINDS)

/** The keys of gitleaks' configuration that the file uses, as its README describes them. Another one would be a mistake. */
const configuration = z.strictObject({
  title: z.string(),
  extend: z.strictObject({ useDefault: z.boolean() }),
  rules: z.array(
    z.strictObject({
      id: z.string().regex(/^[a-z0-9-]+$/),
      description: z.string(),
      regex: z.string(),
      secretGroup: z.number().int().optional(),
      entropy: z.number(),
      keywords: z.array(z.string().regex(/^[a-z0-9_-]+$/)).min(1),
      allowlists: z
        .array(z.strictObject({ description: z.string(), regexes: z.array(z.string()).min(1) }))
        .optional(),
    }),
  ),
})
const text = gitleaksRules()
if (process.env['AUTHMD_UPDATE'] === '1') writeFileSync(file, text)
const { rules } = configuration.parse(parse(text))

/**
 * What gitleaks does with a rule: a keyword in the lower-case text, then the pattern in its engine (RE2), the entropy of
 * the match, and no pattern of an allow list in it. gitleaks itself is a Go program that this test can't get.
 */
function found(text: string): readonly string[] {
  return rules.flatMap(({ id, regex, secretGroup = 0, entropy, keywords, allowlists = [] }) => {
    if (!keywords.some(word => text.toLowerCase().includes(word))) return []
    const matcher = RE2JS.compile(regex).matcher(text)
    if (!matcher.find()) return []
    const secret = matcher.group(secretGroup) ?? ''
    const allowed = allowlists
      .flatMap(({ regexes }) => regexes)
      .some(one => RE2JS.compile(one).matcher(secret).find())
    return allowed || bitsOf(secret) <= entropy ? [] : [id]
  })
}

/** Shannon's entropy, a character. */
function bitsOf(text: string): number {
  const counts = new Map<string, number>()
  for (const one of text) counts.set(one, (counts.get(one) ?? 0) + 1)
  return [...counts.values()].reduce(
    (sum, count) => sum - (count / text.length) * Math.log2(count / text.length),
    0,
  )
}

describe('recipes/gitleaks/anthropic.toml', () => {
  it('is written from the table of scan (AUTHMD_UPDATE=1 writes it)', () => {
    expect(readFileSync(file, 'utf8')).toBe(text)
  })

  it('has each id once, and patterns that RE2 compiles', () => {
    expect(new Set(rules.map(({ id }) => id)).size).toBe(rules.length)
    for (const { regex, allowlists = [] } of rules)
      for (const one of [regex, ...allowlists.flatMap(({ regexes }) => regexes)])
        expect(() => RE2JS.compile(one), one).not.toThrow()
  })

  it.each(kinds)('finds each of 200 whole credentials of the kind %s, by one rule', kind => {
    const values = Array.from({ length: 200 }, (_, seed) => fake(kind, seed + 300))
    const around = [
      (v: string) => v,
      (v: string) => `KEY="${v}"`,
      (v: string) => `a(${v}),`,
      (v: string) => `x_${v}\r\n`,
    ]
    const missed = values.filter((value, at) => found(around[at % around.length]?.(value) ?? '').length !== 1)
    expect(missed.map(value => values.indexOf(value))).toEqual([])
  })

  it('finds a generation that no table knows yet, and the keys of other clouds by their variables', () => {
    const next = fake('api03', 7).replace('api03', 'api04')
    expect(found(`key: ${next}`)).toEqual(['anthropic-credential'])
    const bedrock = `AB${'SK'}${fakeBody(130, 4).replace(/[-_]/g, '+')}`
    expect(found(`AWS_BEARER_TOKEN_BEDROCK=${bedrock}`)).toContain('aws-bearer-token-bedrock')
    const foundry = 'a1b2c3d4e5f60718'.repeat(2)
    expect(found(`ANTHROPIC_FOUNDRY_API_KEY: "${foundry}"\n`)).toEqual(['anthropic-foundry-api-key'])
  })

  it.each([
    'sk-ant-api03-your-key-here',
    `sk-ant-api03-${'x'.repeat(95)}`,
    `sk-ant-api03-${'your-api-key-goes-here-'.repeat(5)}`,
    `sk-ant-oat01-${'AbCdEfGh12345678'.repeat(5)}`,
    `sk-ant-oat01-${'EXAMPLE-TOKEN-'.repeat(6)}a1`,
    'the prefix sk-ant-oat01- begins a token, sk-ant-sid01- a session key',
    'ANTHROPIC_FOUNDRY_API_KEY=${{ secrets.ANTHROPIC_FOUNDRY_API_KEY }}',
    'ANTHROPIC_FOUNDRY_API_KEY=your-foundry-api-key-here-please',
    'AWS_BEARER_TOKEN_BEDROCK=',
    `checksum: ${'a1b2c3d4e5f60718'.repeat(2)}`,
  ])('is silent about %s', text => {
    expect(found(text)).toEqual([])
    expect(scanText(text)).toEqual([])
  })
})
