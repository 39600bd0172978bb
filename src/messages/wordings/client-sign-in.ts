import type { Wording } from '../message.ts'
import { client } from './sources.ts'

const sender = { kind: 'client' } as const

/** What Claude Code says while somebody signs in, and of what a login is good for. */
export const clientSignInWordings: readonly Wording[] = [
  {
    id: 'onboarding-unfinished',
    sender,
    proves: 'no-request',
    says: [
      'Select login method',
      'Choose the text style that looks best',
      "Let's get started … theme",
      'Claude account with subscription … Anthropic Console account',
    ],
    causes: [
      ['onboarding-unfinished', 90],
      ['nothing-to-send', 30],
    ],
    why: 'The first start was never finished, so the client asks how to log in',
    seen: 'Select login method:\n 1. Claude account with subscription\n 2. Anthropic Console account',
    source: 'https://github.com/Alishahryar1/free-claude-code/issues/1140',
  },
  {
    id: 'login-slow',
    sender,
    proves: 'no-answer',
    says: [
      'OAuth error: timeout of',
      'OAuth error: Request failed',
      'OAuth error: getaddrinfo',
      'OAuth error: connect',
      'OAuth error: socket',
      'OAuth error: Client network socket',
      'OAuth error: Network',
      'OAuth error: fetch failed',
      'OAuth error: unable to get',
      'OAuth error: self signed',
    ],
    unless: [
      'OAuth error: Request failed with status code 400',
      'self signed certificate',
      'self-signed certificate',
      'unable to get local issuer',
    ],
    causes: [
      ['login-server-unreachable', 95],
      ['service-trouble', 50],
      ['connection-fails', 30],
    ],
    why: 'The login server refused or did not answer: no code and no password was judged',
    seen: 'OAuth error: timeout of 15000ms exceeded',
    source: 'https://github.com/anthropics/claude-code/issues/33213',
  },
  {
    id: 'login-code-invalid',
    sender,
    proves: 'failure',
    says: [
      'OAuth error: Invalid code',
      'Invalid code. Please make sure the full code was copied',
      'OAuth error: Request failed with status code 400',
      'Invalid authorization code',
      'That code was not recognized',
    ],
    causes: [
      ['login-code-invalid', 90],
      ['clock-skew', 20],
    ],
    why: 'The code of the login was not accepted',
    seen: 'OAuth error: Invalid code. Please make sure the full code was copied',
    source: 'https://github.com/anthropics/claude-code/issues/64587',
  },
  {
    id: 'login-waits-for-code',
    sender,
    proves: 'failure',
    says: ['Paste code here if prompted', "Browser didn't open? Use the url below"],
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
    ],
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
    why: 'This part of Claude Code needs the login of a subscription; a key or a token of setup-token does not serve',
    seen: 'You must be logged in to use Remote Control. Remote Control is only available with claude.ai subscriptions.',
    source: client,
  },
]
