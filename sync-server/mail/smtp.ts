import { Readable } from 'node:stream'
import { parseConnectionUrl } from 'nodemailer/lib/shared'
import SMTPConnection from 'nodemailer/lib/smtp-connection'

/** A message as it goes over the wire. */
export interface Message {
  from: string
  to: string
  raw: Buffer
}

/**
 * What became of a message. SMTP takes it with the answer to the end of its data and not before (RFC 5321,
 * 4.2.5): where that end was sent and no answer came, nobody can say.
 * - `later`: not taken; the same again may be taken (4xx, no connection, or it is the sender that is refused)
 * - `refused`: not taken, and the server says that it never will (5xx for the recipient or the content)
 */
export type Outcome =
  | { kind: 'sent'; answer: string }
  | { kind: 'later' | 'refused' | 'unsure'; answer: string }

export interface SmtpConnection {
  /**
   * Sends one message; calls one after the other.
   * @param beforeEnd awaited before the end of the data goes out: from then on the message may be taken.
   * Where it throws, the end never goes out, and this throws the same.
   * After anything else than `sent` the connection is closed.
   */
  send: (message: Message, beforeEnd: () => Promise<void>) => Promise<Outcome>
  close: () => void
}

/** Waiting for the SMTP server, ms. */
export interface SmtpTimes {
  connectMs: number
  /** without a byte from it, the answer to the end of the data included */
  silentMs: number
}
export const usualTimes: SmtpTimes = { connectMs: 30_000, silentMs: 300_000 }

/** Connects and signs in. @throws Error that says what went wrong */
export async function openSmtp(url: string, times = usualTimes): Promise<SmtpConnection> {
  const { auth, ...options } = parseConnectionUrl(url)
  const connection = new SMTPConnection({
    ...options,
    connectionTimeout: times.connectMs,
    greetingTimeout: times.connectMs,
    socketTimeout: times.silentMs,
  })
  await new Promise<void>((done, fail) => {
    // stays: an idle connection may break, and what is under way is told by its own callback
    connection.on('error', fail)
    const login = () => {
      if (!auth) return done()
      connection.login(auth, (error) => (error ? fail(error) : done()))
    }
    connection.connect((error) => (error ? fail(error) : login()))
  }).catch((error: unknown) => {
    connection.close()
    throw error
  })
  return {
    send: (message, beforeEnd) => send(connection, message, beforeEnd),
    close: () => connection.quit(),
  }
}

async function send(
  connection: SMTPConnection,
  { from, to, raw }: Message,
  beforeEnd: () => Promise<void>,
): Promise<Outcome> {
  const stage = { mayBeTaken: false, stopped: null as { error: unknown } | null }
  async function* data() {
    yield raw
    try {
      await beforeEnd()
    } catch (error) {
      stage.stopped = { error }
      throw error
    }
    stage.mayBeTaken = true
  }
  const outcome = await new Promise<Outcome>((done) => {
    const body = Readable.from(data(), { objectMode: false })
    connection.send({ from, to, size: raw.length }, body, (error, info) => {
      done(error ? failed(error, stage.mayBeTaken) : { kind: 'sent', answer: info.response })
    })
  })
  // in whatever state it is: never by a command, which could go into the data
  if (outcome.kind !== 'sent') connection.close()
  if (stage.stopped) throw stage.stopped.error
  return outcome
}

interface SmtpError extends Error {
  responseCode?: number | undefined
  response?: string | undefined
  command?: string | undefined
  code?: string | undefined
}

function failed(error: SmtpError, mayBeTaken: boolean): Outcome {
  const { responseCode, response, command, code, message } = error
  const answer = response || message
  if (responseCode === undefined || responseCode < 400) {
    if (mayBeTaken) return { kind: 'unsure', answer }
    // an address or a size that nobody would take
    return { kind: code === 'EENVELOPE' || code === 'EMESSAGE' ? 'refused' : 'later', answer }
  }
  // what is refused before the recipient is named is no fault of the recipient's
  const aboutThis = command === 'RCPT TO' || command === 'DATA'
  return { kind: responseCode >= 500 && aboutThis ? 'refused' : 'later', answer }
}
