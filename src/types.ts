/** The nouns. Readonly data, no behaviour. */

import type { Os, Provider, Severity, TargetId } from './names.ts'

export type { Os, Provider, Severity, TargetId } from './names.ts'

/** What the probe saw. `fixtures/<case>/env.json` is exactly this. It never holds a secret's value. */
export interface Facts {
  /** As in `process.platform`. */
  readonly platform: string
  /** Harmless variables, only those that a shell or an environment asks for by name. */
  readonly variables: Readonly<Record<string, string>>
  /** Program names of the parent processes, the nearest first, without path and `.exe`. */
  readonly parents: readonly string[]
  /** Paths that exist: repository paths (`.devcontainer`), machine paths with a leading slash (`/.dockerenv`). */
  readonly files: readonly string[]
  /** True on a CI runner or in a container: there the machine's shell says nothing about the team. */
  readonly shared: boolean
  /** True inside WSL. */
  readonly wsl: boolean
}

/** What a glance at a repository sees: texts alone, and nothing that needs a second look. */
export interface Glance {
  /** By repository path, of the files that are there and that a plan would read. */
  readonly texts: ReadonlyMap<string, string>
  /** Whether the index names a `CLAUDE.md` below the root. */
  readonly hasNestedClaude: boolean
}

/** What is concluded from the facts, and recorded in the start marker. Empty means neutral. */
export interface Profile {
  readonly os: readonly Os[]
  /** Ids are the file names under `src/shells/`. */
  readonly shells: readonly string[]
  /** Ids are the file names under `src/environments/`. */
  readonly environments: readonly string[]
  readonly provider: Provider
}

/** What an agent file says about how Claude Code may authenticate. Our section and the example env file follow it. */
export interface DocumentStance {
  /** `forbidden`: nobody is to make or set an Anthropic API key for Claude Code. */
  readonly keys: 'allowed' | 'forbidden'
  /** The only way that the document leaves open. */
  readonly provider?: Provider
  /** Where no key of Claude Code may be kept. */
  readonly places: readonly KeyPlace[]
  /** The lines that say so, in order. */
  readonly evidence: readonly StanceEvidence[]
}

/** Where a person keeps a key: what the shell reads at its start, an env file, a settings file of Claude Code, and so on. */
export type KeyPlace = 'startup' | 'dotenv' | 'settings' | 'keychain' | 'vault'

export interface StanceEvidence {
  readonly about: 'keys' | 'provider' | KeyPlace
  /** 1-based. */
  readonly line: number
  /** Where that is another file than the one with the section. */
  readonly file?: string
  /** False where the line can be meant otherwise: then it decides nothing, and a finding names it. */
  readonly certain: boolean
  /** It is about some keys out of several, those of production for instance. */
  readonly ofSome?: true
  /** What the line would leave as the only provider. */
  readonly provider?: Provider
}

/** Something a person should know. It never holds a credential's value. */
export interface Finding {
  /** Kebab-case, names the problem, never changes meaning. */
  readonly ruleId: string
  readonly severity: Severity
  /** One sentence without full stop. */
  readonly reason: string
  readonly file?: string
  /** 1-based. */
  readonly line?: number
  readonly expected?: string
  readonly actual?: string
  /** What to do next: a command for the reader's shell, or one sentence. */
  readonly fix?: string
  readonly url?: string
  /** Other places without which it can't be understood. */
  readonly related?: readonly RelatedPlace[]
}

export interface RelatedPlace {
  readonly file: string
  /** 1-based. */
  readonly line?: number
  /** What stands there, one sentence without full stop. */
  readonly says: string
}

/** A file that can't be edited safely. It stops the write of its repository. */
export interface Refusal {
  readonly ruleId: string
  readonly reason: string
  readonly file: string
  /** 1-based. */
  readonly line?: number
  /** The cure, one sentence. */
  readonly fix: string
}

