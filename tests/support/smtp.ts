import type { Socket } from 'node:net'
import { setTimeout } from 'node:timers/promises'
import { SMTPServer } from 'smtp-server'

/** A mail that the SMTP server took whole. */
export interface Received {
  to: string
  raw: string
  messageId: string
}

export interface TestSmtp {
  url: string
  received: Received[]
  /** how many connections came */
  connections: () => number
  stop: () => Promise<void>
}

/** What it does by the part before the @ of the recipient; anybody else's mail is taken. */
const refusals: Record<string, { code: number; words: string }> = {
  nobody: { code: 550, words: '5.1.1 No such user here' },
  busy: { code: 451, words: '4.3.0 Try again later' },
}

/**
 * A real SMTP server on a free port. `nobody@` is refused for good, `busy@` for now; it cuts the connection
 * of `cut-middle@` when the first of the body comes, and of `cut-after@` when it has taken the mail, before
 * it answers.
 * @param pause waited before each answer
 */
export async function startSmtp(pause: () => number = () => 0): Promise<TestSmtp> {
  const received: Received[] = []
  const sockets = new Map<number, Socket>()
  let connections = 0
  const cut = (port: number) => sockets.get(port)?.destroy()
  const server = new SMTPServer({
    disabledCommands: ['STARTTLS', 'AUTH'],
    authOptional: true,
    logger: false,
    onRcptTo({ address }, _session, done) {
      const refusal = refusals[address.split('@')[0] ?? '']
      const error =
        refusal && Object.assign(new Error(refusal.words), { responseCode: refusal.code })
      setTimeout(pause()).then(() => done(error ?? null))
    },
    onData(stream, session, done) {
      const to = session.envelope.rcptTo[0]?.address ?? ''
      const chunks: Buffer[] = []
      stream.on('data', (chunk: Buffer) => {
        chunks.push(chunk)
        if (to.startsWith('cut-middle@')) cut(session.remotePort)
      })
      stream.on('end', () => {
        const raw = Buffer.concat(chunks).toString()
        const messageId = /^Message-ID: (.*)$/im.exec(raw)?.[1]?.trim() ?? ''
        received.push({ to, raw, messageId })
        if (to.startsWith('cut-after@')) cut(session.remotePort)
        else setTimeout(pause()).then(() => done(null))
      })
    },
  })
  // connections that are cut are part of the play
  server.on('error', () => {})
  server.server.on('connection', (socket: Socket) => {
    connections++
    sockets.set(socket.remotePort ?? 0, socket)
    socket.once('close', () => sockets.delete(socket.remotePort ?? 0))
  })
  const port = await new Promise<number>((told) => {
    const listening = server.listen(0, '127.0.0.1', () => {
      const address = listening.address()
      told(typeof address === 'object' && address ? address.port : 0)
    })
  })
  return {
    url: `smtp://127.0.0.1:${port}`,
    received,
    connections: () => connections,
    stop: () =>
      new Promise((done) => {
        server.close(() => done())
        for (const socket of sockets.values()) socket.destroy()
      }),
  }
}
