import { twinOf } from '../credentials/twin-platforms.ts'
import { doctorElsewhere } from '../report/tool-here.ts'
import { caOf } from '../rules/ca-file.ts'
import type { RuleFinding } from '../rules/diagnose.ts'
import { handedOver, secretName } from '../rules/handed-over.ts'
import { modelAt } from '../rules/model-not-found.ts'
import { proxyOf } from '../rules/proxy-in-use.ts'
import { bySource, type Scene } from './scene.ts'
import { sentNames } from './sent-names.ts'
import { tagsOf } from './tags-of.ts'
import { askAnew, assign, correctKept } from './words/assign.ts'
import { checkOf } from './words/check.ts'
import { give } from './words/give.ts'
import { intoService } from './words/into-service.ts'
import { takeFromKept } from './words/kept.ts'
import { leave } from './words/leave.ts'
import { ofUserNamed, ownFiles } from './words/own-files.ts'
import type { Assignment } from './words/place-lines.ts'
import { renew } from './words/renew.ts'
import { standingOf } from './words/standing.ts'
import { stop } from './words/stop.ts'
import { switchOn } from './words/switch-on.ts'
import { inFile, type Target, takeOut, targetOf } from './words/take-out.ts'
import { wayIn } from './words/way-in.ts'

/**
 * Fills the words of an answer. A line that is one word may become several: `{{take-out}}`, `{{renew}}`, `{{stop}}`,
 * `{{give}}`, `{{way-in}}`, each with a variable behind it or without; `{{leave}}`, the way back from a gateway;
 * `{{into-service}}`, a variable in the block of a compose file; `{{take-from-kept}}`, `{{keep-anew}}` and
 * `{{ask-anew}}`, what the system hands to new windows; `{{switch-on PROVIDER}}`, its switch and what it needs beside
 * that. So do the lines of `{{assign NAME VALUE}}`, of which those that follow one another are told together. The others
 * stand in a sentence.
 */
export function fill(lines: readonly string[], found: RuleFinding, scene: Scene): readonly string[] {
  return lines.flatMap((line, at) => {
    if (assignmentIn(line, found, scene) !== undefined)
      return assignmentIn(lines[at - 1] ?? '', found, scene) === undefined
        ? assign(assignmentsFrom(lines.slice(at), found, scene), scene)
        : []
    const [, word, name] =
      /^\{\{(take-out|renew|stop|give|way-in|leave|into-service|take-from-kept|keep-anew|ask-anew|switch-on)(?: (\S+))?\}\}$/.exec(
        line.trim(),
      ) ?? []
    if (word === 'into-service') return intoServiceOf(found, scene)
    if (word === 'switch-on') return switchOn(name ?? '', scene)
    if (word === 'take-from-kept') return takeFromKept(variableOf(found, scene), scene)
    if (word === 'ask-anew') return askAnew(variableOf(found, scene), scene)
    if (word === 'keep-anew') return correctKept(variableOf(found, scene), wanted(name, found), scene)
    if (word !== undefined) return many(word, name, { found, scene })
    const text = inline(line, found, scene)
    return [
      ...text.split('\n').map((part, index) => (index > 0 && /^ {2}/.test(line) ? `  ${part}` : part)),
      ...alsoKept(line, found, scene),
    ]
  })
}

