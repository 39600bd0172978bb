/** A text that the client, the API or a pipeline prints, and the rules that it points to. */
export interface Symptom {
  readonly text: RegExp
  /** Rule and weight; 100 says it all, 10 is a possibility. */
  readonly points: readonly (readonly [ruleId: string, score: number])[]
  /** What the text means, one sentence without full stop. */
  readonly why: string
}

/**
 * Measured on Claude Code 2.1.330 with each answer of the API; the texts that only the documentation or reports
 * have are at the end. Servers change their wording, so patterns keep to what carries the meaning.
 */
export const symptoms: readonly Symptom[] = [
  {
    text: /Invalid API key · Fix external API key · Invalid [\w-]+ header value|Invalid auth token · Fix external auth token|Invalid ANTHROPIC_CUSTOM_HEADERS|Header '?\d+'? has invalid value/i,
    points: [['value-refused', 100]],
    why: 'The value holds a character that no header can carry, and nothing was sent',
  },
  {
    text: /Invalid API key · Fix external API key(?! · Invalid)|invalid x-api-key|x-api-key header is required|API key is invalid/i,
    points: [
      ['key-rejected', 90],
      ['settings-override-shell', 30],
      ['subscription-hidden', 25],
      ['key-length', 10],
    ],
    why: 'The server got an API key and does not know it',
  },
  {
    text: /Not logged in · (?:Please )?run \/login|^Not logged in/im,
    points: [
      ['nothing-to-send', 80],
      ['bearer-rejected', 50],
      ['login-expired', 20],
      ['settings-invalid', 15],
      ['ssh-keychain', 10],
    ],
    why: 'Nothing was sent, or a token was rejected: the client prints the same for both',
  },
  {
    text: /Invalid bearer token|OAuth access token is invalid|Invalid OAuth token/i,
    points: [
      ['bearer-rejected', 95],
      ['token-truncated', 40],
      ['api-key-as-token', 25],
      ['base-url-third-party', 20],
    ],
    why: 'The server got a token and does not accept it',
  },
  {
    text: /Invalid authentication credentials/i,
    points: [
      ['bearer-rejected', 70],
      ['key-rejected', 60],
      ['login-expired', 30],
    ],
    why: 'The server got a key or a token and does not accept it',
  },
  {
    text: /OAuth token has expired|Login expired · Please run \/login|OAuth session expired and could not be refreshed/i,
    points: [
      ['login-expired', 95],
      ['login-read-only', 30],
      ['client-outdated', 20],
      ['clock-skew', 10],
    ],
    why: 'The login or the token has expired and was not renewed',
  },
  {
    text: /OAuth token (?:has been )?revoked/i,
    points: [
      ['token-revoked', 100],
      ['client-outdated', 10],
    ],
    why: 'The token was revoked',
  },
  {
    text: /OAuth authentication is currently not supported/i,
    points: [
      ['oauth-not-supported', 95],
      ['betas-disabled', 40],
      ['client-outdated', 20],
    ],
    why: 'A login token arrived without the header that makes it valid',
  },
  {
    text: /disabled Claude subscription access|OAuth authentication is currently not allowed for this organization|can't use your Claude subscription/i,
    points: [['subscription-not-allowed', 100]],
    why: 'The organization or the plan does not allow the subscription here; the credential itself was not refused',
  },
  {
    text: /organization has been disabled|belongs to a disabled organization/i,
    points: [['organization-disabled', 100]],
    why: 'The organization of the credential is disabled',
  },
  {
    text: /disabled API key authentication/i,
    points: [['api-keys-disabled', 100]],
    why: 'The organization does not allow API keys',
  },
  {
    text: /Credit balance is too low|credit balance is too low|API Error: 402\b|billing_error/i,
    points: [
      ['credit-too-low', 100],
      ['subscription-hidden', 40],
    ],
    why: 'The account of the key has no credits; the key itself is valid',
  },
  {
    text: /only authorized for use with Claude Code/i,
    points: [['token-for-claude-code-only', 100]],
    why: 'A subscription token was used outside Claude Code',
  },
  {
    text: /403[^\n]*(?:Request not allowed)|Request not allowed/i,
    points: [
      ['access-refused', 95],
      ['proxy-in-use', 20],
    ],
    why: 'Access was refused because of the region or the network; the credential is not the cause',
  },
  {
    text: /API Error: 40[13] (?:Forbidden|Unauthorized)\s*$|<html|Cloudflare/im,
    points: [
      ['blocked-by-proxy', 90],
      ['proxy-in-use', 30],
    ],
    why: 'The answer is not one of the API: a proxy or a firewall gave it',
  },
  {
    text: /403[^\n]*permission|permission_error|does not have permission/i,
    points: [['permission-denied', 80]],
    why: 'The credential was recognized and may not do this',
  },
  {
    text: /Request rejected \(429\)|rate_limit_error|temporarily limiting requests|hit your [\w-]+ limit|API Error: 429/i,
    points: [['rate-limited', 100]],
    why: 'The rate is limited; the credential is valid',
  },
  {
    text: /API Error: 5\d\d\b|Repeated 529|Overloaded|overloaded_error|Internal server error/i,
    points: [['service-trouble', 100]],
    why: 'The service has trouble; the credential was not judged',
  },
  {
    text: /SSL certificate|Self-signed certificate|DEPTH_ZERO_SELF_SIGNED_CERT|UNABLE_TO_VERIFY_LEAF_SIGNATURE|unable to get local issuer/i,
    points: [
      ['tls-untrusted', 100],
      ['ca-file', 40],
      ['proxy-in-use', 20],
    ],
    why: 'The certificate is not trusted, and nothing was sent',
  },
  {
    text: /ECONNREFUSED|ECONNRESET|EAI_AGAIN|ENOTFOUND|ETIMEDOUT|Request timed out|Can't reach the API server/i,
    points: [
      ['connection-fails', 100],
      ['proxy-in-use', 30],
      ['base-url-third-party', 20],
    ],
    why: 'No answer came, so the credential was not judged',
  },
  {
    text: /API Error: Invalid URL/i,
    points: [['base-url-invalid', 100]],
    why: 'ANTHROPIC_BASE_URL is not a URL',
  },
  {
    text: /issue with the selected model/i,
    points: [
      ['model-not-found', 70],
      ['base-url-v1', 60],
    ],
    why: 'The model was not found, or the path of the base URL is wrong',
  },
  {
    text: /apiKeyHelper (?:script is )?fail/i,
    points: [
      ['helper-fails', 95],
      ['helper-missing', 40],
      ['helper-not-executable', 30],
    ],
    why: 'The helper failed, and empty credentials were sent',
  },
  {
    text: /exited 127/,
    points: [['helper-missing', 100]],
    why: 'The shell did not find the program of the helper',
  },
  {
    text: /exited 126/,
    points: [['helper-not-executable', 100]],
    why: 'The shell may not execute the program of the helper',
  },
  {
    text: /These settings did not load|Invalid settings/i,
    points: [['settings-invalid', 95]],
    why: 'A settings file was dropped',
  },
  {
    text: /require a first-party login|forceLogin(?:Method|OrgUUID)/i,
    points: [['managed-requires-login', 100]],
    why: 'Managed settings require a login and bar keys',
  },
  {
    text: /Managed settings document could not be parsed/i,
    points: [['managed-unreadable', 100]],
    why: 'The managed settings are broken, and the client does not start',
  },
  {
    text: /Claude configuration file at .* is corrupted/i,
    points: [['config-corrupted', 100]],
    why: 'The state file .claude.json is broken',
  },
  {
    text: /Both ANTHROPIC_AUTH_TOKEN and ANTHROPIC_API_KEY set|Auth conflict: Both/i,
    points: [['two-credentials', 100]],
    why: 'Two credentials are set',
  },
  {
    text: /ANTHROPIC_API_KEY not used here|Use custom API key/i,
    points: [['key-declined', 100]],
    why: 'The key was declined in the dialog',
  },
  {
    text: /Ignoring extra certs from/i,
    points: [['ca-file', 100]],
    why: 'The file of NODE_EXTRA_CA_CERTS could not be read',
  },
  {
    text: /identity token|API Error: 401 Authentication failed\s*$/im,
    points: [['federation-failed', 90]],
    why: 'The exchange of an identity token failed',
  },
  {
    text: /Could not resolve authentication method/i,
    points: [['worker-without-credential', 100]],
    why: 'A background process found no credential',
  },
  {
    text: /does not meet scope requirement/i,
    points: [['scope-missing', 100]],
    why: 'The token lacks a scope',
  },
  {
    text: /session_stale_relogin/i,
    points: [['session-stale', 100]],
    why: 'Elevated access asks for a fresh login',
  },
  {
    text: /Invalid code/i,
    points: [
      ['login-code-invalid', 90],
      ['clock-skew', 20],
    ],
    why: 'The code of the login was not accepted',
  },
  {
    text: /App token exchange failed|not installed on this repository/i,
    points: [['github-app-missing', 100]],
    why: 'GitHub answered 401, not Anthropic',
  },
  {
    text: /Could not fetch an OIDC token|id-token: ?write/i,
    points: [['ci-oidc-missing', 100]],
    why: 'The job may not ask for an OIDC token',
  },
  {
    text: /No api key passed in/i,
    points: [['provider-skips-auth', 90]],
    why: 'The gateway got no key',
  },
  {
    text: /"subtype": ?"success"[\s\S]{0,400}"is_error": ?true|"is_error": ?true[\s\S]{0,400}"subtype": ?"success"/,
    points: [['result-hides-error', 60]],
    why: 'The result says success and holds an error',
  },
  {
    text: /API Error: 401\b|authentication_error|authentication_failed|\b401\b/i,
    points: [
      // A classic rejected key prints `Invalid API key` instead.
      ['bearer-rejected', 22],
      ['key-rejected', 20],
      ['subscription-hidden', 15],
      ['login-expired', 12],
      ['base-url-third-party', 10],
    ],
    why: 'Something answered 401: a credential was sent and not accepted',
  },
]
