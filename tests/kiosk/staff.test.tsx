import { createHash } from 'node:crypto'
import { cleanup, fireEvent, screen, waitFor, within } from '@testing-library/preact'
import { afterEach, describe, expect, it, onTestFinished, vi } from 'vitest'
import type { Change } from '../../src/domain/roster.ts'
import { badgeHash } from '../../src/kiosk/badge.ts'
import { copyTaps, noteCopied, onlyHere } from '../../src/kiosk/staff/copies.ts'
import { hmacSha256 } from '../../src/platform/hmac.ts'
import { testStart } from '../support/clock.ts'
import { kioskStage, person, sessionFrom, settings } from '../support/kiosk-stage.tsx'
import { pinHash } from '../support/pin.ts'
import { captureMany } from '../support/tablet-store.ts'

afterEach(cleanup)

const minute = 60_000
const room = (id: string, name: string): Change => ({ type: 'room', id, name })

const stage = async (more: Change[] = [], own: object = { pin: pinHash }) =>
  kioskStage([
    sessionFrom('S', 'Designing for trust', -15, 60),
    sessionFrom('T', 'Reading the ledger', 300, 360),
    { ...sessionFrom('B', 'In Birch', -15, 60), room: 'birch' },
    room('aspen', 'Aspen'),
    room('birch', 'Birch'),
    person('amara', 'Amara Okonkwo', [await badgeHash(hmacSha256, 'key', 'B-100')]),
    { ...settings, ...own },
    ...more,
  ])

const press = async (name: string | RegExp) =>
  fireEvent.click(await screen.findByRole('button', { name }))
const open = async (digits = '204613') => {
  await press('Staff')
  for (const digit of digits) await press(digit)
  await press('Open')
}
const opened = async (...given: Parameters<typeof stage>) => {
  const made = await stage(...given)
  await open()
  await screen.findByText('This kiosk')
  return made
}
const tapIn = async (kiosk: Awaited<ReturnType<typeof stage>>['kiosk']) => {
  kiosk.send({ is: 'pick', attendee: 'amara' })
  await press('Check in')
  await screen.findByRole('heading', { name: 'You’re in' })
  kiosk.send({ is: 'close' })
}
const fact = (name: string) =>
  screen.getByText(name).closest('div')?.querySelector('dd')?.textContent ?? null

describe('[row K8] behind the PIN', () => {
  it('a wrong PIN opens nothing and says how many tries are left', async () => {
    await stage()
    await open('111111')
    expect(await screen.findByText(/That PIN is not right. After 2 more/)).toBeTruthy()
    expect(screen.queryByText('This kiosk')).toBeNull()
  })

  it('the right one opens the panel, on real keys too', async () => {
    await stage()
    await press('Staff')
    await screen.findByRole('heading', { name: 'Staff PIN' })
    for (const key of '204613') fireEvent.keyDown(window, { key })
    fireEvent.keyDown(window, { key: 'Enter' })
    expect(await screen.findByText('This kiosk')).toBeTruthy()
  })

  it('closes by itself when nobody touches it, and asks again', async () => {
    const { time } = await opened()
    await time.advance(59_000)
    expect(screen.queryByText('This kiosk')).toBeTruthy()
    await time.advance(2_000)
    expect(screen.queryByText('This kiosk')).toBeNull()
    await press('Staff')
    expect(await screen.findByRole('heading', { name: 'Staff PIN' })).toBeTruthy()
  })

  it('what is typed or scanned meanwhile is no attendee’s', async () => {
    const { kiosk, taps } = await opened()
    kiosk.send({ is: 'type', text: 'amara' })
    kiosk.send({ is: 'scan', code: 'B-100' })
    kiosk.send({ is: 'scan', code: 'unknown' })
    await press('Close')
    expect(kiosk.state().screen).toEqual({ at: 'home', query: '', until: null })
    expect(await taps()).toEqual([])
  })

  it('without a PIN only the state, sending and the badge test are there', async () => {
    await stage([], { pin: null })
    await press('Staff')
    expect(await screen.findByText('No staff PIN is set')).toBeTruthy()
    expect(screen.getByRole('button', { name: 'Send now' })).toBeTruthy()
    expect(screen.getByRole('button', { name: 'Test a badge' })).toBeTruthy()
    for (const name of [/Save taps/, /QR codes/, /Change room/, /Leave/, /Theme/])
      expect(screen.queryByRole('button', { name })).toBeNull()
    expect(screen.queryByText('Last taps')).toBeNull()
  })
})

