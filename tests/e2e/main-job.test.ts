import { execFileSync } from 'node:child_process'
import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { BrowserContext, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import * as z from 'zod/mini'
import { AttendanceAnswer } from '../../src/domain/api.ts'
import { launchTablet } from '../support/browser.ts'
import { type StoredTap, storedTaps, tapIn, tapOut } from '../support/kiosk-page.ts'
import { fiftyNames } from '../support/names.ts'
import { answer, pairKiosk, type SmallProgramme, smallProgramme } from '../support/programme.ts'
import { type RunningServer, runServer } from '../support/running-server.ts'

/** When a person pressed, as seen from outside the browser: the tap lies within. */
interface Pressed {
  name: string
  kind: 'in' | 'out'
  from: number
  to: number
}

/** One tablet: a browser with a profile of its own, that can be killed and opened again. */
class Tablet {
  readonly profile = mkdtempSync(join(tmpdir(), 'tablet-'))
  context: BrowserContext | null = null
  page: Page | null = null

  async open(): Promise<Page> {
    this.context = await launchTablet(this.profile)
    this.page = this.context.pages()[0] ?? (await this.context.newPage())
    return this.page
  }

  get shown(): Page {
    if (!this.page) throw new Error('The tablet is off')
    return this.page
  }

  async reload(): Promise<void> {
    await this.shown.reload()
    await this.shown.getByRole('searchbox').waitFor()
  }

  /** The browser dies at once, without a chance to write anything, and is started anew. */
  async killAndOpen(url: string): Promise<void> {
    const closed = this.context?.waitForEvent('close')
    execFileSync('pkill', ['-KILL', '-f', this.profile])
    await closed
    await (await this.open()).goto(`${url}/kiosk`)
    await this.shown.getByRole('searchbox').waitFor()
  }
}

let server: RunningServer
let made: SmallProgramme
const left = new Tablet()
const right = new Tablet()

beforeAll(async () => {
  server = await runServer()
  made = await smallProgramme(server, fiftyNames)
  for (const [tablet, name] of [
    [left, 'Left door'],
    [right, 'Right door'],
  ] as const) {
    const page = await tablet.open()
    await pairKiosk(page, server, { programme: made.programme, room: made.room, name })
    await page.evaluate(async () => {
      await navigator.serviceWorker.ready
    })
  }
})
afterAll(async () => {
  await left.context?.close()
  await right.context?.close()
  await server.stop()
})

it('two kiosks of one room, fifty people, no server, killed browsers: exactly those stays', async () => {
  await server.kill()
  const pressed: Pressed[] = []
  const press = async (tablet: Tablet, name: string, kind: 'in' | 'out') => {
    const from = Date.now()
    await (kind === 'in' ? tapIn : tapOut)(tablet.shown, name)
    pressed.push({ name, kind, from, to: Date.now() })
  }

  for (const [n, name] of fiftyNames.entries()) {
    if (n === 15) await left.reload()
    if (n === 30) await right.killAndOpen(server.url)
    await press(n % 2 ? right : left, name, 'in')
  }
  for (const [n, name] of fiftyNames.entries()) {
    if (n === 20) await left.killAndOpen(server.url)
    await press(n % 3 ? left : right, name, 'out')
  }
  const held = [...(await storedTaps(left.shown)), ...(await storedTaps(right.shown))]
  expect(held).toHaveLength(100)

  await server.start()
  // nothing tells the tablets that the server is back: their next try is at most a minute away
  for (const { shown } of [left, right])
    await shown.getByText('All taps sent').waitFor({ timeout: 90_000 })
  const { items } = z.parse(
    AttendanceAnswer,
    await answer(server.call('GET', `/api/v1/sessions/${made.session}/attendance`)),
  )
  expect(items.map((row) => row.name).sort()).toEqual([...fiftyNames].sort())
  for (const row of items) expectStay(row, held, pressed)
})

/** The record has exactly the stay between the tablet's own two taps, which lie where the person pressed. */
function expectStay(
  row: AttendanceAnswer['items'][number],
  held: StoredTap[],
  pressed: Pressed[],
): void {
  const own = held.filter((tap) => tap.attendee === row.attendee)
  const wall = (kind: string) => own.find((tap) => tap.kind === kind)?.wall ?? Number.NaN
  expect(own).toHaveLength(2)
  expect(row.stays).toEqual([{ in: wall('in'), out: wall('out'), inBy: 'tap', outBy: 'tap' }])
  expect(row.totalMs).toBe(wall('out') - wall('in'))
  expect(row.flags).toEqual([])
  for (const kind of ['in', 'out'] as const) {
    const seen = pressed.find((press) => press.name === row.name && press.kind === kind)
    expect(wall(kind)).toBeGreaterThanOrEqual(seen?.from ?? Number.POSITIVE_INFINITY)
    expect(wall(kind)).toBeLessThanOrEqual(seen?.to ?? 0)
  }
}
