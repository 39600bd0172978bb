import type { Wording } from '../message.ts'
import { client, measured } from './sources.ts'

const sender = { kind: 'client' } as const

const leads = ['OAuth error', 'Login failed', 'Token exchange failed']

/** What the system says of a connection, by what was tried: bare, `read` and `write` are also names of scopes. */
const tried = [
  ...['ECONNREFUSED', 'ECONNRESET', 'ETIMEDOUT', 'EHOSTUNREACH', 'ENETUNREACH', 'EADDRNOTAVAIL'].map(
    code => `connect ${code}`,
  ),
  ...['ECONNRESET', 'ETIMEDOUT'].map(code => `read ${code}`),
  ...['EPIPE', 'EPROTO', 'ECONNRESET'].map(code => `write ${code}`),
]

/** How Node and Bun name a connection that did not come about or broke, behind the words of the part that needed it. */
const unreached = leads.flatMap(lead =>
  [
    ...tried,
    'timeout',
    'Request failed',
    'getaddrinfo',
    'socket hang up',
    'socket disconnected',
    'The socket connection was closed',
    'Client network socket',
    'Network Error',
    'Network request failed',
    'fetch failed',
    'Failed to fetch',
    'Unable to connect',
    'Connection error',
    'Connection refused',
    'Connection closed',
    'Connection reset',
    'Connection timed out',
    'ConnectionRefused',
    'FailedToOpenSocket',
    'The operation timed out',
    'ECONNREFUSED',
    'ECONNRESET',
    'ECONNABORTED',
    'ETIMEDOUT',
    'ENOTFOUND',
    'EAI_AGAIN',
    'EHOSTUNREACH',
    'ENETUNREACH',
    'EPIPE',
    'EPROTO',
  ].map(words => `${lead}: ${words}`),
)

/** The same behind other words, where they may stand apart. */
const connectionWords = [
  'ECONNREFUSED',
  'ECONNRESET',
  'ECONNABORTED',
  'ETIMEDOUT',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'ERR_SOCKET_CLOSED',
  'socket hang up',
  'The socket connection was closed',
  'fetch failed',
  'Failed to fetch',
  'Network Error',
  'Unable to connect',
  'Connection refused',
  'Connection reset',
  'Connection timed out',
  'ConnectionRefused',
  'FailedToOpenSocket',
  'timed out',
]

/** A status, as the library for requests writes it behind each of the three names, and as the client itself does. */
const refusedIn = (status: number) => [
  ...leads.map(lead => `${lead}: Request failed with status code ${status}`),
  `Token exchange failed (${status})`,
]

/** With these the login server has trouble, or had enough of whoever asks. */
const troubled = [429, 500, 502, 503, 504, 520, 521, 522, 523, 524, 529]

/** How programs speak of the renewal of a login; what came of it stands behind. */
const renewals = [
  'token refresh',
  'refresh failed',
  'refresh token',
  'refreshing',
  'Failed to refresh',
  // Bare, the same letters are those of an OAuth token.
  'v1/oauth/token',
  'could not be refreshed',
]

const renewed = (...ends: readonly (string | number)[]) =>
  renewals.flatMap(lead => ends.map(end => `${lead} … ${end}`))

/** An MCP server has tokens of its own, and the same words. */
const renewedByOthers = [
  'MCP … refresh',
  'mcp_oauth',
  'docker login',
  'gcloud',
  'AWS SSO',
  'Copilot',
  'AADSTS',
]

/** These say that the login itself was judged. */
const renewalJudged = ['invalid_grant', 'Refresh token not found or invalid', 'Refresh token expired']

/** Other programs and servers have logins of their own, and words that are the same. */
const ofOthers = ['MCP server … OAuth error', 'docker login', 'npm ERR!', 'npm error']

/** Where a login at Anthropic begins; other services have a page of that name too. */
const authorizePages = [
  'claude.ai/oauth/authorize',
  'claude.com/cai/oauth/authorize',
  'platform.claude.com/oauth/authorize',
  'console.anthropic.com/oauth/authorize',
]

