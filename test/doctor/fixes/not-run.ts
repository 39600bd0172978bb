import { readdirSync, readFileSync } from 'node:fs'

/** Programs that a test can't start: they need an account, the network or rights that no test has. */
export const outside =
  /^(?:aws|gcloud|az|gh|npm|docker|systemctl|security|sudo|claude update|claude setup-token|claude mcp|claude --|ant auth)/

const word = /^\{\{(?:take-out|renew|stop|give|way-in|leave|unset|set|assign|reload|persist)/

/** The kinds whose fix is, somewhere, a command or a line of a file. */
export function kindsWithCommands(): readonly string[] {
  return readdirSync('templates/doctor')
    .filter(file => {
      const parts = readFileSync(`templates/doctor/${file}`, 'utf8').split(/^(?=## )/m)
      return parts.some(
        part =>
          part.startsWith('## fix') && part.split('\n').some(line => /^ {2}\S/.test(line) || word.test(line)),
      )
    })
    .map(file => file.replace(/\.md$/, ''))
}

/** The first column of the table in `docs/fixes.md`. */
export function listed(): readonly string[] {
  return [...readFileSync('docs/fixes.md', 'utf8').matchAll(/^\| `([^`]+)` \|/gm)].map(row => row[1] ?? '')
}
