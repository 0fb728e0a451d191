import { cleanup, fireEvent, screen, waitFor } from '@testing-library/preact'
import { afterEach, describe, expect, it } from 'vitest'
import { kioskSchedule, presenceHere } from '../../src/domain/presence-here.ts'
import { KioskSession } from '../../src/domain/roster.ts'
import { RETURN_MS } from '../../src/kiosk/machine.ts'
import { kioskStage, person, sessionFrom, settings } from '../support/kiosk-stage.tsx'

afterEach(cleanup)

const walkInFields = [
  { name: 'name', required: true },
  { name: 'email', required: true },
  { name: 'organisation', required: false },
]
const trust = KioskSession.parse(sessionFrom('S', 'Designing for trust', -15, 60))
const stage = (over: object = {}) =>
  kioskStage([
    sessionFrom('S', 'Designing for trust', -15, 60),
    person('amara', 'Amara Okonkwo'),
    { ...settings, walkInFields, ...over },
  ])

const press = async (name: string | RegExp) =>
  fireEvent.click(await screen.findByRole('button', { name }))
async function type(letters: string) {
  for (const letter of letters) await press(letter === ' ' ? 'Space' : letter.toUpperCase())
}
const field = (name: RegExp) => screen.getByRole<HTMLInputElement>('textbox', { name })
const next = () => fireEvent.keyDown(document.activeElement ?? document.body, { key: 'Enter' })
const focused = (name: RegExp) =>
  waitFor(() => expect(document.activeElement === field(name)).toBe(true))

describe('a walk-in', () => {
  it('[row K7] fills in the admin’s fields by the kiosk’s keys, and is checked in at once', async () => {
    const { taps, kiosk, time } = await stage()
    await screen.findByRole('searchbox')
    await type('jun')
    expect(await screen.findByText('Check the letters, or join as a walk-in.')).toBeTruthy()
    await press('Not here? Join as a walk-in')
    await screen.findByRole('heading', { name: 'Who are you?' })
    await focused(/Name/)
    await type(' takahashi')
    expect(field(/Name/).value).toBe('Jun Takahashi')
    next()
    await focused(/E-mail/)
    await type('jun@a.jp')
    expect(field(/E-mail/).value).toBe('jun@a.jp')
    await press('Check in')
    await screen.findByRole('heading', { name: 'You’re in' })
    const [tap] = await taps()
    expect(tap).toMatchObject({
      kind: 'in',
      session: 'S',
      method: 'walk-in',
      person: { name: 'Jun Takahashi', email: 'jun@a.jp' },
    })
    expect(tap?.kind === 'in' && tap.attendee).toMatch(/^[\w-]{22}$/)

    // and is found by name at once, as the same person, whose next tap brings no person
    await time.advance(RETURN_MS)
    await type('taka')
    await press(/^Jun/)
    await press('Check out')
    await screen.findByRole('heading', { name: 'You’re out' })
    const [, out] = await taps()
    expect(out).toMatchObject({ kind: 'out', method: 'search' })
    expect(out && 'person' in out).toBe(false)
    expect(out?.kind === 'out' && out.attendee).toBe(tap?.kind === 'in' && tap.attendee)
    expect(kiosk.state().screen.at).toBe('done')
  })

  it('[row K7] is told what is missing, and nothing is written before it is there', async () => {
    const { taps } = await stage()
    await screen.findByRole('searchbox')
    await type('jun')
    await press('Not here? Join as a walk-in')
    await screen.findByRole('heading', { name: 'Who are you?' })
    await press('Check in')
    expect((await screen.findByRole('alert')).textContent).toBe('Please fill this in.')
    await focused(/E-mail/)
    await type('jun@')
    expect(screen.queryByRole('alert')).toBeNull()
    await press('Check in')
    expect((await screen.findByRole('alert')).textContent).toBe(
      'This is not an e-mail address yet.',
    )
    expect(await taps()).toEqual([])
  })

  it('[row K3] whose tap could not be saved is not recorded; tried again it is the same person', async () => {
    const { taps, disk, storage } = await stage({ walkInFields: [] })
    await screen.findByRole('searchbox')
    await type('jun')
    await press('Not here? Join as a walk-in')
    await screen.findByRole('heading', { name: 'Who are you?' })
    disk.failNext('quota')
    await press('Check in')
    expect((await screen.findByRole('alert')).textContent).toContain('Not recorded')
    expect((await storage.roster.load()).attendees.size).toBe(1)
    await press('Try again')
    await screen.findByRole('heading', { name: 'You’re in' })
    expect(await taps()).toMatchObject([{ kind: 'in', person: { name: 'Jun' } }])
    expect((await storage.roster.load()).attendees.size).toBe(2)
  })

  it('[E4] who takes the tap back stays on the roster, and comes in by name as the same person', async () => {
    const { taps, time, storage } = await stage({ walkInFields: [] })
    await screen.findByRole('searchbox')
    await type('jun')
    await press('Not here? Join as a walk-in')
    await press('Check in')
    await screen.findByRole('heading', { name: 'You’re in' })
    await time.advance(1_000)
    await press('Undo')
    expect(await screen.findByText('You are not checked in.')).toBeTruthy()
    await press('Done')
    await type('jun')
    await press(/^Jun/)
    expect(await screen.findByText('Is this you?')).toBeTruthy()
    await press('Check in')
    await screen.findByRole('heading', { name: 'You’re in' })
    const all = await taps()
    expect(all.map(({ kind }) => kind)).toEqual(['in', 'void', 'in'])
    expect(new Set(all.flatMap((tap) => (tap.kind === 'void' ? [] : tap.attendee))).size).toBe(1)
    expect((await storage.roster.load()).attendees.size).toBe(2)
  })

  it('[row K7] pressed twice is written once; given up, nothing is', async () => {
    const { taps, kiosk } = await stage({ walkInFields: [] })
    await screen.findByRole('searchbox')
    await type('jun')
    await press('Not here? Join as a walk-in')
    await press('Cancel')
    await screen.findByRole('searchbox')
    expect(await taps()).toEqual([])
    await type('jun')
    await press('Not here? Join as a walk-in')
    const button = await screen.findByRole('button', { name: 'Check in' })
    fireEvent.click(button)
    fireEvent.click(button)
    await screen.findByRole('heading', { name: 'You’re in' })
    expect(await taps()).toHaveLength(1)
    expect(kiosk.state().screen.at).toBe('done')
  })

  it('[row K6] is not offered where people only check out', async () => {
    await stage({ mode: 'out' })
    await screen.findByRole('searchbox')
    await type('jun')
    expect(await screen.findByText('Check the letters, or ask the staff at the door.')).toBeTruthy()
    expect(screen.queryByRole('button', { name: /walk-in/ })).toBeNull()
  })

  it('[row K7] more fields than fit are asked page by page', async () => {
    const many = [...walkInFields, { name: 'diet', label: 'Food', required: true }]
    const { taps } = await stage({ walkInFields: many })
    await screen.findByRole('searchbox')
    await type('jun')
    await press('Not here? Join as a walk-in')
    await screen.findByRole('heading', { name: 'Who are you?' })
    expect(screen.queryByRole('textbox', { name: /Food/ })).toBeNull()
    await press('Next')
    await focused(/Food/)
    await type('soup')
    await press('Check in')
    await focused(/E-mail/)
    await type('jun@a.jp')
    await press('Next')
    await press('Check in')
    await screen.findByRole('heading', { name: 'You’re in' })
    expect(await taps()).toMatchObject([
      { person: { email: 'jun@a.jp', fields: { diet: 'soup' } } },
    ])
  })
})

