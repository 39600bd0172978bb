import type { DoctorFacts } from '../credentials/facts.ts'
import { inputs } from '../credentials/inputs.ts'
import { resolve } from '../credentials/order.ts'
import { isSame, type Observed, type Proof, type Sent, sentOf } from '../credentials/proof.ts'
import { credentialVariables } from '../credentials/sources.ts'
import { askClient, forgetFolder, serverIs, settingsFor, withServer } from '../io/client/ask-client.ts'
import { clientProgram } from '../io/client/client-program.ts'
import { refusalOf } from '../io/client/refusal-of.ts'
import { namesHolding, sourceOfHeader } from '../io/client/source-of-header.ts'
import type { Machine } from '../io/machine/machine.ts'
import { type Probed, probeCredentials } from '../io/probe-credentials.ts'
import { readMessage } from '../messages/read-message.ts'
import { mask } from '../report/mask.ts'
import type { DoctorOptions } from './options.ts'

/** The client renews a login a few minutes before its end. Measured: five; this leaves room. */
const renewalMargin = 10 * 60 * 1000

/**
 * Asks the person's own client what it sends. In the folder only where the client trusts it and its settings start no
 * program, else in an empty one; not at all where something could reach a real server.
 */
export async function prove(
  here: Probed,
  { probe, runHelper }: Pick<DoctorOptions, 'probe' | 'runHelper'>,
  machine: Machine,
): Promise<Proof> {
  const kept = keptOut(here.facts)
  return withServer(async ({ api, empty, scratch }) => {
    const { run: _, ...still } = machine
    const cwd = kept === undefined ? machine.cwd : empty
    const there: Machine = { ...still, cwd, env: { ...machine.env, ...serverIs(api.url) } }
    const before = probeCredentials({ ...there, now: machine.now + renewalMargin }, probe)
    const { keychain } = here.facts.login
    const login = { ...before.facts.login, ...(keychain === undefined ? {} : { keychain }) }
    const program = clientProgram(machine)
    const refusal = refusalOf({
      facts: { ...before.facts, login },
      layers: before.layers,
      program,
      allowPrograms: runHelper,
      hasSettingsFlag: probe.settings !== undefined,
    })
    if (refusal !== undefined) return refusal
    if (typeof program === 'string') return { state: 'refused', reason: 'no-client' }

    const asked = probeCredentials(there, { ...probe, settings: settingsFor(api.url) })
    const predicted = sentOf(resolve(asked.facts))
    const ended = await askClient(api, {
      program: program.path,
      cwd: there.cwd,
      machine,
      flags: flagsOf(probe),
      scratch,
    })
    const headers = api.headers()
    const { layers, facts } = asked
    if (there.cwd === empty) forgetFolder(layers.folder, empty)
    if (headers === undefined) {
      if (ended.why !== undefined) return { state: 'failed', why: ended.why }
      // Beside its messages the client asks no other server where its other traffic is off (measured in nine set-ups), but
      // with a login it does: what it asked of that server may have been its message.
      if (api.stopped().length > 0) return { state: 'failed', why: 'elsewhere' }
      // Only a text that is known says that it would not; an old client may know none of the flags.
      if (readMessage(mask(ended.printed)).causes.length === 0) return { state: 'failed', why: 'silent' }
    }
    const known = { credentials: facts.credentials, layers, vaults: [asked.vault, here.vault] }
    const x = headers?.['x-api-key']
    const values = [x === undefined ? undefined : String(x), headers?.authorization] as const
    const sent: Sent = {
      request: headers !== undefined,
      xApiKey: sourceOfHeader(values[0], 'x-api-key', { ...known, predicted: predicted.xApiKey }),
      authorization: sourceOfHeader(values[1], 'authorization', {
        ...known,
        predicted: predicted.authorization,
      }),
      oauthBeta: String(headers?.['anthropic-beta'] ?? '').includes('oauth'),
    }
    const own = resolve(here.facts)
    const isFetched = (own.unknownInputs ?? []).some(
      ({ where }) => where === here.facts.serverSettings?.where,
    )
    const changed = isSame(predicted, sentOf(own)) && !isFetched ? undefined : ('base-url' as const)
    const leavesOut = hasProjectFiles(here.facts) && kept !== undefined ? kept : changed
    return {
      state: 'seen',
      sent,
      predicted,
      ...(leavesOut === undefined ? {} : { leavesOut }),
      suspects: isSame(sent, predicted) ? [] : suspectsOf(values, { facts: here.facts, machine }),
      stopped: api.stopped(),
    }
  })
}

/** Why the client is not started in the folder itself. */
function keptOut({ trusted, settings }: DoctorFacts): Observed['leavesOut'] {
  if (!trusted) return 'untrusted-project'
  const files = settings.filter(ofProject)
  if (files.some(({ runs, wouldRun }) => runs !== undefined || wouldRun !== undefined))
    return 'project-programs'
  return files.some(({ state }) => state === 'invalid-shape') ? 'project-refused' : undefined
}

function hasProjectFiles({ settings }: DoctorFacts): boolean {
  return settings.some(file => ofProject(file) && file.state !== 'absent')
}

function ofProject({ layer }: DoctorFacts['settings'][number]): boolean {
  return layer === 'project' || layer === 'local'
}

function flagsOf({ bare, restricted, settingSources }: DoctorOptions['probe']): readonly string[] {
  return [
    ...(bare === true ? ['--bare'] : []),
    ...(restricted === true ? ['--restricted'] : []),
    ...(settingSources === undefined ? [] : ['--setting-sources', settingSources.join(',')]),
  ]
}

/** What the rules may not know: variables that hold what was sent; else all that are of the client and in no table. */
function suspectsOf(
  values: readonly (string | undefined)[],
  { facts, machine }: { readonly facts: DoctorFacts; readonly machine: Machine },
): readonly string[] {
  const tabled = new Set<string>([...credentialVariables, ...inputs.map(({ name }) => name)])
  const holding = namesHolding(values, machine.env).filter(name => !tabled.has(name))
  if (holding.length > 0) return holding
  const unmodelled = (facts.unmodelled ?? []).map(({ name }) => name)
  const strange = Object.keys(machine.env).filter(
    name => /^(?:ANTHROPIC|CLAUDE)_/.test(name) && !tabled.has(name) && machine.env[name] !== '',
  )
  return [...new Set([...unmodelled, ...strange])].sort()
}
