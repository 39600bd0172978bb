import type { Diagnosis } from '../credentials/facts.ts'
import { readAnswerTemplate, readRuleTemplate } from '../io/credentials/rule-template.ts'
import type { Machine } from '../io/machine/machine.ts'
import { doctorElsewhere, type ToolHere } from '../report/tool-here.ts'
import { conclude, type RuleFinding } from '../rules/diagnose.ts'
import type { Shell } from '../shells/shell.ts'
import type { Finding } from '../types.ts'
import { adviceOf } from './answer.ts'
import { eventOf } from './event.ts'
import { ruleText } from './fix-of-page.ts'
import { gather } from './gather.ts'
import { meant } from './meant.ts'
import type { DoctorOptions } from './options.ts'
import { type Scene, sceneOf } from './scene.ts'
import { unused } from './sent-names.ts'
import { withOthers } from './with-others.ts'

/** What is told first, and in full. */
export interface Answer {
  /** What happened, or would: sentences. */
  readonly event: string
  /** Of the first finding; a cause, unless it only is worth knowing. */
  readonly cause?: string
  readonly isCause: boolean
  /** Lines with two blanks in front are commands. */
  readonly fix: readonly string[]
  readonly check?: string
}

export interface Diagnosed {
  readonly diagnosis: Diagnosis
  /** The likeliest cause first. */
  readonly findings: readonly Finding[]
  readonly answer: Answer
}

/** A text that is not known may be about something else than what is seen here. */
const elsewhere = ({ tool }: Scene) =>
  `If that does not fit, run ${doctorElsewhere(tool)} where it was printed. If it fails for everyone, check https://status.claude.com and wait.`

/** gather → resolve → diagnose: what would be sent from here, what is wrong with it, and what to do. */
export async function diagnoseMachine(
  options: DoctorOptions,
  world: {
    readonly machine: Machine
    readonly packageRoot: string
    /** How the reader starts this tool; `authmd` where nothing is said. */
    readonly tool?: ToolHere
  },
): Promise<Diagnosed> {
  const { facts, shell } = await gather(options, world.machine)
  const diagnosis = meant(conclude(facts))
  const { packageRoot, tool } = world
  const scene = sceneOf(diagnosis, shell, tool)
  const all = withOthers(diagnosis)
  const event = eventOf(all[0], scene)
  const found = diagnosis.pasted ? withoutTold(all, event, scene) : all
  const told = found.map(({ there, ...one }) =>
    tell(one, { scene: there === undefined ? scene : sceneOf(there, shell, tool), shell, packageRoot }),
  )
  const first = found[0]
  const advice = told[0]?.advice
  const isUnknown = diagnosis.pasted && diagnosis.printed.length === 0 && first?.rule.rest !== true
  return {
    diagnosis,
    findings: told.map(({ finding }) => finding),
    answer: {
      event,
      isCause: diagnosis.pasted || (first?.rule.explains.length ?? 0) > 0,
      fix: [],
      ...advice,
      ...(isUnknown ? { fix: [...(advice?.fix ?? []), elsewhere(scene)] } : {}),
    },
  }
}

/** `Your login is not used` says all of a finding that only says so. */
function withoutTold<Found extends RuleFinding>(
  found: readonly Found[],
  event: string,
  scene: Scene,
): readonly Found[] {
  const isTold = (['is', 'was'] as const).some(verb => {
    const said = unused(scene, verb)
    return said !== '' && event.includes(said)
  })
  return found.filter(
    ({ rule }, index) => index === 0 || !(isTold && rule.choice === true && rule.uncovers === 'login'),
  )
}

function tell(
  found: RuleFinding,
  {
    scene,
    shell,
    packageRoot,
  }: { readonly scene: Scene; readonly shell: Shell; readonly packageRoot: string },
) {
  const { rule, reason, severity, file, line } = found
  const page = ruleText(readRuleTemplate(packageRoot, rule.id), {
    id: rule.id,
    shell,
    os: scene.d.os === 'other' ? [] : [scene.d.os],
    program: scene.tool.program,
    ...(found.variable === undefined ? {} : { variable: found.variable }),
  })
  const template = readAnswerTemplate(packageRoot, rule.id)
  const advice = (template === undefined ? undefined : adviceOf(template, found, scene)) ?? {
    cause: `${reason}.`,
    fix: page.fix.split('\n'),
  }
  const finding: Finding = {
    ruleId: rule.id,
    severity,
    reason,
    ...(file === undefined ? {} : { file }),
    ...(line === undefined ? {} : { line }),
    fix: advice.fix.join('\n'),
    ...(page.url === undefined ? {} : { url: page.url }),
  }
  return { finding, advice }
}