describe('[row K8] how the tablet is', () => {
  it('says what waits, since when, the clock, the roster and the progress of sending', async () => {
    const { kiosk, setSync, time } = await stage()
    await tapIn(kiosk)
    setSync({
      lastContact: time.clock.now() - 16 * minute,
      offset: 3_400,
      progress: { sent: 1_200, of: 3_400 },
    })
    await open()
    await screen.findByText('This kiosk')
    expect(fact('Taps waiting')).toBe('1')
    expect(fact('Oldest waiting')).toBe('09:00')
    expect(fact('Last contact')).toMatch(/16 min/)
    expect(fact('Clock')).toMatch(/^3\.4 secs? slow$/)
    await waitFor(() => expect(fact('Roster')).toMatch(/^1, now/))
    expect(screen.getByText('Sending: 1,200 of 3,400')).toBeTruthy()
    expect(screen.getByRole('progressbar')).toMatchObject({ value: 1_200, max: 3_400 })
  })

  it('a badge that is tested says whose it is, and is no tap', async () => {
    const { kiosk, taps } = await opened()
    await press('Test a badge')
    kiosk.send({ is: 'scan', code: 'B-100' })
    expect(await screen.findByText('Amara Okonkwo')).toBeTruthy()
    kiosk.send({ is: 'scan', code: 'Z-9' })
    expect(await screen.findByText(/Nobody on the roster/)).toBeTruthy()
    expect(await taps()).toEqual([])
  })
})

describe('[E4] the last taps', () => {
  it('are taken back at any time by a void of the staff’s, and restored by a void of that', async () => {
    const { kiosk, taps, time } = await stage()
    await tapIn(kiosk)
    await time.advance(2 * minute)
    await open()
    await press('Undo: Amara Okonkwo')
    await press('Restore: Amara Okonkwo')
    await press('Undo: Amara Okonkwo')
    await screen.findByText('Taken back')
    const [tap, ...voids] = await taps()
    expect(tap).toMatchObject({ kind: 'in', seq: 1 })
    expect(voids).toMatchObject([
      { kind: 'void', method: 'staff', voids: { seq: 1 } },
      { kind: 'void', method: 'staff', voids: { seq: 2 } },
      { kind: 'void', method: 'staff', voids: { seq: 1 } },
    ])
  })

  it('a void that the store refuses says so, and the tap stands', async () => {
    const { kiosk, disk, taps } = await stage()
    await tapIn(kiosk)
    await open()
    const undo = await screen.findByRole('button', { name: /^Undo: / })
    disk.failNext('quota')
    fireEvent.click(undo)
    expect(await screen.findByText(/Not saved: .* Code S-03/)).toBeTruthy()
    expect(await taps()).toHaveLength(1)
  })
})

describe('[row K5] room and session by hand', () => {
  it('a session that is held is offered whatever its times, until the programme is followed again', async () => {
    const { kiosk, time, taps } = await opened()
    await press('Change room or session')
    await press(/Reading the ledger/)
    await screen.findByText('Offers')
    expect(fact('Offers')).toBe('Reading the ledger')
    await press('Close')
    await tapIn(kiosk)
    expect((await taps()).at(-1)).toMatchObject({ session: 'T' })
    time.setClock(12 * 60 * minute)
    await time.advance(1_000)
    await waitFor(() => expect(screen.queryByText('Reading the ledger')).toBeNull())
  })

  it('taps in another room say so, and its session is the one that is offered', async () => {
    const { kiosk, taps, live } = await opened()
    await press('Change room or session')
    await press('Birch')
    await waitFor(() => expect(live.room()).toBe('Birch'))
    await press('Back')
    await press('Close')
    await tapIn(kiosk)
    expect((await taps()).at(-1)).toMatchObject({ session: 'B', room: 'birch' })
  })

  it('what was set by hand outlives a reload', async () => {
    const { storage, live } = await stage()
    await live.setOwn({ language: 'de', room: 'birch', held: { session: 'B', until: 7 } })
    expect(await storage.notes.get('kiosk.own')).toMatchObject({ language: 'de', room: 'birch' })
  })
})

describe('[row K8] leaving is guarded', () => {
  it('unpairing is refused while a tap lies here alone, and not once a copy holds it', async () => {
    const { kiosk, storage, time, done } = await stage()
    await tapIn(kiosk)
    await open()
    await press('Leave or unpair')
    const refused = await screen.findByRole('button', {
      name: 'Unpair. First send or save the 1 tap',
    })
    expect(refused).toMatchObject({ disabled: true })
    expect(screen.getByRole('button', { name: /^Leave kiosk mode\. First/ })).toMatchObject({
      disabled: true,
    })
    const now = time.clock.now()
    await noteCopied(storage.notes, await copyTaps(storage.outbox, 'all', { kiosk: 'k', now }))
    await press('Back')
    await press('Leave or unpair')
    await press('Unpair')
    await screen.findByRole('button', { name: 'Yes, unpair this tablet' })
    expect(done).toEqual([])
    expect(await storage.outbox.waiting()).toMatchObject({ count: 1 })
  })

  it('leaving lets go of full screen', async () => {
    const { done } = await opened()
    await press('Leave or unpair')
    await press('Leave kiosk mode')
    expect(done).toEqual(['let go'])
  })

  it('a tap after the copy lies here alone again', async () => {
    const { storage } = await stage()
    await captureMany(storage, 3)
    const copy = await copyTaps(storage.outbox, 'waiting', { kiosk: 'k', now: 1 })
    expect(await onlyHere(storage.outbox, storage.notes)).toBe(3)
    await noteCopied(storage.notes, copy)
    expect(await onlyHere(storage.outbox, storage.notes)).toBe(0)
    await captureMany(storage, 1)
    expect(await onlyHere(storage.outbox, storage.notes)).toBe(4)
  })
})

