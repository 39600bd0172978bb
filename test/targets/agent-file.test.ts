import { expect, it } from 'vitest'
import { agentContent, isAgentsImport } from '../../src/targets/claude-md/agent-file.ts'
import { growth, linear, repeated } from '../support/growth.ts'
import { opened } from '../support/opened.ts'

const contentOf = (text: string) => agentContent(opened(text))

it.each([
  ['', false],
  ['\uFEFF\n \n', false],
  ['<!-- a -->\n', false],
  ['<!-- a\nb -->\n\n<!-- c --> <!-- d -->\n', false],
  ['---\na: 1\n---\n<!-- a -->\n', false],
  ['<!-- a --> words\n', true],
  ['<!-- a --> words <!-- b -->\n', true],
  ['<!-- never closed\n', true],
  ['<div></div>\n', true],
  ['```\n<!-- a -->\n```\n', true],
  ['---\nan unclosed line\n', true],
  ['words', true],
])('says whether %j has content', (text, has) => {
  expect(contentOf(text) !== '').toBe(has)
})

it.each([
  ['@AGENTS.md', true],
  ['@./AGENTS.md\r\n', true],
  ['<!-- for all tools -->\n\n@AGENTS.md\n', true],
  ['@../AGENTS.md\n', true],
  ['@AGENTS.md and more\n', false],
  ['@AGENTS.md\n\nmore\n', false],
  ['- @AGENTS.md\n', false],
  ['@docs/AGENTS.md\n', false],
])('says whether %j imports AGENTS.md and nothing else', (text, is) => {
  expect(isAgentsImport(contentOf(text))).toBe(is)
})

it('reads many unclosed comments in linear time', () => {
  const build = repeated('<!-- ')
  expect(contentOf(`${build(1000)}-->`)).toBe('')
  expect(contentOf(build(1000))).not.toBe('')
  expect(growth(build, contentOf)).toBeLessThan(linear)
  expect(growth(size => `${build(size)}-->`, contentOf)).toBeLessThan(linear)
})
