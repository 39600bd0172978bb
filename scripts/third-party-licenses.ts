import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import type { OutputBundle, Plugin } from 'rolldown'

/** Writes `dist/THIRD-PARTY-LICENSES.txt`: name, version and licence text of each package that was bundled. */
export function thirdPartyLicenses(): Plugin {
  const roots = new Set<string>()
  return {
    name: 'third-party-licenses',
    writeBundle({ dir = 'dist' }, bundle) {
      for (const root of packagesIn(bundle)) roots.add(root)
      mkdirSync(dir, { recursive: true })
      writeFileSync(join(dir, 'THIRD-PARTY-LICENSES.txt'), textOf([...roots]))
    },
  }
}

/** The same text for one bundle alone. */
export function licenseText(bundle: OutputBundle): string {
  return textOf([...new Set(packagesIn(bundle))])
}

function packagesIn(bundle: OutputBundle): readonly string[] {
  return Object.values(bundle)
    .flatMap(output => (output.type === 'chunk' ? Object.entries(output.modules) : []))
    .filter(([id, { renderedLength }]) => renderedLength > 0 && id.includes('node_modules'))
    .map(([id]) => packageRoot(id))
}

function textOf(roots: readonly string[]): string {
  return roots
    .map(describePackage)
    .sort()
    .join(`\n${'-'.repeat(80)}\n\n`)
}

function packageRoot(id: string): string {
  const path = id.replace(/^\0/, '').replace(/\?.*$/, '')
  let folder = dirname(path)
  // A nested package.json may only set the module type; the package's own has a name and a version.
  while (!isPackage(join(folder, 'package.json'))) {
    if (folder === dirname(folder)) throw new Error(`${id} belongs to no package`)
    folder = dirname(folder)
  }
  return folder
}

function isPackage(file: string): boolean {
  if (!existsSync(file)) return false
  const { name, version } = JSON.parse(readFileSync(file, 'utf8'))
  return typeof name === 'string' && typeof version === 'string'
}

function describePackage(root: string): string {
  const { name, version, license } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'))
  if (typeof license !== 'string') throw new Error(`${name} names no licence`)
  const file = readdirSync(root).find(entry => /^(licen[cs]e|copying)/i.test(entry))
  const text = file === undefined ? `Licence: ${license}` : readFileSync(join(root, file), 'utf8').trim()
  return `${name} ${version} (${license})\n\n${text.replaceAll('\r\n', '\n')}\n`
}
