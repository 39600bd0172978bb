/** Where texts of the tables were seen: what a version printed in a run, what stands in its program, what its documentation says. */

export const measured = 'measured on Claude Code 2.1.332'
export const client = 'strings of Claude Code 2.1.332'
export const errors = 'https://code.claude.com/docs/en/errors'