/** What a command does to the variable of this session is done to the one that the system keeps, too. */
function alsoKept(line: string, found: RuleFinding, scene: Scene): readonly string[] {
  const unset = /^ {2}\{\{unset(?: (\w+))?/.exec(line)
  return unset === null ? [] : takeFromKept(unset[1] ?? variableOf(found, scene), scene)
}

/** The value of a template; `right` is the one that the finding names, where that is no sentence. */
function wanted(name: string | undefined, { right }: RuleFinding): string | undefined {
  return name !== 'right' ? name : right?.includes(' ') === true ? undefined : right
}

function assignmentIn(line: string, found: RuleFinding, scene: Scene): Assignment | undefined {
  const [, name, value] = /^\{\{assign (\w{1,60}) ([^{}]{1,200})\}\}$/.exec(line.trim()) ?? []
  if (name === undefined || value === undefined) return undefined
  const values: Readonly<Record<string, string>> = {
    right: found.right ?? 'NAME',
    certificate: scene.words.all.certificate,
  }
  return [nameOf(name, found, scene), values[value] ?? value]
}

function assignmentsFrom(lines: readonly string[], found: RuleFinding, scene: Scene): readonly Assignment[] {
  const all = lines.map(line => assignmentIn(line, found, scene))
  const end = all.indexOf(undefined)
  return (end < 0 ? all : all.slice(0, end)).flatMap(one => (one === undefined ? [] : [one]))
}

function many(
  word: string,
  name: string | undefined,
  { found, scene }: { readonly found: RuleFinding; readonly scene: Scene },
): readonly string[] {
  if (word === 'leave') return leave(routeTarget('ANTHROPIC_BASE_URL', found, scene), scene)
  const variable = name === undefined ? variableOf(found, scene) : nameOf(name, found, scene)
  const credential =
    name === undefined
      ? (bySource(scene.d, found.source) ?? credentialAt(found, scene) ?? scene.sent)
      : scene.d.credentials.find(one => one.variable === name)
  const target: Target =
    name === undefined &&
    credential !== undefined &&
    (found.variable === undefined || found.variable === credential.variable)
      ? targetOf(credential)
      : routeTarget(variable, found, scene)
  if (word === 'way-in') return wayIn(scene)
  if (word === 'take-out') return takeOut(target, scene)
  if (word === 'give') return give(variable, scene, target.source === undefined ? undefined : target)
  return word === 'stop' ? stop(credential, scene) : renew(credential, scene)
}

/** A variable that a template names by what it is for. */
function nameOf(name: string, found: RuleFinding, scene: Scene): string {
  const named: Readonly<Record<string, string | undefined>> = {
    variable: variableOf(found, scene),
    right: found.right ?? variableOf(found, scene),
    proxy: proxyOf(scene.d)?.variable ?? 'HTTPS_PROXY',
    ca: caOf(scene.d)?.variable ?? 'NODE_EXTRA_CA_CERTS',
  }
  return named[name] ?? name
}

/** The variable that a fix is about; where nothing is sent, the one that the job's workflow hands over. */
function variableOf({ variable }: RuleFinding, { sent, d }: Scene): string {
  return variable ?? sent?.variable ?? handedOver(d.surroundings)?.variable ?? 'ANTHROPIC_API_KEY'
}

/** The credential that stands where the finding is. */
function credentialAt({ file, line, variable }: RuleFinding, { d }: Scene) {
  return d.credentials.find(
    one =>
      one.kind !== 'empty' &&
      (file === undefined
        ? one.variable === variable && one.where === 'environment'
        : one.where === file && (line === undefined || one.line === line)),
  )
}

/** A variable where the finding saw it; any other where the one stands that counts, or would stand. */
function routeTarget(variable: string, { file, line, ...found }: RuleFinding, { d }: Scene): Target {
  const isFound = file !== undefined && variable === found.variable
  const standing = isFound ? undefined : standingOf(variable, d)
  if (standing !== undefined) return standing
  const settings = d.settings.find(({ path }) => path === file)
  return {
    variable,
    ...(settings === undefined ? {} : { source: `${settings.layer}:${variable}` }),
    ...(file === undefined ? {} : { where: file }),
    ...(line === undefined ? {} : { line }),
  }
}

/** The service that the finding is about, or the only one that it can be. */
function intoServiceOf(found: RuleFinding, scene: Scene): readonly string[] {
  const { compose } = scene.d.surroundings
  const service = compose.find(({ file, line }) => file === found.file && line === found.line) ?? compose[0]
  return service === undefined ? [] : intoService(variableOf(found, scene), service)
}

function proxyNamed({ d }: Scene): string {
  const { host = 'a proxy', variable = 'the system' } = proxyOf(d) ?? {}
  return `${host}, which ${variable} names`
}

/** A gateway reads one of the two headers; which one, only its own page tells. */
function orOtherHeader({ resolution: { xApiKey, authorization }, sent }: Scene): string {
  if (xApiKey !== null && authorization === null && sent?.variable === 'ANTHROPIC_API_KEY')
    return ', and not expected in ANTHROPIC_AUTH_TOKEN (Authorization: Bearer) instead'
  if (authorization !== null && xApiKey === null && sent?.variable === 'ANTHROPIC_AUTH_TOKEN')
    return ', and not expected in ANTHROPIC_API_KEY (x-api-key) instead'
  return ''
}

/** Whom a text of a gateway is about, where none is set here: never the host to which requests go from here. */
function hostMeant({ gateway, d: { sender, resolution } }: Scene): string {
  if (gateway !== undefined) return gateway
  if (sender?.kind === 'gateway') return sender.name ?? 'that server'
  return resolution.baseUrl.host ?? 'the server'
}

/** Where a model is set here, behind a full stop. */
function modelsSet({ d: { surroundings } }: Scene): string {
  const at = (surroundings.models ?? []).map(modelAt)
  return at.length === 0 ? '' : ` Set here: ${at.join(', ')}.`
}

/** Where the workflow names the secret. */
function secretPlace(variable: string, { d }: Scene): string {
  const handed = handedOver(d.surroundings)
  if (handed?.variable === variable) return `${handed.file}:${handed.line}`
  return d.surroundings.workflows[0]?.file ?? 'the workflow'
}

/** The tools of AWS take the profile from the shell themselves; of one in a settings file they know nothing. */
function profileOf({ d }: Scene): string {
  const { settingsOnly = [], profile } = d.surroundings.cloud
  if (!settingsOnly.includes('AWS_PROFILE')) return ''
  return ` --profile ${profile?.known === false ? 'NAME' : (profile?.name ?? 'NAME')}`
}

/** The same of the region. */
function regionOf({ d }: Scene): string {
  const { settingsOnly = [], set = [] } = d.surroundings.cloud
  const value = set.find(({ name }) => name === 'AWS_REGION')?.value
  return value !== undefined && settingsOnly.includes('AWS_REGION') ? ` --region ${value}` : ''
}

function inline(text: string, found: RuleFinding, scene: Scene): string {
  const variable = variableOf(found, scene)
  const { file, line, right } = found
  const files = ownFiles(scene)
  const words: Readonly<Record<string, (name: string) => string>> = {
    variable: () => variable,
    right: () => right ?? 'the right one',
    file: () => file ?? 'that file',
    'at-place': () => (file === undefined ? '' : ` in ${line === undefined ? file : `${file}:${line}`}`),
    place: () => (file === undefined ? 'that file' : line === undefined ? file : `${file}:${line}`),
    host: () => hostMeant(scene),
    sent: () => sentNames(scene),
    'or-other-header': () => orOtherHeader(scene),
    unset: name => scene.words.unset(name),
    set: name => scene.words.set(name),
    persist: name => scene.words.of('persist', name),
    'try-command': () => scene.words.all.tryCommand,
    'make-writable': () => scene.words.onFile('makeWritable', file ?? 'FILE'),
    'as-word': name => scene.words.asWord(files[name as keyof typeof files] ?? 'FILE'),
    'to-pem': () => scene.words.onFile('toPem', right?.replace(/\.pem$/, '') ?? 'FILE'),
    'put-aside': name => scene.words.onFile('putAside', files[name as keyof typeof files] ?? file ?? 'FILE'),
    'start-without': name => scene.words.of('startWithout', name),
    'json-certificate': () => JSON.stringify(scene.words.all.certificate),
    configFolder: () => files.configFolder,
    'users-config-folder': () => ofUserNamed(files.configFolder),
    'users-state-file': () => ofUserNamed(files.stateFile),
    settingsFile: () => files.settingsFile,
    loginFile: () => scene.d.login.path,
    stateFile: () => files.stateFile,
    'kept-in': () => scene.words.all.keptIn.replaceAll('`', ''),
    count: name => scene.words.count(name),
    reload: () => scene.words.all.reload,
    profileFile: () => scene.words.all.profileFile,
    check: name =>
      checkOf({ kind: name || 'use', variable, inSettings: tagsOf(found, scene)('settings') }, scene),
    secret: () => secretName(variable, scene.d.surroundings),
    'secret-place': () => secretPlace(variable, scene),
    workflow: () => scene.d.surroundings.workflows[0]?.file ?? 'the workflow',
    service: () => scene.d.surroundings.compose[0]?.name ?? 'SERVICE',
    compose: () => scene.d.surroundings.compose[0]?.file ?? 'compose.yaml',
    'aws-profile': () => profileOf(scene),
    proxy: () => proxyNamed(scene),
    name: name => nameOf(name, found, scene),
    'aws-region': () => regionOf(scene),
    models: () => modelsSet(scene),
    missing: () => scene.d.sender?.missing?.join(', ') ?? 'that variable',
    at: name => inFile(standingOf(nameOf(name, found, scene), scene.d) ?? {}),
    expected: () => scene.d.expected ?? 'KIND',
    'twin-host': () => twinOf(scene.gateway) ?? 'the other platform',
    tool: () => scene.tool.program,
  }
  const elsewhere = text.replaceAll(/\{\{tool\}\} doctor(?= (?:there|where)\b)/g, () =>
    doctorElsewhere(scene.tool),
  )
  return elsewhere.replaceAll(
    /(?<!\$)\{\{([\w-]+)(?: ([\w-]+))?\}\}/g,
    (_, word: string, name: string | undefined) => {
      const of = words[word]
      return of === undefined ? word : of(name ?? (word === 'check' ? '' : variable))
    },
  )
}
