import { createServer } from 'node:http'

/** The API on loopback: a reply to every message, and a note of each. */
export function serve(reply) {
  const messages = []
  const server = createServer((request, response) => {
    const chunks = []
    request.on('data', chunk => chunks.push(chunk))
    request.on('end', () => {
      const isMessage = request.method === 'POST' && /^\/v1\/messages(?:\?|$)/.test(request.url)
      if (!isMessage) return response.writeHead(request.url.startsWith('/') ? 404 : 403).end()
      messages.push({ headers: request.headers, body: Buffer.concat(chunks).toString('utf8') })
      if (reply === undefined) return say(response)
      const type = reply.body.startsWith('<') ? 'text/html' : 'application/json'
      response.writeHead(reply.status, { 'content-type': type }).end(reply.body)
    })
  })
  server.on('connect', (_, socket) => socket.on('error', () => {}).end('HTTP/1.1 403 Forbidden\r\n\r\n'))
  return new Promise(done => {
    server.listen(0, '127.0.0.1', () =>
      done({
        url: `http://127.0.0.1:${server.address().port}`,
        messages,
        close: () => {
          server.closeAllConnections()
          server.close()
        },
      }),
    )
  })
}

function say(response) {
  response.writeHead(200, { 'content-type': 'text/event-stream' })
  const send = (type, rest) =>
    response.write(`event: ${type}\ndata: ${JSON.stringify({ type, ...rest })}\n\n`)
  const usage = { input_tokens: 1, output_tokens: 1 }
  const empty = { content: [], stop_reason: null, stop_sequence: null, usage }
  send('message_start', {
    message: { id: 'msg_1', type: 'message', role: 'assistant', model: 'm', ...empty },
  })
  send('content_block_start', { index: 0, content_block: { type: 'text', text: '' } })
  send('content_block_delta', { index: 0, delta: { type: 'text_delta', text: 'ok' } })
  send('content_block_stop', { index: 0 })
  send('message_delta', { delta: { stop_reason: 'end_turn', stop_sequence: null }, usage })
  send('message_stop', {})
  response.end()
}
