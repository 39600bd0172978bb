import { describe, expect, it } from 'vitest'
import { calledWithIn } from '../../src/messages/called-with.ts'

describe('a call of claude in a pasted text', () => {
  it.each([
    ["$ claude -p 'say ok'\nOK.\n\n$ claude --bare -p 'say ok'\nNot logged in", { bare: true }],
    ['PS C:\\Users\\me> claude -p hi --bare\nNot logged in', { bare: true }],
    ['% /opt/homebrew/bin/claude --bare --print "hi"', { bare: true }],
    ['$ CLAUDE_CODE_SIMPLE=1 claude -p hi', { bare: true }],
    ['+ claude --restricted -p TEXT\nNot logged in', { restricted: true }],
    ['claude: exited 1\n  args: --bare -p --output-format stream-json\n  Not logged in', { bare: true }],
    ['spawn claude {"args":["--bare","--print","hi"]}\nNot logged in', { bare: true }],
    ['run: npx tsx x && claude.exe -p --bare < in.txt | tee log', { bare: true }],
  ])('says how it was called: %s', (text, call) => {
    expect(calledWithIn(text)).toEqual(call)
  })

  it.each([
    '$ claude --bare -p hi\nNot logged in\n$ claude -p hi\nAPI Error: 401',
    "$ claude -p 'leave --bare out'",
    '$ claude -p hi | grep --bare',
    'git clone --bare https://example.test/claude.git',
    'I use claude with --bare sometimes',
    'git: exited 1\n  args: --bare --mirror',
    '$ CLAUDE_CODE_SIMPLE=0 claude -p hi',
    '',
  ])('says nothing where it is another one, prose, or of another program: %s', text => {
    expect(calledWithIn(text)).toEqual({})
  })
})
