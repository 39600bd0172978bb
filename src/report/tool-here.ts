/** How the reader of a report starts this tool, which is not always a program on a PATH. */
export interface ToolHere {
  readonly program: string
  /** What brings the section up to date, where that is not `PROGRAM apply`. */
  readonly apply?: string
  /** Said behind a command, where it can't be typed just like that: `in a clone`. */
  readonly where?: string
  /** The same for `apply`, where there is more to say. */
  readonly whereApply?: string
  /** What flags are called. */
  readonly flags?: string
  /** What says more about a finding, where that is not `PROGRAM explain`. */
  readonly pages?: string
  /** It has doctor alone, which explains no page and starts no program. */
  readonly doctorAlone?: true
}

export const toolOnPath: ToolHere = { program: 'authmd' }

/** Doctor at another place than the reader's, where the path of a program that a plugin brought along leads nowhere. */
export function doctorElsewhere({ program, doctorAlone }: ToolHere): string {
  return doctorAlone === true ? 'the doctor of this plugin' : `${program} doctor`
}

/** One of our commands as a part of a sentence: `apply --repair` in backticks, and where it is typed. */
export function commandHere(args: string, tool: ToolHere): string {
  return `\`${lineHere(args, tool)}\`${remarkOn(args, tool)}`
}

/** The same in a text of ours, whose commands stand in backticks, or which is one. Where is said once. */
export function textHere(text: string, tool: ToolHere): string {
  const alone = /^authmd ([^\n`]+)$/.exec(text)?.[1]
  if (alone !== undefined) return `${lineHere(alone, tool)}${remarkOn(alone, tool)}`
  let isFirst = true
  return text.replaceAll(/`authmd ([^\n`]+)`/g, (_, args: string) => {
    const remark = isFirst ? remarkOn(args, tool) : ''
    isFirst = false
    return `\`${lineHere(args, tool)}\`${remark}`
  })
}

/** Findings, or refusals, whose cure is a command that is there. */
export function findingsHere<T extends { readonly fix?: string }>(
  findings: readonly T[],
  tool: ToolHere,
): readonly T[] {
  if (tool === toolOnPath) return findings
  return findings.map(finding =>
    finding.fix === undefined ? finding : { ...finding, fix: textHere(finding.fix, tool) },
  )
}

function lineHere(args: string, { program, apply }: ToolHere): string {
  return args === 'apply' && apply !== undefined ? apply : `${program} ${args}`
}

function remarkOn(args: string, { where, whereApply = where }: ToolHere): string {
  const remark = args === 'apply' ? whereApply : where
  return remark === undefined ? '' : ` (${remark})`
}
