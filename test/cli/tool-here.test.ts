import { describe, expect, it } from 'vitest'
import { toolHere, toolOfPlugin } from '../../src/cli/tool-here.ts'
import { commandHere, textHere, toolOnPath } from '../../src/report/tool-here.ts'

const hook = '/home/ann/.cache/pre-commit/repoq1w2e3r4/node_env-system/lib/node_modules/authmd'
const env = { HOME: '/home/ann' }
const inHook = { ...env, PRE_COMMIT: '1' }

describe('the next step is a command that is there', () => {
  it.each([
    ['a program of the machine', '/usr/lib/node_modules/authmd', '/home/ann/shop', 'authmd'],
    ['a checkout', '/home/ann/authmd', '/home/ann/shop', 'authmd'],
    [
      'a dependency of the project',
      '/home/ann/shop/node_modules/authmd',
      '/home/ann/shop',
      'npx --no -- authmd',
    ],
    ['one of pnpm', '/s/node_modules/.pnpm/authmd@1.0.0/node_modules/authmd', '/s', 'npx --no -- authmd'],
    ['one of the whole monorepo', '/s/node_modules/authmd', '/s/packages/a', 'npx --no -- authmd'],
    ['one of another project beside it', '/s/node_modules/authmd', '/s-two', 'authmd'],
    ['one on Windows', 'C:\\s\\node_modules\\authmd\\dist/..', 'C:\\s', 'npx --no -- authmd'],
  ])('%s', (_, packageRoot, folder, command) => {
    expect(commandHere('apply', toolHere({ packageRoot, env }, folder))).toBe(`\`${command} apply\``)
  })

  it.each([
    ['in its home', hook, env.HOME, '~/.cache/pre-commit/repoq1w2e3r4/node_env-system/bin/authmd'],
    [
      'in a folder with a blank',
      '/srv/the cache/repo1/node_env-system/lib/node_modules/authmd',
      env.HOME,
      "'/srv/the cache/repo1/node_env-system/bin/authmd'",
    ],
    [
      'with a Node of its own',
      '/c/repo1/node_env-22.1.0/lib/node_modules/authmd',
      env.HOME,
      '/c/repo1/node_env-22.1.0/bin/node /c/repo1/node_env-22.1.0/lib/node_modules/authmd/dist/bin.cjs',
    ],
  ])(
    'of pre-commit: the hook that writes, and for all else its program, %s',
    (_, packageRoot, home, program) => {
      const tool = toolHere(
        { packageRoot: `${packageRoot}/dist/..`, env: { ...inHook, HOME: home } },
        '/home/ann/shop',
      )
      expect(commandHere('apply', tool)).toBe(
        '`pre-commit run authmd-apply --hook-stage manual` (with that hook beside this one)',
      )
      expect(commandHere('explain key-length', tool)).toBe(`\`${program} explain key-length\``)
    },
  )

  it('of pre-commit only where it made the environment: a local hook starts what the person has', () => {
    const packageRoot = '/home/ann/shop/node_modules/authmd'
    expect(toolHere({ packageRoot, env: inHook }, '/home/ann/shop').program).toBe('npx --no -- authmd')
    expect(toolHere({ packageRoot: hook, env }, '/home/ann/shop')).toBe(toolOnPath)
  })

  it('of a runner: in a clone, and in the Action by a workflow as well', () => {
    const packageRoot = '/runner/_actions/o/authmd/v1'
    const ci = toolHere({ packageRoot, env: { GITLAB_CI: 'true' } }, '/w')
    // Set by whoever wants to be asked nothing, too.
    expect(toolHere({ packageRoot, env: { CI: 'true' } }, '/w')).toBe(toolOnPath)
    expect(commandHere('apply', ci)).toBe('`authmd apply` (in a clone)')
    const action = toolHere(
      { packageRoot, env: { GITHUB_ACTIONS: 'true', GITHUB_ACTION_PATH: packageRoot } },
      '/w',
    )
    expect(commandHere('apply', action)).toBe(
      '`authmd apply` (in a clone, or by a workflow with `command: apply`)',
    )
    expect(action.pages).toBe('The summary of this run')
    const cached = toolHere({ packageRoot: hook, env: { ...inHook, GITHUB_ACTIONS: 'true' } }, '/w')
    expect(commandHere('explain x', cached)).toBe('`authmd explain x` (in a clone)')
  })
})

it.each([
  [
    'in the home',
    '/home/ann/.claude/plugins/cache/authmd/authmd/0.1.0/hooks/..',
    'linux',
    '~/.claude/plugins/cache/authmd/authmd/0.1.0/hooks/authmd.mjs',
  ],
  [
    'beside it, with a blank',
    '/srv/the plugins/authmd',
    'linux',
    "'/srv/the plugins/authmd/hooks/authmd.mjs'",
  ],
  ['with what a shell would run', '/srv/$(id)/authmd', 'darwin', "'/srv/$(id)/authmd/hooks/authmd.mjs'"],
  [
    'on Windows',
    'C:\\Users\\Ann Lee\\.claude\\authmd',
    'win32',
    '"C:/Users/Ann Lee/.claude/authmd/hooks/authmd.mjs"',
  ],
])('of the plugin: the program that it brings along, %s', (_, packageRoot, platform, word) => {
  const tool = toolOfPlugin({ packageRoot, env, platform })
  expect(commandHere('doctor --markdown', tool)).toBe(`\`node ${word} doctor --markdown\``)
})

describe('a text of ours', () => {
  const tool = { program: 'npx --no -- authmd', where: 'in a clone' }

  it('names each command as it is typed, and once where', () => {
    expect(
      textHere('Accept it with `authmd apply --on-edit keep`, or ours with `authmd remove`.', tool),
    ).toBe(
      'Accept it with `npx --no -- authmd apply --on-edit keep` (in a clone), or ours with `npx --no -- authmd remove`.',
    )
    expect(textHere('authmd apply --provider bedrock', tool)).toBe(
      'npx --no -- authmd apply --provider bedrock (in a clone)',
    )
  })

  it('stays as it is where the program is on the PATH, and where it names none', () => {
    for (const text of [
      'Run `authmd apply`.',
      'authmd apply',
      'Run `git rm --cached .env`.',
      'authmd keeps it',
    ])
      expect(textHere(text, toolOnPath)).toBe(text)
    expect(textHere('Run `git rm --cached .env`.', tool)).toBe('Run `git rm --cached .env`.')
  })
})
