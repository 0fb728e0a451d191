import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { storedTaps, tapIn, tapOut } from '../support/kiosk-page.ts'
import {
  cloneProfile,
  type MortalTablet,
  openPaired,
  openTablet,
} from '../support/mortal-tablet.ts'
import { fiftyNames } from '../support/names.ts'
import { answer, type SmallProgramme, smallProgramme } from '../support/programme.ts'
import { type RunningServer, runServer } from '../support/running-server.ts'
import { serverTaps, sortedTaps } from '../support/server-taps.ts'

// What a browser's store does to a kiosk: full, lost, cleared, shared, copied. DESIGN, Kiosk storage.

let server: RunningServer
let made: SmallProgramme
const open: MortalTablet[] = []
const people = fiftyNames[Symbol.iterator]()

beforeAll(async () => {
  server = await runServer()
  made = await smallProgramme(server, fiftyNames)
})
afterAll(async () => {
  for (const { context } of open) await context.close()
  await server.stop()
})

/** Somebody whom no other test has checked in. */
const somebody = (): string => people.next().value ?? ''

async function paired(name: string) {
  const tablet = await openPaired(server, made, name)
  open.push(tablet)
  return tablet
}
const origin = () => server.url

/** Presses Check in, and sees that it was not recorded, by which code. */
async function pressInVain(page: Page, name: string): Promise<string> {
  await page.getByRole('searchbox').waitFor()
  await page.keyboard.type(name)
  await page.getByRole('button', { name }).click()
  const [outcome] = await Promise.all([
    page.getByRole('heading', { level: 1, name: /You’re in|NOT RECORDED/i }).textContent(),
    page.getByRole('button', { name: 'Check in', exact: true }).click(),
  ])
  expect(outcome).toMatch(/not recorded/i)
  return (await page.getByText(/S-0\d/).textContent()) ?? ''
}

const onServer = (kiosk: MortalTablet, held: Awaited<ReturnType<typeof storedTaps>>) =>
  expect
    .poll(
      () => {
        const logs = new Set(held.map(({ log }) => log))
        return sortedTaps(serverTaps(server.dataDir).filter(({ log }) => logs.has(log)))
      },
      { timeout: 90_000, message: kiosk.profile },
    )
    .toEqual(sortedTaps(held))

it('[row K3] storage that is full: NOT RECORDED with its code, nothing green; with space again it goes on by itself', async () => {
  const emptier = await openPaired(server, made, 'Full')
  const [first, second, third] = [somebody(), somebody(), somebody()]
  await tapIn(emptier.page, first)
  // Chromium remembers how much space there was for as long as it runs
  await emptier.context.close()
  const tablet = await openTablet(emptier.profile)
  open.push(tablet)
  const { page, client } = tablet
  await client.send('Storage.overrideQuotaForOrigin', { origin: origin(), quotaSize: 1 })
  await page.goto(`${origin()}/kiosk`)
  expect(await pressInVain(page, second)).toMatch('S-03')
  await page.getByRole('button', { name: 'Try again' }).click()
  await page.getByText('S-03').waitFor()
  expect(await storedTaps(page)).toHaveLength(1)

  await client.send('Storage.overrideQuotaForOrigin', { origin: origin() })
  await page.getByRole('button', { name: 'Try again' }).click()
  await page.getByRole('heading', { name: 'You’re in' }).waitFor()
  await page.keyboard.press('Escape')
  await tapIn(page, third)
  const held = await storedTaps(page)
  const firstLog = held.find(({ attendee }) => made.attendees.get(attendee) === first)?.log
  const own = held.filter(({ log }) => log !== firstLog)
  expect(held).toHaveLength(3)
  // the tries that failed burnt no number
  expect(own.map(({ attendee, seq }) => [made.attendees.get(attendee), seq])).toEqual([
    [second, 1],
    [third, 2],
  ])
  await onServer(tablet, held)
})

/** In the page: the connections to the kiosk's store die, so many times; the last of them for ever. */
function loseConnections({ times, forEver }: { times: number; forEver: boolean }): void {
  const begin = IDBDatabase.prototype.transaction
  const start = IDBFactory.prototype.open
  let left = times
  IDBDatabase.prototype.transaction = function (this: IDBDatabase, ...args) {
    if (left === 0 || this.name !== 'roomtap') return begin.apply(this, args)
    left--
    this.close()
    if (forEver)
      IDBFactory.prototype.open = () => {
        throw new DOMException('Internal error opening backing store', 'UnknownError')
      }
    return begin.apply(this, args)
  }
  globalThis.heal = () => {
    left = 0
    IDBFactory.prototype.open = start
  }
}
declare global {
  var heal: () => void
}

