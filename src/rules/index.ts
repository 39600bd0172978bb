import { accessRefused } from './access-refused.ts'
import { adminKey } from './admin-key.ts'
import { apiKeyAsToken } from './api-key-as-token.ts'
import { apiKeysDisabled } from './api-keys-disabled.ts'
import { bareMode } from './bare-mode.ts'
import { baseUrlInvalid } from './base-url-invalid.ts'
import { baseUrlThirdParty } from './base-url-third-party.ts'
import { baseUrlV1 } from './base-url-v1.ts'
import { bearerRejected } from './bearer-rejected.ts'
import { betasDisabled } from './betas-disabled.ts'
import { blockedByProxy } from './blocked-by-proxy.ts'
import { caFile } from './ca-file.ts'
import { ciFork } from './ci-fork.ts'
import { ciOidcMissing } from './ci-oidc-missing.ts'
import { ciProtectedBranch } from './ci-protected-branch.ts'
import { ciSecretEmpty } from './ci-secret-empty.ts'
import { clientOutdated } from './client-outdated.ts'
import { clientVulnerable } from './client-vulnerable.ts'
import { clockSkew } from './clock-skew.ts'
import { configCorrupted } from './config-corrupted.ts'
import { connectionFails } from './connection-fails.ts'
import { creditTooLow } from './credit-too-low.ts'
import { dotenvBom } from './dotenv-bom.ts'
import { dotenvNotLoaded } from './dotenv-not-loaded.ts'
import { dotenvOverridesLogin } from './dotenv-overrides-login.ts'
import { federationFailed } from './federation-failed.ts'
import { federationWithoutToken } from './federation-without-token.ts'
import { githubAppMissing } from './github-app-missing.ts'
import { headersOverride } from './headers-override.ts'
import { helperFails } from './helper-fails.ts'
import { helperFromProject } from './helper-from-project.ts'
import { helperHoldsKey } from './helper-holds-key.ts'
import { helperMissing } from './helper-missing.ts'
import { helperNotExecutable } from './helper-not-executable.ts'
import { homeUnset } from './home-unset.ts'
import { keyDeclined } from './key-declined.ts'
import { keyLength } from './key-length.ts'
import { keyRejected } from './key-rejected.ts'
import { loginCodeInvalid } from './login-code-invalid.ts'
import { loginExpired } from './login-expired.ts'
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
import { oauthNotSupported } from './oauth-not-supported.ts'
import { oauthTokenAsKey } from './oauth-token-as-key.ts'
import { organizationDisabled } from './organization-disabled.ts'
import { otherShellFile } from './other-shell-file.ts'
import { otherVendorKey } from './other-vendor-key.ts'
import { permissionDenied } from './permission-denied.ts'
import { projectBaseUrl } from './project-base-url.ts'
import { projectCredential } from './project-credential.ts'
import { projectNetwork } from './project-network.ts'
import { projectRunsPrograms } from './project-runs-programs.ts'
import { providerSelected } from './provider-selected.ts'
import { providerSkipsAuth } from './provider-skips-auth.ts'
import { proxyInUse } from './proxy-in-use.ts'
import { proxyInvalid } from './proxy-invalid.ts'
import { rateLimited } from './rate-limited.ts'
import { refreshTokenSent } from './refresh-token-sent.ts'
import { restartNeeded } from './restart-needed.ts'
import { resultHidesError } from './result-hides-error.ts'
import type { Rule } from './rule.ts'
import { scopeMissing } from './scope-missing.ts'
import { serviceTrouble } from './service-trouble.ts'
import { sessionKey } from './session-key.ts'
import { sessionStale } from './session-stale.ts'
import { settingsEraseCredential } from './settings-erase-credential.ts'
import { settingsInvalid } from './settings-invalid.ts'
import { settingsOverrideShell } from './settings-override-shell.ts'
import { settingsUnknownKey } from './settings-unknown-key.ts'
import { sshKeychain } from './ssh-keychain.ts'
import { staleEditor } from './stale-editor.ts'
import { staleServer } from './stale-server.ts'
import { strayVariable } from './stray-variable.ts'
import { subscriptionHidden } from './subscription-hidden.ts'
import { subscriptionNotAllowed } from './subscription-not-allowed.ts'
import { tlsOff } from './tls-off.ts'
import { tlsUntrusted } from './tls-untrusted.ts'
import { tokenForClaudeCodeOnly } from './token-for-claude-code-only.ts'
import { tokenRevoked } from './token-revoked.ts'
import { tokenTruncated } from './token-truncated.ts'
import { twoCredentials } from './two-credentials.ts'
import { userUnset } from './user-unset.ts'
import { valueNonAscii } from './value-non-ascii.ts'
import { valuePlaceholder } from './value-placeholder.ts'
import { valueQuoted } from './value-quoted.ts'
import { valueReference } from './value-reference.ts'
import { valueRefused } from './value-refused.ts'
import { valueTrimmed } from './value-trimmed.ts'
import { valueWithBearer } from './value-with-bearer.ts'
import { valueWithName } from './value-with-name.ts'
import { valueWithSpace } from './value-with-space.ts'
import { windowsScope } from './windows-scope.ts'
import { workerWithoutCredential } from './worker-without-credential.ts'

/** Every rule, by topic, in the order in which findings of the same severity are shown. */
export const rules: readonly Rule[] = [
  // Before `nothing-to-send`: in a pipeline nobody can log in, and an empty secret is the cause.
  ciSecretEmpty,
  ciFork,
  nothingToSend,
  twoCredentials,
  settingsOverrideShell,
  settingsEraseCredential,
  subscriptionHidden,
  keyDeclined,
  notExported,
  restartNeeded,
  staleEditor,
  otherShellFile,
  staleServer,
  windowsScope,
  strayVariable,
  valueRefused,
  valueQuoted,
  valueWithBearer,
  valueWithName,
  valueWithSpace,
  valueNonAscii,
  valueTrimmed,
  valuePlaceholder,
  valueReference,
  oauthTokenAsKey,
  apiKeyAsToken,
  adminKey,
  sessionKey,
  refreshTokenSent,
  otherVendorKey,
  tokenTruncated,
  keyLength,
  baseUrlInvalid,
  baseUrlV1,
  baseUrlThirdParty,
  projectBaseUrl,
  projectNetwork,
  proxyInvalid,
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
  configCorrupted,
  bareMode,
  providerSelected,
  providerSkipsAuth,
  betasDisabled,
  helperMissing,
  helperNotExecutable,
  helperFromProject,
  helperFails,
  helperHoldsKey,
  loginExpired,
  loginUnusable,
  loginPermissions,
  loginReadOnly,
  loginHidden,
  loginNotInContainer,
  sshKeychain,
  userUnset,
  homeUnset,
  dotenvNotLoaded,
  dotenvOverridesLogin,
  dotenvBom,
  clientVulnerable,
  clientOutdated,
  ciOidcMissing,
  ciProtectedBranch,
  keyRejected,
  bearerRejected,
  tokenRevoked,
  oauthNotSupported,
  tokenForClaudeCodeOnly,
  creditTooLow,
  organizationDisabled,
  subscriptionNotAllowed,
  permissionDenied,
  accessRefused,
  blockedByProxy,
  rateLimited,
  serviceTrouble,
  tlsUntrusted,
  connectionFails,
  clockSkew,
  loginCodeInvalid,
  githubAppMissing,
  resultHidesError,
  sessionStale,
  workerWithoutCredential,
  federationFailed,
  modelNotFound,
  scopeMissing,
  apiKeysDisabled,
  federationWithoutToken,
]
