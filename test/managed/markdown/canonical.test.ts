import { describe, expect, it } from 'vitest'
import { parseBlocks } from '../../../src/managed/markdown/parse-section.ts'

const digests = (text: string) => parseBlocks(text).map(({ digest }) => digest)

describe('the digest of a block', () => {
  it.each([
    ['white space and wrapping', 'one two\nthree', 'one   two three'],
    ['bullets and their indentation', '- one\n- two', '*   one\n*   two'],
    ['loose and tight lists', '- one\n- two', '- one\n\n- two'],
    ['list numbers', '1. one\n2. two', '1. one\n1. two'],
    ['signs of emphasis', '*a* __b__', '_a_ **b**'],
    ['fences', '```sh\na\n```', '~~~~sh\na\n~~~~'],
    ['underlined headings and closing signs', '## Head', 'Head\n----'],
    ['the depth of a heading', '## Head ##', '#### Head'],
    ['final punctuation of a heading', '## Head:', '## Head'],
    ['hard breaks', 'a  \nb', 'a\\\nb'],
    ['a link that is its address', '<https://example.org>', '[https://example.org](https://example.org)'],
    ['alignment and padding of a table', '| a |\n| - |\n| 1 |', '|  a  |\n|:---:|\n| 1   |'],
    ['escapes and entities', 'a \\* b', 'a &#42; b'],
    ['quotes and commas of JSON', '```json\n{"a": 1}\n```', "```json\n{ 'a': 1, }\n```"],
    ['empty lines and trailing spaces of code', '```sh\na\n\nb\n```', '```sh\na  \nb\n```'],
  ])('does not see %s', (_, one, other) => {
    expect(digests(other)).toEqual(digests(one))
  })
  it.each([
    ['a word', 'one two', 'one too'],
    ['emphasis', 'one *two*', 'one two'],
    ['emphasis made strong', 'one *two*', 'one **two**'],
    ['code', 'run `a`', 'run a'],
    ['the language of code', '```sh\na\n```', '```fish\na\n```'],
    ['indentation in code', '```sh\n  a\n```', '```sh\na\n```'],
    ['the address of a link', '[a](https://a.example)', '[a](https://b.example)'],
    ['the kind of a block', 'one', '> one'],
    ['a task that was done', '- [ ] one', '- [x] one'],
    ['a task made of an item', '- one', '- [ ] one'],
    ['upper case', 'One', 'one'],
  ])('sees %s', (_, one, other) => {
    expect(digests(other)).not.toEqual(digests(one))
  })
})
