import { accountWithoutAccess } from './account-without-access.ts'
import { actionInput } from './action-input.ts'
import { bareMode } from './bare-mode.ts'
import { baseUrlInvalid } from './base-url-invalid.ts'
import { baseUrlPath } from './base-url-path.ts'
import { baseUrlThirdParty } from './base-url-third-party.ts'
import { baseUrlV1 } from './base-url-v1.ts'
import { betasDisabled } from './betas-disabled.ts'
import { betasRefused } from './betas-refused.ts'
import { caFile } from './ca-file.ts'
import { ciFork } from './ci-fork.ts'
import { ciOidcMissing } from './ci-oidc-missing.ts'
import { ciProtectedBranch } from './ci-protected-branch.ts'
import { ciSecretEmpty } from './ci-secret-empty.ts'
import { ciStepWithoutCredential } from './ci-step-without-credential.ts'
import { clientOutdated } from './client-outdated.ts'
import { clientVulnerable } from './client-vulnerable.ts'
import { clockSkew } from './clock-skew.ts'
import { cloudCredentials } from './cloud-credentials.ts'
import { composePassesNothing } from './compose-passes-nothing.ts'
import { configCorrupted } from './config-corrupted.ts'
import { configDirLiteral } from './config-dir-literal.ts'
import { configDirTilde } from './config-dir-tilde.ts'
import { configLinkDead } from './config-link-dead.ts'
import { desktopLoginApart } from './desktop-login-apart.ts'
import { dotenvBom } from './dotenv-bom.ts'
import { dotenvHandedOn } from './dotenv-handed-on.ts'
import { dotenvNotLoaded } from './dotenv-not-loaded.ts'
import { dotenvOverridesLogin } from './dotenv-overrides-login.ts'
import { editorLoginPrompt } from './editor-login-prompt.ts'
import { editorSession } from './editor-session.ts'
import { editorSettingName } from './editor-setting-name.ts'
import { editorSettingsInvalid } from './editor-settings-invalid.ts'
import { editorVariables } from './editor-variables.ts'
import { answerRules } from './families/answers.ts'
import { printedRules } from './families/printed.ts'
import { valueRules } from './families/values.ts'
import { federationWithoutToken } from './federation-without-token.ts'
import { fileNotRead } from './file-not-read.ts'
import { gatewayKeyRejected } from './gateway-key-rejected.ts'
import { gatewayWithoutCredential } from './gateway-without-credential.ts'
import { headersOverride } from './headers-override.ts'
import { helperConstant } from './helper-constant.ts'
import { helperFails } from './helper-fails.ts'
import { helperFromProject } from './helper-from-project.ts'
import { helperHoldsKey } from './helper-holds-key.ts'
import { helperMissing } from './helper-missing.ts'
import { helperNotExecutable } from './helper-not-executable.ts'
import { homeUnset } from './home-unset.ts'
import { keyDeclined } from './key-declined.ts'
import { keyNotApproved } from './key-not-approved.ts'
import { loginExpired } from './login-expired.ts'
import { loginFileMissing } from './login-file-missing.ts'
import { loginHidden } from './login-hidden.ts'
import { loginNotInContainer } from './login-not-in-container.ts'
import { loginPermissions } from './login-permissions.ts'
import { loginReadOnly } from './login-read-only.ts'
import { loginUnusable } from './login-unusable.ts'
import { managedRequiresLogin } from './managed-requires-login.ts'
import { managedUnreadable } from './managed-unreadable.ts'
import { modelNotFound } from './model-not-found.ts'
import { notExported } from './not-exported.ts'
import { nothingToSend } from './nothing-to-send.ts'
import { onboardingUnfinished } from './onboarding-unfinished.ts'
import { otherShellFile } from './other-shell-file.ts'
import { profileUnusable } from './profile-unusable.ts'
import { projectBaseUrl } from './project-base-url.ts'
import { projectCredential } from './project-credential.ts'
import { projectNetwork } from './project-network.ts'
import { projectRunsPrograms } from './project-runs-programs.ts'
import { providerNotAllowed } from './provider-not-allowed.ts'
import { providerNotHandedOn } from './provider-not-handed-on.ts'
import { providerSelected } from './provider-selected.ts'
import { providerSkipsAuth } from './provider-skips-auth.ts'
import { providerSwitchedOff } from './provider-switched-off.ts'
import { proxyInUse } from './proxy-in-use.ts'
import { proxyInvalid } from './proxy-invalid.ts'
import { proxyTakesLocal } from './proxy-takes-local.ts'
import { restartNeeded } from './restart-needed.ts'
import type { Rule } from './rule.ts'
import { settingsEraseCredential } from './settings-erase-credential.ts'
import { settingsInvalid } from './settings-invalid.ts'
import { settingsOverrideShell } from './settings-override-shell.ts'
import { settingsUnknownKey } from './settings-unknown-key.ts'
import { settingsUnread } from './settings-unread.ts'
import { sshKeychain } from './ssh-keychain.ts'
import { staleEditor } from './stale-editor.ts'
import { staleServer } from './stale-server.ts'
import { strayVariable } from './stray-variable.ts'
import { subscriptionHidden } from './subscription-hidden.ts'
import { tlsOff } from './tls-off.ts'
import { tokenHidesLogin } from './token-hides-login.ts'
import { twoCredentials } from './two-credentials.ts'
import { unexpectedSource } from './unexpected-source.ts'
import { unexplained } from './unexplained.ts'
import { userUnset } from './user-unset.ts'
import { valueEmpty } from './value-empty.ts'
import { windowsScope } from './windows-scope.ts'

