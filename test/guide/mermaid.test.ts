import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { chromium } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { templateSources } from '../support/templates.ts'

const require = createRequire(import.meta.url)
const browserPath = ['/usr/bin/chromium', '/usr/bin/chromium-browser'].find(existsSync)
const chartOf = (skeleton: string) =>
  /```mermaid\n([\s\S]*?)\n```/.exec(templateSources.get(`guide/${skeleton}.md`) ?? '')?.[1] ?? ''
/** `AUTHMD_PICTURE=1` writes the picture that the README shows. */
const picture = process.env['AUTHMD_PICTURE']
  ? new URL('../../docs/decision-tree.png', import.meta.url)
  : undefined

if (browserPath === undefined) {
  it.skip('SKIPPED: no chromium on this machine, so the flowchart was not drawn', () => undefined)
} else {
  const folder = mkdtempSync(join(tmpdir(), 'authmd-chart-'))
  let browser: Awaited<ReturnType<typeof chromium.launchPersistentContext>>
  beforeAll(async () => {
    const switches = [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ]
    browser = await chromium.launchPersistentContext(join(folder, 'profile'), {
      executablePath: browserPath,
      headless: true,
      args: switches,
      viewport: { width: 1400, height: 1400 },
      deviceScaleFactor: 2,
    })
  })
  afterAll(async () => {
    await browser?.close()
    rmSync(folder, { recursive: true, force: true, maxRetries: 20 })
  })

  describe('the decision tree', () => {
    it.each([
      { skeleton: 'section', least: 13 },
      { skeleton: 'cloud', least: 9 },
      { skeleton: 'plan', least: 9 },
    ])(
      'of $skeleton is drawn by Mermaid as GitHub does, with every question and every answer',
      async ({ skeleton, least }) => {
        const chart = chartOf(skeleton)
        const mermaid = require.resolve('mermaid/dist/mermaid.min.js')
        const page = await browser.newPage()
        writeFileSync(
          join(folder, 'page.html'),
          '<!doctype html><meta charset="utf-8"><body style="margin:16px;background:#fff"></body>',
        )
        await page.goto(pathToFileURL(join(folder, 'page.html')).href)
        await page.addScriptTag({ content: readFileSync(mermaid, 'utf8') })
        const svg: string = await page.evaluate(
          `mermaid.initialize({ startOnLoad: false, theme: 'default' });
         mermaid.render('chart', ${JSON.stringify(chart)}).then(({ svg }) => { document.body.innerHTML = svg; return svg })`,
        )
        const text: string = await page.evaluate('document.body.textContent')
        const labels = [...chart.matchAll(/[[({]+"(.*?)"[\])}]+/g)].flatMap(([, label = '']) =>
          label.split('<br>'),
        )
        expect(labels.length).toBeGreaterThanOrEqual(least)
        for (const label of labels) expect(text).toContain(label)
        expect(svg.match(/class="node default/g)?.length).toBe(chart.match(/[[({]+"/g)?.length)
        expect(svg).not.toContain('Syntax error')
        // Its own measure, not the window's: GitHub shows it about 900 wide, and text at 60 % can still be read.
        const width = Number(/viewBox="\S+ \S+ (\S+) /.exec(svg)?.[1])
        expect(width).toBeLessThan(1500)
        if (picture !== undefined && skeleton === 'section')
          writeFileSync(picture, await page.locator('svg').first().screenshot())
        await page.close()
      },
    )
  })
}
