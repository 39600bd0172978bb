import { createServer, type IncomingHttpHeaders, type ServerResponse } from 'node:http'

/** The API as far as one question needs it, on this machine alone. */
export interface LoopbackApi {
  readonly url: string
  /** Headers of the first message that arrived. */
  readonly headers: () => IncomingHttpHeaders | undefined
  /** Hosts that were asked for through it as a proxy; none was reached. */
  readonly stopped: () => readonly string[]
  readonly close: () => void
}

/**
 * Answers like the API, and as a proxy turns away whatever else is asked of it: what does not go to this server
 * goes nowhere.
 */
export function serveApi(): Promise<LoopbackApi> {
  let headers: IncomingHttpHeaders | undefined
  const stopped = new Set<string>()
  const server = createServer((request, response) => {
    request.resume()
    const { method, url = '' } = request
    if (!url.startsWith('/')) {
      stopped.add(hostOf(url))
      answerWith(response, 403, 'This server passes nothing on')
    } else if (method === 'POST' && /^\/v1\/messages(?:\?|$)/.test(url)) {
      headers ??= request.headers
      request.on('end', () => say(response))
    } else answerWith(response, method === 'HEAD' ? 200 : 404, 'There is nothing else here')
  })
  server.on('connect', ({ url = '' }, socket) => {
    stopped.add(hostOf(`https://${url}`))
    socket.on('error', () => socket.destroy())
    socket.end('HTTP/1.1 403 Forbidden\r\n\r\n')
  })
  server.on('clientError', (_, socket) => socket.destroy())
  return new Promise((done, fail) => {
    server.on('error', fail)
    server.listen(0, '127.0.0.1', () => {
      const address = server.address()
      const port = typeof address === 'object' ? address?.port : undefined
      done({
        url: `http://127.0.0.1:${port}`,
        headers: () => headers,
        stopped: () => [...stopped].sort(),
        close: () => {
          server.closeAllConnections()
          server.close()
        },
      })
    })
  })
}

/** Host alone: a path may hold anything. */
function hostOf(url: string): string {
  return URL.canParse(url) ? new URL(url).hostname : 'an address that is none'
}

function answerWith(response: ServerResponse, status: number, message: string): void {
  response.writeHead(status, { 'content-type': 'application/json' })
  response.end(JSON.stringify({ type: 'error', error: { type: 'not_found_error', message } }))
}

/** The shortest message: what the client makes of it interests nobody. */
function say(response: ServerResponse): void {
  response.writeHead(200, { 'content-type': 'text/event-stream' })
  const events = [
    [
      'message_start',
      {
        message: {
          id: 'msg_loopback',
          type: 'message',
          role: 'assistant',
          model: 'loopback',
          content: [],
          stop_reason: null,
          stop_sequence: null,
          usage: { input_tokens: 1, output_tokens: 1 },
        },
      },
    ],
    ['content_block_start', { index: 0, content_block: { type: 'text', text: '' } }],
    ['content_block_delta', { index: 0, delta: { type: 'text_delta', text: 'ok' } }],
    ['content_block_stop', { index: 0 }],
    [
      'message_delta',
      { delta: { stop_reason: 'end_turn', stop_sequence: null }, usage: { output_tokens: 1 } },
    ],
    ['message_stop', {}],
  ] as const
  for (const [type, rest] of events) {
    response.write(`event: ${type}\ndata: ${JSON.stringify({ type, ...rest })}\n\n`)
  }
  response.end()
}
