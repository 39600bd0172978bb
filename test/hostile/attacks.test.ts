import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, it } from 'vitest'

/** Attacks that once worked, by their kind, and the titles of the tests that hold each: the attack itself and siblings of it. */
const attacks: Readonly<Record<string, readonly string[]>> = {
  'a program that a submodule names for diffs runs': [
    'where a submodule moved and its configuration names a program for diffs',
    'for every configuration key of git, in repository, submodule, worktree and included file',
    'runs nothing that its configuration, attributes, hooks or folders name',
    'shows git no configuration, hooks, attributes or refs of the repository',
    'win over those of the repository, where git would see them',
  ],
  'a planted git runs where a folder inside the repository was named': [
    'that is planted on PATH, whichever folder is named: %s',
    'that is planted on PATH, where the folder is reached by a link from outside',
    'starts no git that the project planted, wherever PATH leads first',
    'not by a relative entry, wherever it leads, nor in node_modules, wherever its links lead',
  ],
  'a link leads a write below .git, or out of the repository': [
    'where a repository would keep its files in a link to it',
    'where the folder that is named lies in one',
    'the page goes neither below a .git, nor by a link out of the repository',
    'with %s in its place is refused, and what it leads to stays',
    'writes through no link that the repository put into its folder',
  ],
  'a diff shows a secret over several lines': [
    '%s shows no 6 characters in any output',
    'lets none through where a terminal, an editor, a shell or a diff wrapped it, at any character',
    'lets none through when it is wrapped twice',
  ],
  'a diff shows the value of a variable that doctor knows': [
    'hides every value of a variable that names a secret, whatever the value looks like',
    '%s shows no 6 characters in any output',
    'a value that was filled in is never in a finding',
  ],
  'the mask lets forms of an assignment through': [
    'hides bearer tokens, header values, passwords in addresses, private keys and keys of other issuers',
    'is one of at least 300',
    'masks no ordinary word of the documents of other people',
    'left alone by design',
  ],
  'foreign text is quoted with a secret in it': [
    'quotes nothing that stands in the file: %s',
    'prints none on any path that ends in an error',
    'shows no secret that a folder is named after',
  ],
  'a text takes time with the square of its length': [
    'pumped with what it repeats, behind what leads there',
    'none begins anew at each of many equal characters, as X+$ does',
    'begins nowhere anew at each of many equal characters',
    'are asked for %s without trying every way',
    'takes time in proportion to the file with many %s',
    'sees each of 40,000 keys in a text, whether it stands on a line of its own or not',
  ],
  'a run that plans can not be interrupted': [
    'while %s reads and plans ends it at once, with nothing written',
    'while it waits for another run ends it at once, with nothing written when that run has ended',
    'at the %s of a write waits for the files to be whole, and a shell still sees it',
    'is interrupted at the question about %s: nothing is half done',
  ],
  'a pipe or device in place of a file holds a command up': [
    'in place of %s is refused by name by %j',
    'in place of any other file of a repository stops no command',
    'ends a question that git does not answer',
    'the page waits for no pipe and fills no device',
  ],
  'history is said to be looked into and is not: it is left to gitleaks, by our rules': [
    'is written from the table of scan (AUTHMD_UPDATE=1 writes it)',
    'finds each of 200 whole credentials of the kind %s, by one rule',
    'in a tracked file that is deleted on the disk, replaced by a folder, or a link whose target it is',
  ],
  'a key that is glued to text, encoded, or part of a name is not found': [
    'written as %s, as an error, and shows nothing of it',
    'in the name of a file or folder, tracked, staged or given, and shows the name without it',
    'of gitleaks’ published rules and secretlint’s',
    'takes keys that stand one below the other for what they are',
  ],
  'foreign text makes a link or a mention in Markdown': [
    'in Markdown: %j',
    'in SARIF: no link in a message: %j',
    'in the form for GitHub: one line for one finding: %j',
  ],
  'a diff gives commands to a runner': [
    'on a terminal: no line is a command of a runner, nothing steers the screen: %j',
    'in the form for GitHub: one line for one finding: %j',
    'prints a path with line feeds and escape codes safely as %s',
    'names of a repository steer no terminal and no runner: %s %s %s %s',
  ],
  'what somebody saves while authmd writes is lost': [
    'what was saved into %s in place is there afterwards, at every moment',
    'a failure puts back what was there, never over what a person saved since',
    'a file that somebody makes while ours is being made is never written over',
    'both say what is so, and the files are those of one run',
    '%s has one owner, at whatever moment and for however long another stops',
    'that was committed holds up no run: it is refused at once, with the command that takes it out',
  ],
  'a run that is killed leaves what git would add': [
    'leaves each file old or new, nothing that git would add, and the next run finishes',
    'leaves nothing that git sees, whichever file of the lock it is, and the next run clears it',
    'is cleared where its owner is dead, and the write goes on',
    'is the next one’s from the moment on at which it is let go, and hidden from git all the time',
  ],
}

const tests = testFiles(fileURLToPath(new URL('..', import.meta.url)))
  .map(file => readFileSync(file, 'utf8'))
  .join('\n')

it.each(Object.entries(attacks))(
  'it is held by tests that are there, and by those of two siblings: %s',
  (_, titles) => {
    expect(titles.length).toBeGreaterThan(2)
    expect(titles.filter(title => !tests.includes(`'${title}'`) && !tests.includes(`\`${title}\``))).toEqual(
      [],
    )
  },
)

function testFiles(folder: string): readonly string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap(entry => {
    const path = join(folder, entry.name)
    if (entry.isDirectory()) return testFiles(path)
    return entry.name.endsWith('.test.ts') && entry.name !== 'attacks.test.ts' ? [path] : []
  })
}
