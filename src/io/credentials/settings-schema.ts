import { hooks, marketplaces, permissions, sandbox } from './settings-schema-parts.ts'
import {
  either,
  fields,
  flag,
  integerFrom,
  listOf,
  matching,
  number,
  orNull,
  type Shape,
  text,
  texts,
  untried,
  valuesOf,
  when,
  within,
  word,
} from './shapes.ts'

const command = { type: word('command'), command: text }
const clock = matching(/^(?:[01]?\d|2[0-3]):[0-5]\d$/)
const loose = either(text, number, flag, texts)

/** The keys of one shape. */
const all = (shape: Shape, names: string): Readonly<Record<string, Shape>> =>
  Object.fromEntries(
    names
      .trim()
      .split(/\s+/)
      .map(name => [name, shape]),
  )

/**
 * The keys of a settings file for whose value the client drops the whole file. Each was measured with right values and
 * wrong ones (`test/credentials/settings-types.ts`); a key that is not here may hold anything.
 */
export const settingsSchema: Readonly<Record<string, Shape>> = {
  ...all(
    text,
    `$schema apiKeyHelper proxyAuthHelper awsCredentialExport awsAuthRefresh gcpAuthRefresh processWrapper
    attributionProject model modelCatalogUrl modelCatalogPublicKey prUrlTemplate otelHeadersHelper outputStyle language
    advisorModel agent minimumVersion requiredMinimumVersion requiredMaximumVersion downloadsMirrorUrl plansDirectory
    timeFormat timeZone autoMemoryDirectory claudeMd pluginTrustMessage`,
  ),
  ...all(
    flag,
    `respectGitignore wslInheritsWindowsSettings includeCoAuthoredBy includeGitInstructions disableAllHooks
    disableReplyCheck workflowKeywordTriggerEnabled bashEditDiffEnabled respondToBashCommands allowAllClaudeAiMcps
    allowClaudeInChromeWithManagedMcp allowNestedModelAccessUnderForceLogin forceRemoteSettingsRefresh
    spinnerTipsEnabled clawdFileProgressEnabled syntaxHighlightingDisabled terminalTitleFromRename
    alwaysThinkingEnabled fastMode promptSuggestionEnabled emojiCompletionEnabled awaySummaryEnabled
    showClearContextOnPlanAccept prefersReducedMotion doneMeansMerged totalTokensReminderAfterUserTurn
    autoMemoryEnabled autoDreamEnabled showThinkingSummaries verbose autoCompactEnabled precomputeCompactionEnabled
    idleCompaction switchModelsOnFlag autoScrollEnabled wheelScrollAccelerationEnabled showTurnDuration
    showMessageTimestamps terminalProgressBarEnabled todoFeatureEnabled`,
  ),
  ...all(
    orNull(flag),
    `syncClaudeAiSkills syncClaudeAiPlugins enforceAvailableModels enableAllProjectMcpServers
    disableClaudeAiConnectors disableBundledSkills disableDirectMcpSkills disableAgentView disableRemoteControl
    disableWorkflows disableArtifact enableArtifact enableWorkflows disableSkillShellExecution
    disableWindowsBashCommandSplit allowManagedHooksOnly allowManagedPermissionRulesOnly allowManagedMcpServersOnly
    disableCommandPluginSources disableSideloadFlags skipWebFetchPreflight fastModePerSessionOptIn
    responseComparisonEnabled channelsEnabled skipDangerousModePermissionPrompt skipWorkflowUsageWarning
    autoContinueAtUsageLimit fileCheckpointingEnabled remoteControlAtStartup isolatePeerMachines`,
  ),
  ...all(
    texts,
    `fallbackModel availableModels allowedHttpHookUrls httpHookAllowedEnvVars pluginSuggestionMarketplaces
    companyAnnouncements claudeMdExcludes`,
  ),
  ...all(either(text, texts), 'enabledMcpjsonServers disabledMcpjsonServers forceLoginOrgUUID'),
  ...all(word('first-wins', 'merge'), 'parentSettingsBehavior managedSourcesBehavior'),
  ...all(integerFrom(1), 'cleanupPeriodDays skillListingMaxDescChars totalTokensReminderBudget'),
  workflowSizeGuideline: word('unrestricted', 'small', 'medium', 'large'),
  defaultShell: word('bash', 'powershell'),
  feedbackDrafts: orNull(word('notify', 'quiet', 'off')),
  autoUpdatesChannel: word('latest', 'stable', 'rc'),
  tui: word('default', 'fullscreen'),
  totalTokensReminder: word('off', 'infinite', 'fixed', 'countdown', 'padded-countdown'),
  disableAutoMode: orNull(word('disable')),
  daemonColdStart: word('transient', 'ask'),
  desktopSessionCleanupPeriodDays: integerFrom(0),
  skillListingBudgetFraction: when(value => typeof value === 'number' && value > 0 && value <= 1),
  feedbackSurveyRate: within(0, 1),
  fileSuggestion: fields(command, ['type', 'command']),
  statusLine: fields({ ...command, padding: number, hideVimModeIndicator: flag }, ['type', 'command']),
  breakReminder: fields({
    enabled: flag,
    intervalMinutes: integerFrom(1),
    breakThresholdMinutes: integerFrom(1),
    message: text,
  }),
  quietHours: fields({ enabled: flag, start: clock, end: clock }),
  env: when(value => typeof value === 'object' && value !== null && !Array.isArray(value)),
  attribution: either(flag, fields({ commit: text, pr: text, sessionUrl: flag })),
  modelOverrides: valuesOf(text),
  skillOverrides: valuesOf(word('on', 'name-only', 'user-invocable-only', 'off')),
  worktree: fields({ symlinkDirectories: texts, sparsePaths: texts, baseRef: word('fresh', 'head') }),
  enabledPlugins: valuesOf(either(flag, texts)),
  spinnerVerbs: fields({ mode: word('append', 'replace'), verbs: texts }, ['mode', 'verbs']),
  pluginConfigs: valuesOf(fields({ mcpServers: valuesOf(valuesOf(loose)), options: valuesOf(loose) })),
  remote: fields({ defaultEnvironmentId: text }),
  voice: fields({ enabled: flag, mode: word('hold', 'tap'), autoSubmit: flag }),
  allowedChannelPlugins: listOf(fields({ marketplace: text, plugin: text }, ['marketplace', 'plugin'])),
  remoteTools: fields({ allowUnattendedServing: flag }),
  sshConfigs: listOf(
    fields(
      {
        ...{ id: text, name: text, sshHost: text, sshIdentityFile: text, startDirectory: text },
        sshPort: when(Number.isSafeInteger),
      },
      ['id', 'name', 'sshHost'],
    ),
  ),
  autoMode: fields(all(listOf(either(text, untried)), 'allow soft_deny hard_deny environment')),
  hooks,
  permissions,
  sandbox,
  ...marketplaces,
}
