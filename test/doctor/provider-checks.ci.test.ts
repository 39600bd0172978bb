import { execFile } from 'node:child_process'
import { generateKeyPairSync } from 'node:crypto'
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, describe, expect, it } from 'vitest'
import { shellProgram, skipped } from '../support/shells.ts'
import { templateSources } from '../support/templates.ts'

const servers: Server[] = []
const made: string[] = []
afterEach(() => {
  for (const server of servers.splice(0)) server.close()
  for (const folder of made.splice(0)) rmSync(folder, { recursive: true, force: true, maxRetries: 20 })
})

function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'authmd-provider-'))
  made.push(folder)
  return folder
}

/** A provider on this machine. */
async function provider(answer: (headers: string) => { status: number; type: string; body: string }) {
  const server = createServer((request, response) => {
    request.resume().on('end', () => {
      const { status, type, body } = answer(String(request.headers.authorization))
      response.writeHead(status, { 'content-type': type }).end(body)
    })
  })
  servers.push(server)
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`
}

/** The command of the guide, split at blanks: no shell has a word in it. */
function guideCheck(provider: string, tool: string): readonly string[] {
  const line = (templateSources.get(`guide/commands/${provider}.md`) ?? '')
    .split('\n')
    .find(text => text.startsWith(`${tool} `) && !/ login\b/.test(text))
  if (line === undefined) throw new Error(`no check of ${provider}`)
  expect(line, 'the same in every shell').toMatch(/^[\w .=-]+$/)
  return line.split(' ').slice(1)
}

function run(program: string, args: readonly string[], env: Record<string, string>) {
  return new Promise<{ code: number; stdout: string; stderr: string }>(resolve => {
    execFile(program, args, { env: { PATH: '/usr/bin:/bin', ...env } }, (error, stdout, stderr) =>
      resolve({ code: error === null ? 0 : Number(error.code ?? 1), stdout, stderr }),
    )
  })
}

describe('the check of the login at Google Cloud', () => {
  const gcloud = shellProgram('gcloud')
  if (gcloud === undefined) {
    skipped('gcloud was not asked', 'gcloud')
    return
  }
  const token = `ya29.${'MadeUp'.repeat(4)}`
  const home = () => {
    const folder = temporaryFolder()
    const { privateKey } = generateKeyPairSync('rsa', {
      modulusLength: 2048,
      privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
      publicKeyEncoding: { type: 'spki', format: 'pem' },
    })
    const account = {
      type: 'service_account',
      project_id: 'p',
      private_key_id: 'x',
      private_key: privateKey,
      client_email: 'a@p.iam.gserviceaccount.com',
      client_id: '1',
      token_uri: 'http://127.0.0.1:1/',
    }
    writeFileSync(join(folder, 'account.json'), JSON.stringify(account))
    return folder
  }
  const environment = (folder: string, address: string) => ({
    HOME: folder,
    CLOUDSDK_CONFIG: join(folder, 'config'),
    CLOUDSDK_CORE_DISABLE_PROMPTS: '1',
    CLOUDSDK_AUTH_TOKEN_HOST: `${address}/token`,
    NO_GCE_CHECK: 'true',
  })

  it('prints nothing where the default credentials are good, and leaves the token in no file', async () => {
    const address = await provider(() => ({
      status: 200,
      type: 'application/json',
      body: JSON.stringify({ access_token: token, expires_in: 3599, token_type: 'Bearer' }),
    }))
    const folder = home()
    const env = {
      ...environment(folder, address),
      GOOGLE_APPLICATION_CREDENTIALS: join(folder, 'account.json'),
    }
    const { code, stdout, stderr } = await run(gcloud, guideCheck('vertex', 'gcloud'), env)
    expect({ code, stdout, stderr }).toEqual({ code: 0, stdout: '', stderr: '' })
    const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter(one => one.isFile())
    expect(
      files.filter(one => readFileSync(join(one.parentPath, one.name), 'latin1').includes(token)),
    ).toEqual([])
    // Without the flag the same run prints it, so it was there to be printed.
    const bare = await run(gcloud, guideCheck('vertex', 'gcloud').slice(0, -1), env)
    expect(bare.stdout.trim()).toBe(token)
    // What was asked before: nobody is there, and it ends well.
    const list = await run(gcloud, ['auth', 'list'], env)
    expect([list.code, list.stderr]).toEqual([0, expect.stringContaining('No credentialed accounts')])
  }, 120_000)

  it('prints an error that names the login where they are refused, or none are there', async () => {
    const address = await provider(() => ({
      status: 400,
      type: 'application/json',
      body: JSON.stringify({ error: 'invalid_grant', error_description: 'Token has been revoked.' }),
    }))
    const folder = home()
    const env = environment(folder, address)
    const file = { GOOGLE_APPLICATION_CREDENTIALS: join(folder, 'account.json') }
    const refused = await run(gcloud, guideCheck('vertex', 'gcloud'), { ...env, ...file })
    expect(refused.code).toBe(1)
    expect(refused.stderr).toContain('gcloud auth application-default login')
    const none = await run(gcloud, guideCheck('vertex', 'gcloud'), env)
    expect(none.code).toBe(1)
    expect(none.stderr).toContain('default credentials were not found')
  }, 120_000)
})

describe('the check of the login at AWS', () => {
  const aws = shellProgram('aws')
  if (aws === undefined) {
    skipped('aws was not asked', 'aws')
    return
  }
  it('asks for the profile that is named, as Claude Code does, also beside keys of the environment', async () => {
    const asked: string[] = []
    const address = await provider(header => {
      asked.push(/Credential=([A-Z]+)/.exec(header)?.[1] ?? '')
      const body =
        '<GetCallerIdentityResponse xmlns="https://sts.amazonaws.com/doc/2011-06-15/"><GetCallerIdentityResult><Arn>arn:aws:iam::1:user/x</Arn><UserId>U</UserId><Account>1</Account></GetCallerIdentityResult></GetCallerIdentityResponse>'
      return { status: 200, type: 'text/xml', body }
    })
    const folder = temporaryFolder()
    mkdirSync(join(folder, '.aws'))
    writeFileSync(join(folder, '.aws/config'), '[profile NAME]\nregion = us-east-1\n')
    const secret = 'made-up'
    writeFileSync(
      join(folder, '.aws/credentials'),
      `[NAME]\naws_access_key_id = OFTHEPROFILE\naws_secret_access_key = ${secret}\n`,
    )
    const env = {
      PATH: process.env['PATH'] ?? '',
      HOME: folder,
      AWS_ENDPOINT_URL_STS: address,
      AWS_EC2_METADATA_DISABLED: 'true',
      AWS_ACCESS_KEY_ID: 'OFTHEENVIRONMENT',
      AWS_SECRET_ACCESS_KEY: secret,
      AWS_REGION: 'us-east-1',
    }
    const check = guideCheck('bedrock', 'aws')
    const { code, stdout } = await run(aws, check, env)
    expect([code, asked]).toEqual([0, ['OFTHEPROFILE']])
    expect(stdout).not.toContain(secret)
    // Without the name the keys win, which Claude Code leaves aside.
    await run(aws, check.slice(0, -2), { ...env, AWS_PROFILE: 'NAME' })
    expect(asked[1]).toBe('OFTHEENVIRONMENT')
  }, 120_000)
})