it('[row K3] a connection lost once is opened again under the tap, which is recorded once', async () => {
  const tablet = await paired('Lost once')
  const { page } = tablet
  await tapIn(page, somebody())
  await page.evaluate(loseConnections, { times: 1, forEver: false })
  await tapIn(page, somebody())
  await tapIn(page, somebody())
  const held = await storedTaps(page)
  expect(held.map(({ seq }) => seq)).toEqual([1, 2, 3])
  await onServer(tablet, held)
})

it('[row K3] a connection lost for ever: NOT RECORDED with its code; a reload finds every tap that was green', async () => {
  const tablet = await paired('Lost for ever')
  const { page } = tablet
  const [first, second] = [somebody(), somebody()]
  await tapIn(page, first)
  await page.evaluate(loseConnections, { times: 1, forEver: true })
  expect(await pressInVain(page, second)).toMatch('S-02')
  await page.getByRole('button', { name: 'Try again' }).click()
  await page.getByText('S-02').waitFor()
  await page.evaluate(() => heal())
  // the store answers again: the same press is recorded, once
  await page.getByRole('button', { name: 'Try again' }).click()
  await page.getByRole('heading', { name: 'You’re in' }).waitFor()
  await page.reload()
  await page.getByRole('searchbox').waitFor()
  const held = await storedTaps(page)
  expect(held.map(({ attendee }) => made.attendees.get(attendee))).toEqual([first, second])
  await onServer(tablet, held)
})

it('[row K3] storage cleared under a living page: the next tap is green with the next number, and none is drawn twice', async () => {
  const tablet = await paired('Cleared')
  const { page, client } = tablet
  for (const name of [somebody(), somebody()]) await tapIn(page, name)
  const before = await storedTaps(page)
  await client.send('Storage.clearDataForOrigin', { origin: origin(), storageTypes: 'indexeddb' })
  const third = somebody()
  await tapIn(page, third)
  const after = await storedTaps(page)
  expect(after.map(({ log, seq, attendee }) => [log, seq, made.attendees.get(attendee)])).toEqual([
    [before[0]?.log, 3, third],
  ])
})

it('[row K3] two tabs of one tablet: a log each, and one of them sends the taps of both', async () => {
  const tablet = await paired('Two tabs')
  const { page, context } = tablet
  const other = await context.newPage()
  await other.goto(`${origin()}/kiosk`)
  const [first, second] = [somebody(), somebody()]
  await tapIn(page, first)
  await tapIn(other, second)
  // what one tab wrote the other knows
  await page.bringToFront()
  await tapOut(page, second)
  const held = await storedTaps(page)
  expect(new Set(held.map(({ log }) => log)).size).toBe(2)
  expect(held).toHaveLength(3)
  await onServer(tablet, held)
  // the tab that sent is gone: the other does it
  await page.close()
  await tapOut(other, first)
  await onServer(tablet, await storedTaps(other))
})

it('[row K3] a profile copied to a second browser: no number twice, both sides count, and the fork is flagged', async () => {
  const first = await openPaired(server, made, 'Copied')
  await tapIn(first.page, somebody())
  await first.page.getByText('All taps sent').waitFor()
  await first.context.close()
  const copy = cloneProfile(first.profile)
  const tablets = [await openTablet(first.profile), await openTablet(copy)]
  open.push(...tablets)
  const all: Awaited<ReturnType<typeof storedTaps>> = []
  for (const { page } of tablets) {
    await page.goto(`${origin()}/kiosk`)
    await tapIn(page, somebody())
    all.push(...(await storedTaps(page)))
  }
  const held = [...new Map(all.map((tap) => [`${tap.log} ${tap.seq}`, tap])).values()]
  expect(held).toHaveLength(3)
  const [tablet] = tablets
  if (tablet) await onServer(tablet, held)
  const { items } = await answer(server.call('GET', `/api/v1/kiosks?programme=${made.programme}`))
  const flagged = items.filter(({ forked }: { forked: boolean }) => forked)
  expect(flagged.map(({ name }: { name: string }) => name)).toEqual(['Copied'])
})
