import type { UrlFault, UrlShape } from '../../credentials/surroundings.ts'
import type { Layers } from '../credentials/layers.ts'
import { parseUrl } from '../credentials/routes.ts'

/** Hosts whose Anthropic-compatible address is reported to end in a path of its own; not measured. */
const paths: readonly (readonly [host: RegExp, path: string])[] = [
  [/^api\.deepseek\.com$/, '/anthropic'],
  [/^api\.z\.ai$|^open\.bigmodel\.cn$/, '/api/anthropic'],
  [/^api\.moonshot\.(?:ai|cn)$/, '/anthropic'],
  [/^api\.minimaxi?\.(?:io|com|chat)$/, '/anthropic'],
  [/^dashscope(?:-intl)?\.aliyuncs\.com$/, '/apps/anthropic'],
  [/^openrouter\.ai$/, '/api'],
  [/\.services\.ai\.azure\.com$/, '/anthropic'],
]

/** The parts of a base URL that make every request fail. The path itself may be a secret: nothing of it is handed on. */
export function readUrls(layers: Layers): readonly UrlShape[] {
  return ['ANTHROPIC_BASE_URL', 'ANTHROPIC_FOUNDRY_BASE_URL'].flatMap(variable =>
    layers.definitions(variable).flatMap(({ layer, where, line, value }) => {
      const shape = shapeOf(variable, value.trim())
      if (shape === undefined) return []
      return [{ variable, layer, where, ...(line === undefined ? {} : { line }), ...shape }]
    }),
  )
}

function shapeOf(variable: string, text: string): Pick<UrlShape, 'faults' | 'right'> | undefined {
  const url = parseUrl(text)
  if (url === undefined || !/^https?:$/.test(url.protocol)) return undefined
  const path = url.pathname.replace(/(?<!\/)\/+$/, '')
  const wanted = paths.find(([host]) => host.test(url.hostname))?.[1]
  const has = (test: RegExp) => test.test(path)
  const cut =
    has(/\/(?:v1\/)?(?:chat\/)?(?:completions|responses)$/) || has(/\/v1\/(?:chat|messages|complete|models)$/)
  const doubled = has(/\/v1\/v1(?:\/|$)|\/anthropic\/anthropic(?:\/|$)/)
  const lacks = wanted !== undefined && !path.endsWith(wanted) && !path.includes(`${wanted}/`)
  const faults: readonly (UrlFault | false)[] = [
    has(/\/messages$/) && 'messages-path',
    has(/\/(?:chat\/completions|completions|responses|chat)$|\/openai(?:\/|$)|\/compatible-mode(?:\/|$)/) &&
      'openai-path',
    doubled && 'doubled-path',
    (url.hostname === '0.0.0.0' || url.hostname === '[::]') && 'unspecified-host',
    lacks && !cut && 'missing-anthropic',
    (url.search !== '' || url.hash !== '') && 'query',
    (url.username !== '' || url.password !== '') && variable !== 'ANTHROPIC_BASE_URL' && 'user-info',
  ]
  const found = faults.filter(fault => fault !== false)
  if (found.length === 0 && !has(/\/v1$/)) return undefined
  const host = url.hostname === '0.0.0.0' || url.hostname === '[::]' ? '127.0.0.1' : url.hostname
  const port = url.port === '' ? '' : `:${url.port}`
  const known =
    wanted !== undefined || path === '' || /^\/(?:v1(?:\/.*)?|anthropic(?:\/.*)?|openai(?:\/.*)?)$/.test(path)
  const safe = !/(?:^|\.)sk-|[^.]{41,}/.test(url.hostname)
  if (!known || !safe) return { faults: found }
  const own = path.startsWith('/anthropic') ? '/anthropic' : ''
  return { faults: found, right: `${url.protocol}//${host}${port}${wanted ?? own}` }
}