/** One file before and after; `undefined` means that it does not exist. Texts are UTF-8, a BOM is their first character. */
export interface Edit {
  readonly target: TargetId
  /** Repository path with forward slashes. */
  readonly path: string
  readonly before: string | undefined
  readonly after: string | undefined
}

/** All that will happen to one repository, as data. Every command is one way to end a plan. */
export interface Plan {
  readonly profile: Profile
  readonly edits: readonly Edit[]
  readonly findings: readonly Finding[]
  readonly refusals: readonly Refusal[]
}

/** One block of our section: a heading, a paragraph, a code block, or an item of a top-level list. */
export interface SectionBlock {
  /** The path of its template variant, for instance `set-key/zsh`. */
  readonly id: string
  /** Canonical Markdown of this block alone, without a final line end. */
  readonly markdown: string
  /**
   * The same as a node of mdast, where the renderer has it at hand: parsing is what a first run spends its time on. The
   * type names none of mdast, so that users of the library need none.
   */
  readonly tree?: object
}

/** Whether a path is ignored, and which line decides (no `by`: no line speaks of it). */
export interface IgnoreDecision {
  readonly path: string
  readonly ignored: boolean
  readonly by?: { readonly file: string; readonly line: number; readonly pattern: string }
}

/**
 * Git's answer about ignore files given as texts, keyed by repository path (`.gitignore`, `.claude/.gitignore`).
 * Case-sensitive, and blind to a person's global excludes, so that every machine answers the same.
 */
export type IgnoreOracle = (
  files: ReadonlyMap<string, string>,
  paths: readonly string[],
) => readonly IgnoreDecision[]

/** A file as the repository shows it, links followed. */
export interface FileSight {
  /** The repository path that was asked for, with forward slashes. */
  readonly path: string
  /** The path of the real file behind all links; the same as `path` where there is none. */
  readonly realPath: string
  /** `undefined`: there is no such file. A BOM is the first character. */
  readonly text: string | undefined
  /** Why the file can't be edited safely. */
  readonly fault?: Omit<Refusal, 'file'>
  /** Why the file can be read but not written: it counts only where something has to be written. */
  readonly writeFault?: Omit<Refusal, 'file'>
}

/** What a plan may know of one repository, read once. */
export interface Repository<File extends FileSight = FileSight> {
  /**
   * By the path that was asked for; a path that is not here was not read. An agent file that has the name in other
   * letters is found by the usual name; its `path` is the one on the disk.
   */
  readonly files: ReadonlyMap<string, File>
  /** True when the folder is under git. */
  readonly git: boolean
  /** Agent files that stand beside one of the same name in other letters. */
  readonly twins?: readonly string[]
  /** True when an `AGENTS.md` stands anywhere in the tree. */
  readonly agentsInTree: boolean
  /** True when there are more folders than were looked into for one, outside git. */
  readonly isPartly?: boolean
  /** The `CLAUDE.md` files below the root, where the root has none: with content they hide its `AGENTS.md`. */
  readonly nestedClaude?: readonly File[]
  /** Those of the target files that git ignores and does not track. */
  readonly ignored: readonly string[]
  /** The provider that the tracked `.claude/settings.json` chooses for everyone. */
  readonly settingsProvider?: Provider
  /** Env files that git tracks. */
  readonly trackedEnvFiles: readonly string[]
  /** Those of them that hold, or lead to, something that looks like a credential. */
  readonly envFilesWithCredential?: readonly string[]
}

/** What a text proves of what happened. No sentence about it claims more. */
export type Proves =
  /** A server refused what came to it, or missed a credential. */
  | 'rejection'
  /** A server answered, and judged something else than the credential. */
  | 'answer'
  /** A request was tried, and no answer came. */
  | 'no-answer'
  /** Who wrote it stopped before any request. */
  | 'no-request'
  /** A login had ended and was not renewed. */
  | 'ended'
  /** Something failed; whether anything was sent, the text does not say. */
  | 'failure'
  /** Nothing failed. */
  | 'warning'