/** What Claude Code says while somebody signs in, and of what a login is good for. */
export const clientSignInWordings: readonly Wording[] = [
  {
    // The renewal was asked for and put off: the login itself was not judged.
    id: 'renewal-limited',
    sender: { kind: 'sign-in', name: 'the login server' },
    proves: 'answer',
    way: 'login',
    says: [
      ...renewed(429, 'Too Many Requests'),
      'token refresh … rate_limit_error',
      'token refresh is rate-limited',
    ],
    unless: [...renewedByOthers, ...renewalJudged],
    causes: [['rate-limited', 105]],
    why: 'The server that renews logins limits how often it is asked; the login was not checked',
    seen: 'AI_APICallError: Claude token refresh is rate-limited; retry shortly.',
    source: 'https://github.com/griffinmartin/opencode-claude-auth/issues/281',
  },
  {
    id: 'login-not-read-back',
    sender: { kind: 'client', name: 'the extension of VS Code' },
    proves: 'failure',
    way: 'login',
    says: ['Failed to retrieve auth status after login'],
    causes: [
      ['login-hidden', 105],
      ['login-server-unreachable', 100],
    ],
    why: 'The login went through in the browser, and the extension could not read its account afterwards',
    seen: 'Failed to retrieve auth status after login\nRequest failed with status code 400',
    source: 'https://github.com/anthropics/claude-code/issues/84267',
  },
  {
    // The same of a server that has trouble: nothing was said of the login.
    id: 'renewal-troubled',
    sender: { kind: 'sign-in', name: 'the login server' },
    proves: 'answer',
    way: 'login',
    says: renewed(
      ...troubled.filter(status => status >= 500),
      'Internal Server Error',
      'Bad Gateway',
      'Service Unavailable',
      'Gateway Timeout',
      'Overloaded',
    ),
    unless: [...renewedByOthers, ...renewalJudged],
    causes: [['service-trouble', 105]],
    why: 'The server that renews logins has problems; the login was not checked',
    seen: 'Failed to refresh token for account ea4*****893b9fb39: Request failed with status code 500 | {"name":"AxiosError","code":"ERR_BAD_RESPONSE"}',
    source: 'https://github.com/Wei-Shaw/claude-relay-service/issues/583',
  },
  {
    id: 'renewal-unreached',
    sender: { kind: 'client', name: 'the network' },
    proves: 'no-answer',
    way: 'login',
    says: renewed(...connectionWords),
    unless: [...renewedByOthers, ...renewalJudged, 'certificate'],
    causes: [['connection-fails', 105]],
    why: 'The server that renews logins was not reached; the login was not checked',
    seen: 'OAuth token refresh failed: ERR_SOCKET_CLOSED (POST https://platform.claude.com/v1/oauth/token)',
    source: 'https://github.com/anthropics/claude-code/issues/91703',
  },
  {
    id: 'extension-finds-nothing',
    sender: { kind: 'client', name: 'the extension of VS Code' },
    proves: 'no-request',
    says: [
      'Getting authentication status … No authentication found',
      'AuthManager … No authentication found',
    ],
    causes: [
      ['editor-login-prompt', 60],
      ['nothing-to-send', 55],
    ],
    why: 'The extension of VS Code looked for a login on the machine it runs on, and found none',
    seen: '[info] AuthManager initialized\n[info] Getting authentication status\n[info] No authentication found\n[info] Received message from webview: {"type":"request"}',
    source: 'https://github.com/anthropics/claude-code/issues/12361',
  },
  {
    id: 'onboarding-unfinished',
    sender,
    proves: 'no-request',
    says: [
      'Select login method',
      'Choose the text style that looks best',
      "Let's get started … theme",
      'Claude account with subscription … Anthropic Console account',
      'Claude Code can be used with your Claude subscription',
    ],
    causes: [
      ['onboarding-unfinished', 90],
      ['editor-login-prompt', 60],
      ['nothing-to-send', 60],
    ],
    why: 'Claude Code asks how to log in: its first start was not finished, or it found nothing to use',
    seen: 'Select login method:\n 1. Claude account with subscription\n 2. Anthropic Console account',
    source: 'https://github.com/Alishahryar1/free-claude-code/issues/1140',
  },
  {
    id: 'login-slow',
    sender,
    way: 'login',
    proves: 'no-answer',
    says: [
      ...unreached,
      ...troubled.map(status => `Token exchange failed (${status})`),
      'OAuth error: unable to get',
      'OAuth error: self signed',
    ],
    unless: [
      ...ofOthers,
      ...refusedIn(400),
      ...refusedIn(403),
      'self signed certificate',
      'self-signed certificate',
      'unable to get local issuer',
      'unable to get issuer',
    ],
    causes: [
      ['login-server-unreachable', 95],
      ['service-trouble', 50],
      ['connection-fails', 30],
    ],
    why: 'The login server refused or did not answer; no code or password was checked',
    seen: 'OAuth error: timeout of 15000ms exceeded',
    source: 'https://github.com/anthropics/claude-code/issues/33213',
  },
  {
    id: 'login-refused',
    sender,
    way: 'login',
    proves: 'answer',
    says: refusedIn(403),
    unless: ['scope'],
    causes: [
      ['access-refused', 95],
      ['blocked-by-proxy', 60],
      ['proxy-in-use', 30],
    ],
    why: 'The login server refuses this network; the code was not checked',
    seen: 'OAuth error: Request failed with status code 403\n Press Enter to retry.',
    source: 'https://github.com/anthropics/claude-code/issues/36660',
  },
  {
    id: 'login-code-invalid',
    sender,
    way: 'login',
    proves: 'failure',
    says: [
      'OAuth error: Invalid code',
      'Invalid code. Please make sure the full code was copied',
      ...refusedIn(400),
      'Invalid authorization code',
      'That code was not recognized',
    ],
    causes: [
      ['login-code-invalid', 90],
      ['clock-skew', 20],
    ],
    why: 'The login code was not accepted',
    seen: 'OAuth error: Invalid code. Please make sure the full code was copied',
    source: 'https://github.com/anthropics/claude-code/issues/64587',
  },
  {
    id: 'login-waits-for-code',
    sender,
    way: 'login',
    proves: 'failure',
    says: [
      'Paste code here if prompted',
      "Browser didn't open? Use the url below",
      ...authorizePages.flatMap(page => [`Could not open a browser … ${page}`, `xdg-open … ${page}`]),
    ],
    unless: ['OAuth error', 'Invalid code'],
    causes: [
      ['login-code-invalid', 88],
      ['onboarding-unfinished', 30],
    ],
    why: 'The login waits for the code that the page in the browser shows',
    seen: "Browser didn't open? Use the url below to sign in\n\nPaste code here if prompted >",
    source: 'https://github.com/anthropics/claude-code/issues/44136',
  },
  {
    id: 'login-through-proxy',
    sender,
    way: 'login',
    proves: 'failure',
    says: ['OAuth error: Invalid IP address'],
    causes: [
      ['login-through-proxy', 95],
      ['proxy-in-use', 40],
    ],
    why: 'The client did not recognize the proxy address, so the login did not reach the login server',
    seen: '> /login\n OAuth error: Invalid IP address: undefined\n Press Enter to retry.',
    source: 'https://github.com/anthropics/claude-code/issues/12081',
  },
  {
    id: 'login-link-not-sent',
    sender: { kind: 'sign-in', name: 'claude.ai' },
    way: 'login',
    proves: 'answer',
    says: [
      'There was an error sending you a login link',
      'login_link_not_found',
      'login_link_already_used',
      'login link … expired',
    ],
    causes: [
      ['login-link', 100],
      ['service-trouble', 30],
    ],
    why: 'claude.ai sent no login link, or treated it as an old one; this machine is not involved',
    seen: 'There was an error sending you a login link. If the problem persists contact support for assistance.',
    source: 'https://github.com/anthropics/claude-code/issues/81858',
  },
  {
    id: 'login-redirect-refused',
    sender: { kind: 'sign-in', name: 'the login page' },
    way: 'login',
    proves: 'answer',
    says: ['Redirect URI … not supported by client', 'Missing redirect_uri', 'Invalid redirect_uri'],
    causes: [
      ['login-redirect', 100],
      ['service-trouble', 30],
    ],
    why: 'The login page rejected the return address; no code or password was checked',
    seen: 'Authorization failed Redirect URI https:/platform.claude.com/oauth/code/callback is not supported by client',
    source: 'https://github.com/anthropics/claude-code/issues/36215',
  },
  {
    // The login server answers in a form that this version does not know.
    id: 'login-answer-not-understood',
    way: 'login',
    sender,
    proves: 'failure',
    says: [
      'OAuth error: Cannot read properties of',
      'OAuth error: undefined is not an object',
      'OAuth error: null is not an object',
    ],
    causes: [
      ['client-outdated', 90],
      ['service-trouble', 50],
    ],
    why: 'This version of Claude Code did not understand what the login server answered',
    seen: "OAuth error: Cannot read properties of undefined (reading 'organization_type')",
    source: 'https://github.com/anthropics/claude-code/issues/1783',
  },
  {
    id: 'login-page-trouble',
    way: 'login',
    sender: { kind: 'sign-in', name: 'the login page' },
    proves: 'answer',
    says: ['OAuth Request Failed'],
    causes: [
      ['login-server-unreachable', 100],
      ['service-trouble', 50],
    ],
    why: 'The login page had problems of its own: no code or password was checked',
    seen: 'OAuth Request Failed\nInternal server error',
    source: 'https://github.com/anthropics/claude-code/issues/10712',
  },
  {
    id: 'login-without-access',
    way: 'login',
    sender: { kind: 'sign-in', name: 'the login page' },
    proves: 'answer',
    says: [
      'We see you have a Teams subscription',
      'To log into Claude Code with Teams',
      "Can't access this organization",
      "You don't have access to this organization",
      "doesn't meet the requirements for Claude Code",
      "You haven't been added to your organization",
      'Unable to access Claude Code',
      "don't have access to Claude Code",
      "doesn't have access to Claude Code",
      'Claude … Access managed by your organization',
      'Access managed by your organization … Claude',
    ],
    causes: [
      ['account-without-access', 100],
      ['login-organization', 60],
    ],
    why: 'The login page knows the account, but its organization gives it no access to Claude Code',
    seen: 'Hey! We see you have a Teams subscription!\nTo log into Claude Code with Teams, start Claude Code and login with “2. Anthropic Console account.”',
    source: 'https://github.com/anthropics/claude-code/issues/6996',
  },
  {
    id: 'login-organization',
    sender: { kind: 'sign-in', name: 'the login page' },
    proves: 'answer',
    says: [
      'would like to connect to your Anthropic organization',
      'would like to connect to your organization',
    ],
    causes: [
      ['login-organization', 100],
      ['account-without-access', 60],
    ],
    why: 'The login page names the organization that Claude Code would connect to; nothing was refused',
    seen: "Claude Code would like to connect to your Anthropic organization Example's Individual Organization",
    source: 'https://github.com/anthropics/claude-code/issues/7210',
  },
  {
    // What `claude auth status` and `/status` print: who asks with it is not sure of the account.
    id: 'login-shown',
    sender,
    proves: 'warning',
    general: true,
    says: [
      'Login method … Organization … Email',
      'loggedIn true … authMethod claude.ai … orgName',
      'loggedIn true … authMethod claude.ai … subscriptionType',
    ],
    causes: [['login-organization', 60]],
    why: "It names the login's account and organization; nothing failed",
    seen: 'Login method: Claude Max account\nOrganization: Fake Org\nEmail: fake@example.com',
    source: measured,
  },
  {
    id: 'subscription-not-offered',
    sender: { kind: 'client', name: 'a program around Claude Code' },
    proves: 'no-request',
    says: ['integration does not support using claude.ai subscriptions'],
    causes: [['subscription-not-offered', 100]],
    why: 'The program that starts Claude Code here offers no subscription login',
    seen: 'Authentication required: This integration does not support using claude.ai subscriptions.',
    source: 'https://github.com/agentclientprotocol/claude-agent-acp/issues/517',
  },
  {
    id: 'login-not-kept',
    sender,
    proves: 'failure',
    says: [
      'Login successful … Not logged in',
      'Login successful … Missing API key',
      'Login successful … Invalid API key',
      'macOS Keychain is not writable',
    ],
    causes: [
      ['login-not-kept', 70],
      ['nothing-to-send', 60],
    ],
    why: 'The login went through, but was not saved where Claude Code looks for it',
    seen: 'macOS Keychain is not writable',
    source: 'https://github.com/anthropics/claude-code/issues/95386',
  },
  {
    id: 'login-other',
    sender,
    proves: 'failure',
    general: true,
    says: [
      'Invalid OAuth Request',
      'OAuth error',
      'OAuth authentication failed',
      'Invalid code',
      'Login failed',
      'localhost refused to connect',
    ],
    unless: ofOthers,
    causes: [
      ['login-code-invalid', 60],
      ['login-server-unreachable', 50],
    ],
    why: 'The login in the browser did not complete',
    seen: 'OAuth error: state mismatch',
    source: client,
  },
  {
    id: 'remote-control-login',
    sender,
    proves: 'no-request',
    says: [
      'Remote Control is only available with claude.ai subscriptions',
      'Remote Control requires a claude.ai subscription',
      'Remote Control requires a full-scope login token',
      "Remote Control isn't enabled for this account",
      'must be logged in to use Remote Control',
      'restore Remote Control',
      'Cloud sessions need a claude.ai login',
      'needs a claude.ai sign-in',
      'Not authenticated with a claude.ai account',
    ],
    causes: [
      ['remote-control-login', 100],
      ['token-for-claude-code-only', 10],
    ],
    why: 'This part of Claude Code needs a subscription login; a key or a setup-token token does not work',
    seen: 'You must be logged in to use Remote Control. Remote Control is only available with claude.ai subscriptions.',
    source: client,
  },
]
