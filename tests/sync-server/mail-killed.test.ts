import { join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { afterAll, expect, it } from 'vitest'
import { openEmbedded } from '../../sync-server/db/open.ts'
import { queueMail } from '../../sync-server/mail/queue.ts'
import { fakeRandom } from '../support/chance.ts'
import { runServer } from '../support/running-server.ts'
import { seed } from '../support/seed.ts'
import { startSmtp } from '../support/smtp.ts'

/** How often the server is killed while it sends: few by default, as many as one likes by hand. */
const kills = Number(process.env.KILLS ?? 1)
const mails = kills * 6 + 10
const perKillMs = 20_000

const draw = fakeRandom(Number(process.env.SEED ?? 7))
const upTo = (most: number) => ((draw(1)[0] ?? 0) * most) / 255
const smtp = await startSmtp(() => upTo(25))
const server = await runServer({
  ...{ SMTP_URL: smtp.url, MAIL_FROM: 'training@example.org' },
  PUBLIC_URL: 'https://x.example',
})
afterAll(async () => {
  await server.stop()
  await smtp.stop()
})
const file = join(server.dataDir, 'roomtap.db')

/** So many mails wait, put there while the server is down. */
async function queueAll(): Promise<void> {
  const database = await openEmbedded(file)
  const ids = { clock: () => 1, newId: () => `mail-${++n}` }
  let n = 0
  await seed({ database } as Parameters<typeof seed>[0])
  await database.transact(async (tx) => {
    for (let one = 0; one < mails; one++) {
      await queueMail(tx, ids, {
        ...{
          key: `key-${one}`,
          programme: 'p',
          template: 'survey',
          address: `a${one}@example.org`,
        },
        values: { session: `Session ${one}`, closes: null, link: 'https://x.example/s' },
      })
    }
  })
  await database.close()
}

const rows = async () => {
  const database = await openEmbedded(file)
  const found = await database.db.selectFrom('mails').select(['address', 'state']).execute()
  await database.close()
  return found
}

it(
  `[row C7] killed ${kills} times while it sends ${mails} mails: none goes twice, none is lost`,
  async () => {
    await server.stop()
    await queueAll()
    let killed = 0
    while (killed < kills) {
      await server.start()
      const before = smtp.received.length
      const enough = 1 + Math.round(upTo(4))
      while (smtp.received.length < before + enough) await setTimeout(5)
      await setTimeout(upTo(60))
      await server.kill()
      killed++
    }
    await server.start()
    const open = async () => {
      const answer = await server.call('GET', '/api/v1/programmes/p/mails-standing')
      const { counts } = await answer.json()
      return counts.waiting + counts.sending
    }
    while ((await open()) > 0) await setTimeout(100)
    await server.stop()
    const all = await rows()
    const taken = Map.groupBy(smtp.received, ({ to }) => to)
    const twice = [...taken].filter(([, received]) => received.length > 1).map(([to]) => to)
    expect(twice).toEqual([])
    expect(all).toHaveLength(mails)
    const states = Map.groupBy(all, ({ state }) => state)
    expect([...states.keys()].filter((state) => state !== 'sent' && state !== 'unsure')).toEqual([])
    // what is called sent has arrived, and what arrived is called nothing worse than unsure
    const sent = states.get('sent')?.map(({ address }) => address ?? '') ?? []
    expect(sent.filter((address) => !taken.has(address))).toEqual([])
    const unsure = states.get('unsure') ?? []
    expect(unsure.length).toBeLessThanOrEqual(kills)
    expect(sent.length).toBeGreaterThanOrEqual(mails - kills)
    if (process.env.KILLS) {
      const arrived = unsure.filter(({ address }) => taken.has(address ?? '')).length
      console.log(
        `${kills} kills, ${sent.length} sent, ${unsure.length} unsure (${arrived} of them arrived)`,
      )
    }
  },
  (kills + 3) * perKillMs,
)
