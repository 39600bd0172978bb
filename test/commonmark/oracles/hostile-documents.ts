/** A seeded generator: the same seed gives the same documents on every machine (mulberry32). */
export function createRandom(seed: number): (below: number) => number {
  let state = seed | 0
  return below => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296) * below)
  }
}

const indents = ['', '', '', ' ', '  ', '   ', '    ', '     ', '      ', '       ', '        ', '         ']
const tabs = ['\t', ' \t', '  \t', '\t\t']
const markers = ['> ', '>', '>\t', ' > ', '- ', '-\t', '-   ', '-     ', '+ ', '* ', '-', '1.']
const numbers = ['1. ', '12) ', '2. ', '1) ', '01. ']
const prefixes = [...indents, ...tabs, ...markers, ...numbers]

const texts = ['', '', 'a', 'a', 'b c', '\\', '\\# a', '&amp;', '|a|', '*a*', '\0', 'NUL\0', '\u{1f600}']
const headings = ['# h', '#', '####### x', '===', '=', '---', '-', '--']
const breaks = ['- - -', '***', '* * *', '_ _ _', '- - a', '* *']
const fences = ['```', '``` js', '~~~', '~~~~ a`b', '``` a`b', '`````']
const html = [
  ...['<pre>', '</pre>', '<pre', '<textarea>', '</textarea>', '<script>x</script>'],
  ...['<!--', '-->', '<!-->', '<!-- x -->', '<?', '?>', '<?>', '<!A', '<!A>', '<![CDATA[', ']]>'],
  ...[
    '<div',
    '<div>',
    '</div>',
    '<div/>',
    '<a href>',
    '<a href="x">',
    '<b c=d/e>',
    '<a',
    '</a>',
    '</a >x',
    '<h1-x>',
  ],
]
const definitions = [
  ...['[a]: b', '[a]:', '[a', 'x]: y', '"title', 'title"', "'t'", '(t)', '(t', '[a]: <b', '[a]: <b> "t"'],
  ...[
    '[a]: <b>"t"',
    '[a]: b "t" x',
    '[a]: b(c',
    '[a]: b(c)',
    '[]: b',
    '[ ]: b',
    '[a\\]: b',
    '[a]: b\\',
    '[\0]: \0',
  ],
]
const items = ['12) x', '1. x', '2. x', '- x', '+ x', '> x', '>', '1.', '-  ', '1234567890. x']
const bodies = [...texts, ...headings, ...breaks, ...fences, ...html, ...definitions, ...items]

const lineEnds = [['\n'], ['\n'], ['\r\n'], ['\r'], ['\n', '\r\n', '\r']]

/** A document of up to 6 lines, every sixth up to 30, in which each line is likely to mean something. */
export function hostileDocument(random: (below: number) => number): string {
  const pick = <Item>(list: readonly Item[]) => list[random(list.length)] as Item
  const count = 1 + random(random(6) === 0 ? 30 : 6)
  const ends = pick(lineEnds)
  let text = ''
  for (let line = 1; line <= count; line++) {
    for (let more = random(4); more > 0; more--) text += pick(prefixes)
    text += pick(bodies)
    if (random(8) === 0) text += pick([' ', '  ', ' \\', '\t'])
    if (line < count || random(3) > 0) text += pick(ends)
  }
  return text
}

const characters = '\n\n\n\n\t    >>--+*11.)#``~~~==<!][:::\'"(\\aax/?_0'
const words = ['[a]: ', '<!--', '```', '<a ', '---', '> ', '- ', '    ', '===']

/** Up to 40 characters without sense. */
export function noise(random: (below: number) => number): string {
  let text = ''
  for (let count = 1 + random(40); count > 0; count--) {
    text += random(12) === 0 ? words[random(words.length)] : characters.charAt(random(characters.length))
  }
  return text
}

const tagParts = [
  ...[
    ' ',
    '  ',
    '\t',
    'b',
    '=',
    '"',
    "'",
    '/',
    '>',
    '`',
    'c-d',
    '_x:y.1',
    '<',
    '"x"',
    "'y'",
    '=z',
    '= z',
    ' =',
    '1',
    '-',
  ],
]

/** One line that begins like a tag. */
export function tagLine(random: (below: number) => number): string {
  let text = ['<a', '</a', '<pre', '</pre', '<div'][random(5)] ?? ''
  for (let count = random(9); count > 0; count--) text += tagParts[random(tagParts.length)]
  return random(3) > 0 ? `${text}>` : text
}
