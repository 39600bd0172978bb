import { isSecretName } from '../secrets/secret-name.ts'
import { masked } from './masked.ts'
import { mayStay } from './may-stay.ts'

/** Characters of a row that are looked at, and the most fields of one. */
const SEEN = 4000
const MOST_FIELDS = 60
/** A head has names alone; a comma of prose has a blank behind it. */
const HEAD_CELL = /^[+-]?"?[A-Za-z_][\w .()-]{0,60}"?\r?$/
const NAMES = /^(?:name|key|variable|setting|id)$/i
const VALUES = /^(?:value|content|data)$/i

interface Head {
  readonly separator: string
  readonly count: number
  /** Columns that a name says are secret. */
  readonly secret: readonly number[]
  /** The columns of a table of names and values. */
  readonly pair?: { readonly name: number; readonly value: number }
}

/** Masks the cells of CSV and TSV below a head that names a secret, and the values of rows whose name is one. */
export function maskRows(text: string): string {
  let head: Head | undefined
  return text
    .split('\n')
    .map(line => {
      if (line.length > SEEN || !/[,;\t]/.test(line)) {
        head = undefined
        return line
      }
      const cells = head === undefined ? [] : cellsOf(line, head.separator)
      if (head !== undefined && cells.length === head.count) return maskedRow(cells, head)
      head = headOf(line)
      return line
    })
    .join('\n')
}

function headOf(line: string): Head | undefined {
  for (const separator of ['\t', ';', ',']) {
    const cells = cellsOf(line, separator)
    if (cells.length < 2 || cells.length > MOST_FIELDS || !cells.every(cell => HEAD_CELL.test(cell))) continue
    const names = cells.map(cell => bare(cell).replace(/^[+-]/, '').replaceAll(' ', '_'))
    const secret = names.flatMap((name, at) => (isSecretName(name) ? [at] : []))
    const [name, value] = [names.findIndex(one => NAMES.test(one)), names.findIndex(one => VALUES.test(one))]
    if (secret.length > 0 || (name >= 0 && value >= 0))
      return {
        separator,
        count: cells.length,
        secret,
        ...(name >= 0 && value >= 0 ? { pair: { name, value } } : {}),
      }
  }
  return undefined
}

function maskedRow(cells: readonly string[], { separator, secret, pair }: Head): string {
  const named = pair !== undefined && isSecretName(bare(cells[pair.name] ?? '').replace(/^[+-]/, ''))
  const hidden = named ? [...secret, pair.value] : secret
  return cells.map((cell, at) => (hidden.includes(at) ? maskedCell(cell) : cell)).join(separator)
}

function maskedCell(cell: string): string {
  const value = bare(cell)
  if (value === '' || value.includes('…') || mayStay(value, { name: 'CELL', sign: '=' })) return cell
  return cell.replace(value, () => masked(value.length))
}

function bare(cell: string): string {
  return cell.replace(/\r$/, '').trim().replace(/^"|"$/g, '')
}

/** A separator inside quotes is none. */
function cellsOf(line: string, separator: string): readonly string[] {
  const cells: string[] = []
  let from = 0
  let quoted = false
  for (let at = 0; at < line.length; at++) {
    if (line[at] === '"') quoted = !quoted
    else if (line[at] === separator && !quoted) {
      cells.push(line.slice(from, at))
      from = at + 1
    }
  }
  return [...cells, line.slice(from)]
}
