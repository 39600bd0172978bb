import type { ListedFile } from '../../io/scan/listed-file.ts'
import { isLoginFile, lineWithSecret } from '../../io/scan/special-files.ts'
import { posixWord } from '../../shells/posix-word.ts'
import type { Finding } from '../../types.ts'

const EXAMPLE = /^\.env[._-](?:[\w.-]+[._-])?(?:example|sample|template|dist)$/
/** Made to be committed: a schema, defaults, values encrypted by dotenv-vault, settings of a test run. */
const SHARED =
  /^\.env\..*(?:example|sample|template|dist|schema|defaults?|vault|tpl)|^\.env\.(?:test|testing|ci|e2e)$/
const FIXTURE = /(?:^|\/)(?:[\w.-]*tests?|__\w+__|fixtures?|examples?|samples?|specs?|e2e)\//

/** What a file's name and place say, beside what is written in it. */
export function fileFinding(file: ListedFile): Finding | undefined {
  const name = file.path.slice(file.path.lastIndexOf('/') + 1)
  if (name === '.credentials.json') return isLoginFile(file.location) ? loginFile(file) : undefined
  if (!name.startsWith('.env')) return undefined
  if (EXAMPLE.test(name)) return file.state === 'ignored' ? exampleIgnored(file.path) : undefined
  const counts = /^\.env(?:\.|$)/.test(name) && !SHARED.test(name) && !FIXTURE.test(file.path)
  return counts && file.state === 'tracked' ? envTracked(file) : undefined
}

function loginFile({ path, state }: ListedFile): Finding {
  return {
    ruleId: 'login-file-in-repository',
    severity: state === 'ignored' ? 'warning' : 'error',
    reason: 'A Claude Code login file, with access and refresh token, is inside this repository',
    file: path,
    fix:
      state === 'tracked'
        ? `Revoke the login at claude.ai/settings/claude-code, then run \`git rm --cached ${posixWord(path)}\` and commit.`
        : 'Move it out of the repository: whoever gets it is logged in as you.',
  }
}

/** Some teams track harmless settings in `.env`: that is a risk; a secret in it is a mistake. */
function envTracked({ path, location }: ListedFile): Finding {
  const line = lineWithSecret(location)
  return {
    ruleId: 'env-file-tracked',
    severity: line === undefined ? 'warning' : 'error',
    reason:
      line === undefined
        ? 'Git tracks this env file: the next secret put in it gets committed'
        : 'Git tracks this env file, and it gives a secret a value',
    file: path,
    ...(line === undefined ? {} : { line }),
    fix: `Run \`git rm --cached ${posixWord(path)}\`${line === undefined ? ' and commit.' : ', commit, and rotate the secrets that it holds or held.'}`,
  }
}

function exampleIgnored(path: string): Finding {
  return {
    ruleId: 'example-file-ignored',
    severity: 'warning',
    reason: 'Git ignores this example file, so nobody else gets it',
    file: path,
    fix: `Add \`!${path.slice(path.lastIndexOf('/') + 1)}\` below the pattern in .gitignore that ignores it.`,
  }
}
