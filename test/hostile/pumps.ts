import { type AST, RegExpParser, visitRegExpAST } from '@eslint-community/regexpp'

/** Texts that a pattern is slow on if it is slow on any: each grows by what one of its own repetitions takes. */
export interface Pump {
  readonly before: string
  readonly again: string
}

const parser = new RegExpParser({ ecmaVersion: 2024 })
const candidates = [...' \ta1-_"\'`#=/:.,;<>*~|\\A\n\r', ...'!$%&()+?@[]^{}é€0bcdefxyz']

/** A pump for every repetition of the pattern, behind the shortest text that leads to it, and for what it begins with. */
export function pumpsOf(source: string, flags: string): readonly Pump[] {
  const found = new Map<string, Pump>()
  const add = (before: string, again: string) => {
    if (again !== '') found.set(`${before}\0${again}`, { before, again })
  }
  for (const again of [' ', '\n', 'a', '-', ' \n', 'a ']) add('', again)
  visitRegExpAST(parser.parsePattern(source, undefined, undefined, { unicode: flags.includes('u') }), {
    onQuantifierEnter(node) {
      if (node.max < 64) return
      const before = textBefore(node)
      for (const again of choices(node.element, flags)) {
        add(before, again)
        add('', before + again)
      }
      add('', before)
    },
  })
  return [...found.values()]
}

function choices(node: AST.Element, flags: string): readonly string[] {
  if (node.type !== 'CharacterClass' && node.type !== 'CharacterSet') return [sample(node, flags)]
  const all = candidates.filter(character => fits(node, character, flags))
  const [first] = all
  return [...new Set([first, ...all.filter(one => '\n "a'.includes(one))])].filter(one => one !== undefined)
}

function textBefore(node: AST.Node): string {
  const { parent } = node
  if (!parent) return ''
  if (parent.type !== 'Alternative') return textBefore(parent)
  const index = parent.elements.findIndex(one => one === node)
  return (
    textBefore(parent) +
    parent.elements
      .slice(0, index)
      .map(one => sample(one, ''))
      .join('')
  )
}

/** The shortest text that fits, as far as it can be told without looking around. */
function sample(node: AST.Element, flags: string): string {
  switch (node.type) {
    case 'Character':
      return String.fromCodePoint(node.value)
    case 'CharacterClass':
    case 'CharacterSet':
    case 'ExpressionCharacterClass':
      return candidates.find(one => fits(node, one, flags)) ?? ''
    case 'Quantifier':
      return sample(node.element, flags).repeat(node.min)
    case 'CapturingGroup':
    case 'Group':
      return node.alternatives[0]?.elements.map(one => sample(one, flags)).join('') ?? ''
    default:
      return ''
  }
}

function fits(node: AST.Element, character: string, flags: string): boolean {
  return new RegExp(`^(?:${node.raw})$`, flags.replace(/[gy]/g, '')).test(character)
}
