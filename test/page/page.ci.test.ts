import { execFileSync } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { type Browser, chromium, type Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { explain } from '../../src/portable/index.ts'
import { readFlowchart } from '../../src/report/flowchart.ts'
import { fake, leaks } from '../secrets/fake.ts'
import { runBundle } from '../support/bundle.ts'
import { corpusFiles } from '../support/corpus.ts'
import { templateSources } from '../support/templates.ts'

const browserPath = ['/usr/bin/chromium', '/usr/bin/chromium-browser'].find(existsSync)
const file = fileURLToPath(new URL('../../dist/guide.html', import.meta.url))
const url = pathToFileURL(file).href
const require = createRequire(import.meta.url)
const axe = require.resolve('axe-core/axe.min.js')
const errors = new URL('../../../shared/client/errors.json', import.meta.url)

if (browserPath === undefined) {
  it.skip('SKIPPED: no chromium on this machine, so the page was not opened', () => undefined)
} else {
  const folder = mkdtempSync(join(tmpdir(), 'authmd-page-'))
  let browser: Browser
  beforeAll(async () => {
    const args = ['--no-sandbox', '--disable-gpu', '--disable-background-networking']
    browser = await chromium.launch({ executablePath: browserPath, args })
  })
  afterAll(async () => {
    await browser?.close()
    rmSync(folder, { recursive: true, force: true, maxRetries: 20 })
  })

  /** The page without a network, with everything that it asked for and complained of. */
  async function open(hash = '', look: { readonly width?: number; readonly colorScheme?: 'dark' } = {}) {
    const { width = 1280, ...scheme } = look
    // A policy that the page sets keeps out what a test brings along too: only axe's own run goes around it.
    const context = await browser.newContext({ offline: true, viewport: { width, height: 900 }, ...scheme })
    const page = await context.newPage()
    const requests: string[] = []
    const complaints: string[] = []
    page.on('request', request => requests.push(request.url()))
    page.on('console', message => complaints.push(message.text()))
    page.on('pageerror', error => complaints.push(error.message))
    page.on('dialog', dialog => complaints.push(`dialog: ${dialog.message()}`))
    await page.goto(url + hash)
    await page.waitForSelector('html[data-ready]')
    return { page, requests: () => requests.filter(one => !one.startsWith('blob:')), complaints }
  }

  /** Waits until an expression is true in the page; asked anew each time, because its policy lets no text be evaluated there. */
  const until = (page: Page, expression: string) =>
    expect.poll(() => page.evaluate(expression), { timeout: 30_000 }).toBe(true)
  const status = (page: Page) =>
    until(page, '/[a-z]/.test(document.querySelector("#merge-status").textContent)')

  describe('the page of guide --html', () => {
    it('is the file that the command gives, whose policy names nothing but its own parts', () => {
      const { stdout, code } = runBundle(['guide', '--html'])
      expect(code).toBe(0)
      expect(stdout).toBe(readFileSync(file, 'utf8'))
      expect(stdout).toContain(`content="default-src 'none'; script-src 'sha256-`)
      expect(stdout).not.toMatch(/unsafe-|\son[a-z]+="|<script src|<link/)
    })

    it('is written over an older page and over no other file', () => {
      const run = () => runBundle(['guide', '--html', '--output', 'a.html'], { cwd: folder })
      expect(run()).toMatchObject({ code: 0, stdout: 'a.html is written: open it in a browser\n' })
      expect(run().code).toBe(0)
      writeFileSync(join(folder, 'a.html'), '<p>mine</p>')
      expect(run()).toMatchObject({ code: 2 })
      expect(readFileSync(join(folder, 'a.html'), 'utf8')).toBe('<p>mine</p>')
    })

    it('downloads the bytes that the command line writes, for twelve documents of other people', async () => {
      const documents = corpusFiles('claude').filter(({ bytes }) => bytes.length < 100_000)
      const step = Math.max(1, Math.floor(documents.length / 9))
      const made = ['\uFEFF# A\r\n\r\ntext', '# A\n\r\n* b\r\n\n- c', ''].map((text, index) => ({
        name: `made/${index}`,
        bytes: Buffer.from(text),
      }))
      const chosen = [...documents.filter((_, index) => index % step === 0).slice(0, 9), ...made]
      for (const [index, { name, bytes }] of chosen.entries()) {
        const place = join(folder, `repository-${index}`)
        mkdirSync(place)
        const env = { PATH: process.env['PATH'], HOME: folder, CI: '1' }
        execFileSync('git', ['init', '-q'], { cwd: place, env })
        writeFileSync(join(place, 'CLAUDE.md'), bytes)
        const flags = ['--shell', 'zsh', '--os', 'macos', '--provider', 'anthropic']
        const { code, stderr } = runBundle(['apply', '--yes', ...flags], { cwd: place, env })
        const { page, requests, complaints } = await open()
        await page.click('summary')
        await page.check('#shells input[value=zsh]')
        await page.check('#systems input[value=macos]')
        await page.selectOption('#provider', 'anthropic')
        await page.setInputFiles('#document-file', {
          name: 'CLAUDE.md',
          mimeType: 'text/markdown',
          buffer: bytes,
        })
        await status(page)
        if (code !== 0) {
          expect(stderr.length, name).toBeGreaterThan(0)
          expect(await page.locator('article').count(), name).toBe(0)
        } else {
          const button = page.getByRole('button', { name: 'Download CLAUDE.md' })
          const [download] = await Promise.all([page.waitForEvent('download'), button.click()])
          const got = readFileSync(await download.path())
          expect(got.equals(readFileSync(join(place, 'CLAUDE.md'))), name).toBe(true)
        }
        expect(requests(), name).toEqual([url])
        expect(complaints, name).toEqual([])
        await page.context().close()
      }
    })

    it.runIf(existsSync(errors))('gives sixty pasted errors the first page that explain gives', async () => {
      const rows: readonly Readonly<Record<string, unknown>>[] = JSON.parse(readFileSync(errors, 'utf8'))
      const texts = [
        ...new Set(rows.flatMap(row => [row['printedByP'], row['printedInteractive'], row['body']])),
      ].filter((text): text is string => typeof text === 'string' && text.trim() !== '')
      expect(texts.length).toBeGreaterThanOrEqual(60)
      const { page } = await open('#error')
      for (const text of texts.slice(0, 60)) {
        await page.fill('#error-text', text)
        expect(await page.textContent('#error-answer h3'), text).toBe(explain(text).pages[0]?.title)
      }
      await page.context().close()
    })

    it('masks a key that is pasted, in every view, and keeps it nowhere', async () => {
      const key = fake('api03')
      const { page } = await open('#error')
      await page.fill('#error-text', `401 for ${key}`)
      await page.goto(`${url}#merge`)
      await page.fill('#document-text', `# A\n\nexport ANTHROPIC_API_KEY=${key}\n`)
      await status(page)
      const seen: string = await page.evaluate(
        `document.documentElement.outerHTML + [...document.querySelectorAll('textarea')].map(one => one.value).join() +
         location.href + JSON.stringify(history.state) + JSON.stringify({ ...localStorage }) + JSON.stringify({ ...sessionStorage }) + document.cookie`,
      )
      expect(leaks(key.slice(14), seen)).toBe(false)
      expect(await page.textContent('#document-note')).toContain('shown masked')
      await page.context().close()
    })

    it('leads to every answer of the tree by keyboard, each with what the guide says', async () => {
      const source =
        /```mermaid\n([\s\S]*?)\n```/.exec(templateSources.get('guide/section.md') ?? '')?.[1] ?? ''
      const chart = readFlowchart(source)
      if (chart === undefined) throw new Error('no chart')
      const ways = (node: string): readonly (readonly number[])[] => {
        const next = chart.edges.get(node) ?? []
        return next.length === 0 ? [[]] : next.flatMap(({ to }, at) => ways(to).map(rest => [at, ...rest]))
      }
      const all = ways(chart.root)
      expect(all.length).toBeGreaterThan(5)
      const ends = new Set<string>()
      for (const way of all) {
        const { page } = await open('#tree')
        for (const at of way) {
          const wanted = await page.locator('.choice').nth(at).getAttribute('href')
          for (let press = 0; press < 60; press++) {
            await page.keyboard.press('Tab')
            if ((await page.evaluate('document.activeElement.getAttribute("href")')) === wanted) break
          }
          await page.keyboard.press('Enter')
          await until(
            page,
            `location.hash === ${JSON.stringify(wanted)} && document.activeElement.id === 'tree-title'`,
          )
        }
        ends.add((await page.textContent('#tree-title')) ?? '')
        expect(await page.locator('.choice').count()).toBe(0)
        expect(await page.locator('#tree-place code').count(), page.url()).toBeGreaterThan(0)
        await page.context().close()
      }
      const leaves = [...chart.texts].filter(([id]) => !chart.edges.has(id)).map(([, text]) => text)
      expect([...ends].sort()).toEqual([...leaves].sort())
    })

    it.each([
      ['light', 1280],
      ['dark', 1280],
      ['light', 360],
      ['dark', 360],
    ] as const)(
      'gives axe nothing to say, in %s at %i px, and does not scroll sideways',
      async (scheme, width) => {
        for (const hash of ['#merge', '#error', '#tree', '#tree/is401/gateway/have/test/rotate']) {
          const { page } = await open(hash, { width, ...(scheme === 'dark' ? { colorScheme: 'dark' } : {}) })
          await page.click('summary')
          if (hash === '#merge') {
            await page.fill('#document-text', '# A\n\ntext\n')
            await page.waitForSelector('article')
          }
          if (hash === '#error') await page.fill('#error-text', 'Invalid API key · Fix external API key')
          await page.evaluate(readFileSync(axe, 'utf8'))
          const found: readonly string[] = await page.evaluate(
            'axe.run().then(({ violations }) => violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => id + " " + html)))',
          )
          expect(found, hash).toEqual([])
          expect(
            await page.evaluate('document.documentElement.scrollWidth - innerWidth'),
            hash,
          ).toBeLessThanOrEqual(0)
          await page.context().close()
        }
      },
    )

    it('lets no text become markup: sixty injections in documents, names, errors and addresses', async () => {
      const payloads = [
        '<img src=x onerror=alert(1)>',
        '<script>alert(1)</script>',
        '</textarea><script>alert(1)</script>',
        '<svg onload=alert(1)>',
        '[a](javascript:alert(1))',
        '<a href="javascript:alert(1)">a</a>',
        '<iframe srcdoc="<script>alert(1)</script>">',
        '<style>body{display:none}</style>',
        '![a](https://example.org/a.png)',
        '<link rel=stylesheet href=https://example.org/a.css>',
        '<meta http-equiv=refresh content="0;url=https://example.org">',
        '<base href=https://example.org>',
        '"><form action=https://example.org><button>',
        '{{constructor.constructor("alert(1)")()}}',
        '\u202e<object data=x>',
      ]
      const { page, requests, complaints } = await open()
      const foreign =
        'document.querySelectorAll("img, iframe, svg, object, base, link, form:not(#reader), script:not([type=module]), [onerror], [onload], a[href^=javascript]").length + document.querySelectorAll("style, script, meta").length'
      const usual = await page.evaluate(foreign)
      for (const payload of payloads) {
        await page.evaluate('location.hash = "#merge"')
        await page.fill('#document-text', `# A\n\n${payload}\n`)
        await until(page, `document.querySelector('article pre').textContent.includes('# A')`)
        await page.setInputFiles('#document-file', {
          name: payload,
          mimeType: '',
          buffer: Buffer.from([0xff]),
        })
        await until(page, 'document.querySelector("#merge-status").textContent.includes("UTF-8")')
        expect(await page.evaluate(foreign), payload).toBe(usual)
        await page.evaluate('location.hash = "#error"')
        await page.fill('#error-text', `${payload} 401 invalid x-api-key`)
        await page.evaluate(`location.hash = ${JSON.stringify(`#tree/${payload}`)}`)
        await until(page, '!document.querySelector("#part-tree").hidden')
        expect(await page.evaluate(foreign), payload).toBe(usual)
      }
      expect(requests()).toEqual([url])
      expect(complaints).toEqual([])
      await page.context().close()
    })
  })
}