describe('[PROTOCOL 5] the file', () => {
  it('names the kiosk, holds each log with its anchors and taps, and is sealed', async () => {
    const { storage } = await stage()
    await storage.outbox.addAnchor({ mono: 5, wall: 1, server: 1, rtt: 2 })
    await captureMany(storage, 2)
    const { text } = await copyTaps(storage.outbox, 'all', { kiosk: 'K', now: 7 })
    const lines = text.trimEnd().split('\n')
    expect(lines.map((line) => Object.keys(JSON.parse(line)))).toEqual([
      ['roomtap', 'protocol', 'kiosk', 'exportedAt'],
      ['log', 'after', 'last'],
      ['anchor'],
      ['tap'],
      ['tap'],
      ['sha256'],
    ])
    const body = text.slice(0, text.lastIndexOf('{'))
    const sha256 = createHash('sha256').update(body).digest('hex')
    expect(JSON.parse(lines.at(-1) ?? '')).toEqual({ sha256 })
  })

  it('of what waits holds no tap that was answered for', async () => {
    const { storage } = await stage()
    await captureMany(storage, 5)
    await storage.outbox.acknowledge(storage.outbox.log, 3, [], testStart)
    const { logs, taps } = await copyTaps(storage.outbox, 'waiting', { kiosk: 'K', now: 7 })
    expect(taps).toBe(2)
    expect(logs[0]?.taps).toMatchObject([{ seq: 4 }, { seq: 5 }])
    expect((await copyTaps(storage.outbox, 'all', { kiosk: 'K', now: 7 })).taps).toBe(5)
  })
})

describe('[row K9] before the kiosk opens', () => {
  const due = { readiness: { openedAt: null, waived: {}, wroteMs: null } }

  it('each check is green or waived with a reason; the test write is nobody’s tap', async () => {
    const { live, kiosk, taps, setSync } = await stage()
    setSync({ offset: 20, lastContact: 1 })
    await live.setOwn(due)
    const shut = await screen.findByRole('button', { name: 'Open the kiosk' })
    fireEvent.click(shut)
    expect(live.own().readiness?.openedAt).toBeNull()
    kiosk.send({ is: 'scan', code: 'B-100' })
    const row = (name: string) => {
      const found = screen.getByText(name).closest('li')
      if (!found) throw new Error(`no check ${name}`)
      return within(found)
    }
    fireEvent.click(row('Test write').getByRole('button', { name: 'Try it' }))
    await screen.findByText(/It counts for nobody/)
    for (const [name, reason] of [
      ['Installed', 'The browser is enough here'],
      ['Storage kept for good', 'Not needed here'],
    ] as const) {
      fireEvent.click(row(name).getByRole('button', { name: 'Waive' }))
      await press(reason)
      await waitFor(() => expect(row(name).getByText(`Waived: ${reason}`)).toBeTruthy())
    }
    expect(screen.getByRole('heading', { name: '7 of 7' })).toBeTruthy()
    await press('Open the kiosk')
    await screen.findByRole('searchbox')
    expect(live.own().readiness).toMatchObject({
      waived: { installed: 'The browser is enough here' },
    })
    expect(await taps()).toEqual([])
    await open()
    await press('Readiness list')
    expect(await screen.findAllByText(/^Waived: /)).toHaveLength(2)
  })

  it('each check is offered the reasons that fit it, a scanner only in the camera’s place', async () => {
    const asked = vi.spyOn(navigator.permissions, 'query').mockRejectedValue(new Error('not told'))
    onTestFinished(() => asked.mockRestore())
    const { live } = await stage()
    await live.setOwn(due)
    await screen.findByRole('button', { name: 'Open the kiosk' })
    const scanner = 'A scanner or the keys are used here'
    const offered: string[] = []
    for (const name of ['Installed', 'Storage kept for good', 'Clock', 'Test write', 'Camera']) {
      const row = screen.getByText(name).closest('li')
      const waive = row && within(row).queryByRole('button', { name: 'Waive' })
      if (!waive) throw new Error(`${name} is not to be waived`)
      fireEvent.click(waive)
      await screen.findByRole('heading', { name: `${name}: Why may this be left out?` })
      if (screen.queryByRole('button', { name: scanner })) offered.push(name)
      await press('Back')
      await screen.findByText('Test write')
    }
    expect(offered).toEqual(['Camera'])
  })

  it('nothing that a person does at the tablet leads past the list', async () => {
    const { live, kiosk } = await stage()
    await live.setOwn(due)
    await screen.findByRole('button', { name: 'Open the kiosk' })
    kiosk.send({ is: 'close' })
    kiosk.send({ is: 'type', text: 'amara' })
    await waitFor(() => expect(kiosk.state().screen.at).toBe('staff'))
    expect(screen.queryByRole('searchbox')).toBeNull()
    expect(screen.getByRole('button', { name: 'Open the kiosk' })).toBeTruthy()
  })

  it('a tablet that was paired before there was a list is open', async () => {
    await stage()
    expect(await screen.findByRole('searchbox')).toBeTruthy()
  })
})
