import type { OwnerCase } from '../owner-case.ts'

const document = (note: string) =>
  `# Lighthouse\n\nLamps and lenses.\n\n## Build\n\nmake\n\n${note}\n\n## Tests\n\nmake test\n`

/** A note on how Claude Code signs in, somewhere: it stays as it is, and its line is named. */
const note = (promise: string, text: string, line: RegExp): OwnerCase => ({
  promise,
  files: { 'CLAUDE.md': document(text) },
  commands: [['apply'], ['apply']],
  named: ['CLAUDE.md', line],
  says: [/sign-in-twice/],
})

/** What looks like such a note and is about something else, or is a rule that is followed. */
const other = (promise: string, text: string): OwnerCase => ({
  promise,
  files: { 'CLAUDE.md': document(text) },
  neverSays: [/sign-in-twice/],
})

export const notes: readonly OwnerCase[] = [
  note('in a quote', '> Claude Code: run `/login` once, then `make`.', /Claude Code: run/),
  note(
    'in an item',
    '- format with `make fmt`\n- Claude Code needs `claude auth login` first',
    /needs `claude/,
  ),
  note('in the middle of a paragraph', 'Ask Mary.\nWith Claude Code type `/login`\nand wait.', /Ask Mary/),
  note('in a numbered list', '1. clone\n2. `claude setup-token`, for Claude Code\n3. make', /setup-token/),
  note('in a table', '| a | b |\n| --- | --- |\n| Claude Code | `ANTHROPIC_API_KEY` |', /ANTHROPIC_API_KEY/),
  note('in another language', 'Claude Code braucht `ANTHROPIC_API_KEY`, siehe Wiki.', /braucht/),
  note('in HTML', '<details>\n\nClaude Code: `/login` in the terminal.\n\n</details>', /in the terminal/),
  other(
    'the route of an application, changed with Claude Code',
    '- Claude Code: the page `/login` renders the form',
  ),
  other('a job', '- Claude Code runs in `.github/workflows/review.yml` with `ANTHROPIC_API_KEY`'),
  other('code', '```sh\n# Claude Code\nexport ANTHROPIC_API_KEY=\n```'),
  other('Claude Code alone', '- Claude Code reads this file, then runs `make`'),
  other('the variable alone', '- the tests need `ANTHROPIC_API_KEY`'),
  other('an application', '- our app calls Claude Code with the `ANTHROPIC_API_KEY` of each tenant'),
  other(
    'another program with it',
    '- Claude Code and the tests use `ANTHROPIC_API_KEY` and `OPENAI_API_KEY`',
  ),
  other('a ban, which is followed', '- Claude Code: never set `ANTHROPIC_API_KEY`'),
  other('a comment', '<!-- Claude Code: `/login` -->'),
  other(
    'a section that is adopted',
    '### Claude Code login\n\n- `/login`\n- 401: `unset ANTHROPIC_API_KEY`, Claude Code',
  ),
]
