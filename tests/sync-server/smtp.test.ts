import { createServer } from 'node:net'
import { afterAll, expect, it } from 'vitest'
import { openSmtp } from '../../sync-server/mail/smtp.ts'
import { startSmtp } from '../support/smtp.ts'

const smtp = await startSmtp()
afterAll(() => smtp.stop())

const to = (name: string) => ({
  from: 'training@example.org',
  to: `${name}@example.org`,
  raw: Buffer.from(`Message-ID: <${name}@x>\r\nSubject: S\r\n\r\n.hello\r\n`),
})
const nothing = async () => {}

it('[row C7] sends one after the other over one connection', async () => {
  const before = smtp.connections()
  const connection = await openSmtp(smtp.url)
  for (const name of ['amara', 'marek']) {
    expect(await connection.send(to(name), nothing)).toMatchObject({ kind: 'sent' })
  }
  connection.close()
  expect(smtp.connections()).toBe(before + 1)
  expect(smtp.received.map(({ messageId }) => messageId)).toEqual(['<amara@x>', '<marek@x>'])
  expect(smtp.received[0]?.raw).toContain('\r\n.hello')
})

it.each([
  {
    name: 'nobody',
    outcome: { kind: 'refused', answer: expect.stringContaining('550 5.1.1 No such user') },
  },
  {
    name: 'busy',
    outcome: { kind: 'later', answer: expect.stringContaining('451 4.3.0 Try again') },
  },
  { name: 'no address', outcome: { kind: 'refused' } },
])('[row C7] what the server says of $name decides', async ({ name, outcome }) => {
  const connection = await openSmtp(smtp.url)
  expect(await connection.send(to(name), nothing)).toMatchObject(outcome)
  connection.close()
})

it('[row C7] cut in the middle of the data: nothing was taken, it may be sent again', async () => {
  const connection = await openSmtp(smtp.url)
  // not noted yet when the connection breaks
  const outcome = await connection.send(to('cut-middle'), () => new Promise(() => {}))
  expect(outcome).toMatchObject({ kind: 'later' })
  expect(smtp.received.filter(({ messageId }) => messageId === '<cut-middle@x>')).toEqual([])
})

it('[row C7] cut after the data and before the answer: nobody can say', async () => {
  const connection = await openSmtp(smtp.url)
  expect(await connection.send(to('cut-after'), nothing)).toMatchObject({ kind: 'unsure' })
  expect(smtp.received.filter(({ messageId }) => messageId === '<cut-after@x>')).toHaveLength(1)
})

it('[row C7] where it may not be sent any more, the end of the data never goes out', async () => {
  const before = smtp.received.length
  const connection = await openSmtp(smtp.url)
  const taken = connection.send(to('amara'), () => Promise.reject(new Error('taken over')))
  await expect(taken).rejects.toThrow('taken over')
  // the server has seen the connection end before this one began
  const next = await openSmtp(smtp.url)
  expect(await next.send(to('marek'), nothing)).toMatchObject({ kind: 'sent' })
  next.close()
  expect(smtp.received).toHaveLength(before + 1)
})

it('[row C7] a server that says nothing after the data leaves it open', async () => {
  const silent = createServer((socket) => {
    const answers = ['250 hello', '250 from', '250 to', '354 go on']
    socket.write('220 here\r\n')
    socket.on('data', (data) => {
      for (const line of String(data).split('\r\n')) {
        if (/^(EHLO|MAIL|RCPT|DATA)/.test(line)) socket.write(`${answers.shift()}\r\n`)
      }
    })
  })
  await new Promise<void>((done) => silent.listen(0, '127.0.0.1', done))
  const address = silent.address()
  const port = typeof address === 'object' && address ? address.port : 0
  const connection = await openSmtp(`smtp://127.0.0.1:${port}`, { connectMs: 5000, silentMs: 200 })
  expect(await connection.send(to('amara'), nothing)).toMatchObject({ kind: 'unsure' })
  silent.close()
})

it('[row C7] a server that is not there is told', async () => {
  await expect(openSmtp('smtp://127.0.0.1:1')).rejects.toThrow(/ECONNREFUSED/)
})
