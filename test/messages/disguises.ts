/** What a terminal, a log, a program or a person makes of an error text before it is pasted. */
export interface Disguise {
  readonly name: string
  readonly put: (text: string) => string
}

const ESC = String.fromCharCode(27)
const lines = (text: string) => text.split('\n')

export const disguises: readonly Disguise[] = [
  {
    name: 'wrapped at 60 columns, in the middle of words',
    put: text =>
      lines(text)
        .flatMap(line => line.match(/.{1,60}/g) ?? [''])
        .join('\n'),
  },
  {
    name: 'with a prompt and timestamps',
    put: text =>
      ['me@host:~/app$ claude -p hi', ...lines(text)]
        .map((line, at) => `[12:00:0${at % 10}] ${line}`)
        .join('\n'),
  },
  {
    name: 'as JSON, put into a string twice',
    put: text => JSON.stringify({ level: 'error', out: JSON.stringify({ result: text }) }),
  },
  { name: 'with a request id', put: text => `${text} (request id: req_011CXfake0000000)` },
  {
    name: 'coloured',
    put: text => text.replace(/\S+/g, word => `${ESC}[1;31m${word}${ESC}[0m`),
  },
  {
    name: 'in a stack trace',
    put: text =>
      `Error: ${text}\n    at APIError.generate (file:///usr/lib/node_modules/x/cli.js:1304:12612)\n    at async main (/app/index.js:3:1)`,
  },
  {
    name: 'in the log of a CI job',
    put: text =>
      ['##[group]Run claude', ...lines(text), '##[error]Process completed with exit code 1.']
        .flatMap(line => line.match(/.{1,90}/g) ?? [''])
        .map((line, at) => `build\tRun claude\t2026-11-28T10:00:0${at % 10}.1234567Z ${line}`)
        .join('\n'),
  },
  {
    name: 'twice, with another error between',
    put: text => `${text}\nfetch failed: ECONNREFUSED 127.0.0.1:9\n${text}`,
  },
  {
    name: 'with text in another language around it',
    put: text => `登录之后一直报错：${text}，请问怎么办？ Danke für jede Hilfe!`,
  },
  { name: 'cut at the end', put: text => text.slice(0, Math.ceil(text.length * 0.9)).trimEnd() },
]