describe('an unknown badge', () => {
  it('[E6] its owner may go on as a walk-in, and both taps are kept', async () => {
    const { kiosk, taps } = await stage({ walkInFields: [] })
    kiosk.send({ is: 'scan', code: 'X-77' })
    await press('I am new here')
    await screen.findByRole('heading', { name: 'Who are you?' })
    await type('jun')
    await press('Check in')
    await screen.findByRole('heading', { name: 'You’re in' })
    expect(await taps()).toMatchObject([
      { badge: 'X-77', kind: 'in' },
      { kind: 'in', method: 'walk-in', person: { name: 'Jun' } },
    ])
  })

  it('[P3] who goes on by name is one stay once staff match the badge: the first check-in stands', async () => {
    const { kiosk, taps, time } = await stage()
    kiosk.send({ is: 'scan', code: 'X-77' })
    await press('Find my name')
    await time.advance(15_000)
    await type('amara')
    await press(/^Amara/)
    await press('Check in')
    await screen.findByRole('heading', { name: 'You’re in' })
    await time.advance(20 * 60_000)
    await type('amara')
    await press(/^Amara/)
    await press('Check out')
    await screen.findByRole('heading', { name: 'You’re out' })
    const matched = (await taps()).map((tap) => ({
      log: 'log',
      tap: 'badge' in tap && tap.badge === 'X-77' ? { ...tap, attendee: 'amara' } : tap,
    }))
    expect(matched.map(({ tap }) => tap.kind)).toEqual(['in', 'in', 'out'])
    const known = new Map([['S', trust]])
    const presence = presenceHere(matched, kioskSchedule(known, settings), 0).get('S')
    const [badge, , out] = matched.map(({ tap }) => tap.wall)
    expect(presence).toEqual({ since: null, stays: [{ in: badge, out }] })
  })
})
