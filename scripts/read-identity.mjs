import { readFileSync } from 'node:fs'
import { join } from 'node:path'

const onGitHub = /^(?:git\+)?https:\/\/github\.com\/(?<slug>[\w.-]+\/[\w.-]+?)(?:\.git)?$/

/** Who and where the project is, from `package.json` alone. `address` is undefined until there is a repository. */
export function readIdentity(root) {
  const { name, version, author, repository } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'))
  const given = typeof repository === 'string' ? repository : repository?.url
  const slug = given === undefined ? undefined : onGitHub.exec(given)?.groups?.slug
  // The Action, the plugin and trusted publishing are GitHub's: another host would leave half of them without a place.
  if (given !== undefined && slug === undefined)
    throw new Error(`package.json: repository is not https://github.com/OWNER/NAME: ${given}`)
  const address = slug === undefined ? undefined : `https://github.com/${slug}`
  return {
    name,
    version,
    author: typeof author === 'string' ? author.replace(/\s*[<(].*$/, '') : (author?.name ?? ''),
    address,
    slug: slug ?? 'OWNER/authmd',
    url: address ?? 'https://github.com/OWNER/authmd',
  }
}
