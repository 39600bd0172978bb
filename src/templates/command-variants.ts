import type { Shell, Word } from '../shells/shell.ts'
import { wordsOf } from '../shells/words-of.ts'
import type { Os } from '../types.ts'

const commands: readonly Word[] = ['names', 'count', 'set', 'persist', 'find', 'unsetEverywhere', 'testKey']

/**
 * A variant for each command of the guide: once for all shells that type the same, with their names where others type
 * something else. So that no command stands twice, whatever the profile. `variable` is the one that the guide is about;
 * what is in `without` has no place in it.
 */
export function commandVariants(
  shells: readonly Shell[],
  os: readonly Os[],
  variable: string,
  without: readonly Word[] = [],
): readonly (readonly [string, string])[] {
  return commands
    .filter(word => !without.includes(word))
    .map(word => {
      const groups = new Map<string, Shell[]>()
      for (const shell of shells) {
        const text = wordsOf(shell, os)[word].split('NAME').join(variable)
        groups.set(text, [...(groups.get(text) ?? []), shell])
      }
      const isOneLine = [...groups.keys()].every(text => !text.includes('\n'))
      const blocks = [...groups].map(([text, speaking]) => {
        const names = speaking.map(({ name }) => name).join(', ')
        if (groups.size > 1 && isOneLine) return `- ${names}: ${codeSpan(text)}`
        const fence = `\`\`\`${speaking[0]?.fence ?? 'sh'}\n${text}\n\`\`\`\n`
        return groups.size === 1 ? fence : `${names}:\n\n${fence}`
      })
      return [`guide/command-${word.toLowerCase()}/default.md`, `${head}\n${blocks.join('\n')}\n`] as const
    })
}

/** Code with a backquote in it stands between two. */
function codeSpan(text: string): string {
  return text.includes('`') ? `\`\` ${text} \`\`` : `\`${text}\``
}

const head = '---\nsource: src/shells\nverified: 2026-11-28\n---\n'
