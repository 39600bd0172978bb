import { apiKeyHelper } from './api-key-helper.ts'
import { bedrock } from './bedrock.ts'
import { codespaces } from './codespaces.ts'
import { container } from './container.ts'
import { devcontainer } from './devcontainer.ts'
import { direnv } from './direnv.ts'
import type { Environment } from './environment.ts'
import { foundry } from './foundry.ts'
import { gateway } from './gateway.ts'
import { githubActions } from './github-actions.ts'
import { gitlabCi } from './gitlab-ci.ts'
import { jetbrains } from './jetbrains.ts'
import { mise } from './mise.ts'
import { onepassword } from './onepassword.ts'
import { proxy } from './proxy.ts'
import { ssh } from './ssh.ts'
import { systemdCron } from './systemd-cron.ts'
import { tmux } from './tmux.ts'
import { vertex } from './vertex.ts'
import { vscode } from './vscode.ts'
import { wsl } from './wsl.ts'

const inOrder = [
  wsl,
  vscode,
  jetbrains,
  ssh,
  tmux,
  container,
  devcontainer,
  codespaces,
  githubActions,
  gitlabCi,
  direnv,
  mise,
  onepassword,
  proxy,
  systemdCron,
  apiKeyHelper,
  bedrock,
  vertex,
  foundry,
  gateway,
] as const

export type EnvironmentId = (typeof inOrder)[number]['id']

/** Every environment, in the order in which sections speak of them. */
export const environments: readonly Environment<EnvironmentId>[] = inOrder
