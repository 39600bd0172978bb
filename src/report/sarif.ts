import { address } from '../address.ts'
import type { Finding, Severity } from '../types.ts'
import { jsonText } from './json.ts'
import { inRepository, problems } from './problems.ts'
import type { Report } from './report.ts'

const LEVEL: Readonly<Record<Severity, string>> = { error: 'error', warning: 'warning', info: 'note' }

/** By GitHub's scale: from 7 on a finding is shown as high, from 4 on as medium. */
const SCORE = { high: '8.0', medium: '5.5' } as const

/** GitHub shows the first 5,000 results of an upload, and takes none that has more than 25,000. */
const MOST_RESULTS = 5000

/** Of the locations of a result it shows 100, and takes no file that has more than 1,000. */
const MOST_PLACES = 100

/**
 * SARIF 2.1.0 for code scanning. Each command is a category of its own, so that the upload of one does not close what
 * another found.
 *
 * A viewer knows a finding again by its rule, its file and its number there. GitHub goes by `primaryLocationLineHash`
 * alone, and that is left to `upload-sarif`, which puts the hash of the line beside what is here: for a credential it is
 * a hash of its value. It makes none of what is no file of the checkout: the repository itself, a file that is yet to be
 * written or was staged and is gone, a name that was made readable. Those get one here.
 * https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html
 * https://docs.github.com/en/code-security/reference/code-scanning/sarif-files/sarif-support-for-code-scanning
 * https://github.com/github/codeql-action/blob/main/src/fingerprints.ts
 */
export function sarifReport(report: Report): string {
  const { hasFile = () => true } = report
  const all = problems(report).map(finding => inRepository(finding, report.command))
  const results = all.slice(0, MOST_RESULTS)
  const ids = [...new Set(results.map(result => result.ruleId))]
  const seen = new Map<string, number>()
  return jsonText({
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: {
          driver: {
            name: 'authmd',
            semanticVersion: report.version,
            ...(address === undefined ? {} : { informationUri: address }),
            rules: ids.map(id => ruleOf(id, results, report)),
          },
        },
        automationDetails: { id: `authmd-${report.command}/` },
        columnKind: 'utf16CodeUnits',
        originalUriBaseIds: { '%SRCROOT%': { description: { text: 'The root of the repository' } } },
        invocations: [
          {
            executionSuccessful: report.exitCode !== 2,
            exitCode: report.exitCode,
            ...leftOut(all.length - results.length),
          },
        ],
        results: results.map(result => resultOf(result, ids.indexOf(result.ruleId), { seen, hasFile })),
      },
    ],
  })
}

function leftOut(count: number) {
  if (count === 0) return {}
  const text = `${count} more findings, the least severe, are left out: run authmd with --format json to see all.`
  return { toolExecutionNotifications: [{ level: 'warning', message: { text } }] }
}

function ruleOf(id: string, results: readonly Finding[], { pageOf, version }: Report) {
  const own = results.filter(result => result.ruleId === id)
  const url = own.find(result => result.url !== undefined)?.url ?? pageAddress(id, version)
  const page = pageOf?.(id)
  const told = {
    shortDescription: { text: page === undefined ? id.replaceAll('-', ' ') : sentence(page.title) },
    ...(page === undefined
      ? {}
      : {
          fullDescription: { text: plain(oneLine(page.cause)), markdown: page.cause },
          help: {
            text: plain(`${page.cause}\n\nWhat to do\n\n${page.fix}`),
            markdown: `${page.cause}\n\n**What to do**\n\n${page.fix}`,
          },
        }),
  }
  return {
    id,
    name: id.replace(/(?:^|-)([a-z0-9])/g, (_, letter: string) => letter.toUpperCase()),
    ...told,
    ...(url === undefined ? {} : { helpUri: url }),
    // The worst comes first.
    defaultConfiguration: { level: LEVEL[own[0]?.severity ?? 'warning'] },
    properties: {
      tags: ['authentication', ...(page?.security === undefined ? [] : ['security'])],
      ...(page?.security === undefined ? {} : { 'security-severity': SCORE[page.security] }),
    },
  }
}

function pageAddress(id: string, version: string): string | undefined {
  return address === undefined ? undefined : `${address}/blob/v${version}/templates/explain/${id}.md`
}

interface Looks {
  /** How many results a rule has in a file so far. */
  readonly seen: Map<string, number>
  readonly hasFile: (file: string) => boolean
}

function resultOf(finding: Finding, ruleIndex: number, { seen, hasFile }: Looks) {
  // GitHub takes no result without a location; what is about no file is about the repository.
  const { file = '.', line } = finding
  const related = (finding.related ?? []).slice(0, MOST_PLACES)
  const key = `${finding.ruleId}/${encodePath(file)}`
  const number = (seen.get(key) ?? 0) + 1
  seen.set(key, number)
  const hasLine = file !== '.' && hasFile(file)
  return {
    ruleId: finding.ruleId,
    ruleIndex,
    level: LEVEL[finding.severity],
    message: { text: messageOf(finding) },
    locations: [locationOf({ file, line })],
    ...(related.length === 0
      ? {}
      : {
          relatedLocations: related.map((place, at) => ({
            id: at + 1,
            ...locationOf(place),
            message: { text: plain(place.says) },
          })),
        }),
    partialFingerprints: {
      'ruleFileNumber/v1': `${key}/${number}`,
      ...(hasLine ? {} : { primaryLocationLineHash: `${key}/${number}` }),
    },
  }
}

/** GitHub shows another place only where the message has a link to its id. */
function messageOf({ reason, fix, related = [] }: Finding): string {
  const text = fix === undefined ? reason : `${reason}\n${fix}`
  if (related.length === 0) return plain(text)
  const left = related.length - MOST_PLACES
  const links = related.slice(0, MOST_PLACES).map(({ file, line, says }, at) => {
    const where = line === undefined ? file : `${file}:${line}`
    return `${beside(says)}: [${escaped(where)}](${at + 1})`
  })
  return [beside(text), ...links, ...(left > 0 ? [`and ${left} more places`] : [])].join('\n')
}

function locationOf({ file, line }: { readonly file: string; readonly line?: number | undefined }) {
  return {
    physicalLocation: {
      artifactLocation: { uri: encodePath(file), uriBaseId: '%SRCROOT%' },
      // GitHub shows a result at a line only; of a whole file at its first.
      ...(file === '.' ? {} : { region: { startLine: line ?? 1 } }),
    },
  }
}

function sentence(title: string): string {
  return /[.?!]$/.test(title) ? title : `${title}.`
}

function oneLine(text: string): string {
  return text.replace(/\s+/g, ' ').trim()
}

/** `[text](target)` is a link in a message; a text of ours has none but those to other places. */
function plain(text: string): string {
  return text.includes('](') ? escaped(text) : text
}

/** Text in a message that has links, one of which it could begin. */
function beside(text: string): string {
  return /[[\]]/.test(text) ? escaped(text) : text
}

function escaped(text: string): string {
  return text.replace(/[\\[\]]/g, '\\$&')
}

/** A path as a relative URI reference; a colon in its first part would read as a scheme. */
function encodePath(path: string): string {
  return path.split('/').map(encodePart).join('/')
}

function encodePart(part: string): string {
  // A lone surrogate has no URI form, and one file name must not spoil the report.
  return encodeURIComponent(part.replace(/[\ud800-\udfff]/gu, '\ufffd'))
}