/** Every rule, by topic, in the order in which findings of the same severity are shown. */
export const rules: readonly Rule[] = [
  unexpectedSource,
  settingsUnread,
  accountWithoutAccess,
  actionInput,
  ciSecretEmpty,
  ciFork,
  ciStepWithoutCredential,
  gatewayWithoutCredential,
  nothingToSend,
  configLinkDead,
  configDirLiteral,
  configDirTilde,
  strayVariable,
  twoCredentials,
  settingsOverrideShell,
  settingsEraseCredential,
  subscriptionHidden,
  tokenHidesLogin,
  keyDeclined,
  keyNotApproved,
  notExported,
  restartNeeded,
  staleEditor,
  otherShellFile,
  staleServer,
  windowsScope,
  valueEmpty,
  ...valueRules,
  baseUrlInvalid,
  baseUrlPath,
  baseUrlV1,
  baseUrlThirdParty,
  projectBaseUrl,
  projectNetwork,
  betasRefused,
  proxyInvalid,
  proxyTakesLocal,
  proxyInUse,
  caFile,
  tlsOff,
  headersOverride,
  settingsInvalid,
  settingsUnknownKey,
  projectCredential,
  projectRunsPrograms,
  managedRequiresLogin,
  managedUnreadable,
  modelNotFound,
  configCorrupted,
  bareMode,
  providerSelected,
  providerNotAllowed,
  providerSwitchedOff,
  providerNotHandedOn,
  providerSkipsAuth,
  betasDisabled,
  helperConstant,
  helperMissing,
  helperNotExecutable,
  helperFromProject,
  helperFails,
  helperHoldsKey,
  loginExpired,
  loginFileMissing,
  loginUnusable,
  loginPermissions,
  loginReadOnly,
  loginHidden,
  loginNotInContainer,
  sshKeychain,
  userUnset,
  homeUnset,
  composePassesNothing,
  editorVariables,
  editorSession,
  editorSettingName,
  editorSettingsInvalid,
  editorLoginPrompt,
  dotenvNotLoaded,
  dotenvHandedOn,
  dotenvOverridesLogin,
  dotenvBom,
  fileNotRead,
  cloudCredentials,
  desktopLoginApart,
  clientVulnerable,
  clientOutdated,
  ciOidcMissing,
  ciProtectedBranch,
  clockSkew,
  federationWithoutToken,
  profileUnusable,
  ...answerRules,
  ...printedRules,
  onboardingUnfinished,
  gatewayKeyRejected,
  unexplained,
]
