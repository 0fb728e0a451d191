import { cleanup, fireEvent, screen, waitFor } from '@testing-library/preact'
import { afterEach, describe, expect, it } from 'vitest'
import type { Change } from '../../src/domain/roster.ts'
import { TOUCH_GUARD_MS } from '../../src/kiosk/machine.ts'
import { kioskStage, person, sessionFrom, settings } from '../support/kiosk-stage.tsx'

afterEach(() => {
  cleanup()
  document.documentElement.dir = 'ltr'
})

const press = async (name: string | RegExp) =>
  fireEvent.click(await screen.findByRole('button', { name }))
const heading = (name: string) => screen.findByRole('heading', { name })
const names = () =>
  screen
    .getAllByRole('button')
    .map((button) => button.textContent)
    .filter((text) => /check|stay|not me/i.test(text ?? ''))

type Stage = Awaited<ReturnType<typeof kioskStage>>
/** Amara is found, as after a touch of her name. */
const pick = ({ kiosk }: Stage, attendee = 'amara') => kiosk.send({ is: 'pick', attendee })
const close = ({ kiosk }: Stage) => kiosk.send({ is: 'close' })

/** Nothing but what is said here differs from a usual kiosk. */
const stageWith = (over: object, sessions = [sessionFrom('S', 'Designing for trust', -15, 60)]) =>
  kioskStage([
    ...sessions,
    person('amara', 'Amara Okonkwo'),
    person('marek', 'Marek Dvořák'),
    { ...settings, ...over },
  ])
const twoOpen = [sessionFrom('S', 'Earlier talk', -55, 5), sessionFrom('T', 'Later talk', 10, 70)]
const receive = ({ storage, time }: Stage, changes: Change[]) =>
  storage.roster.apply({
    changes,
    cursor: '2',
    more: false,
    full: false,
    first: false,
    now: time.clock.now(),
  })

describe('what a kiosk offers', () => {
  it('[row K6] one for check-ins alone offers no check-out, and still says since when', async () => {
    const stage = await stageWith({ mode: 'in' })
    pick(stage)
    await press('Check in')
    await heading('You’re in')
    close(stage)
    await stage.time.advance(26 * 60_000)
    pick(stage)
    await heading('Amara Okonkwo')
    expect(names()).toEqual(['Check in', 'This is not me'])
    expect(screen.getByText('In since').parentElement?.textContent).toContain('09:00')
    expect(screen.getByText('So far').parentElement?.textContent).toContain('26 min')
  })
  it('[row K6] one for check-outs alone offers no check-in', async () => {
    const stage = await stageWith({ mode: 'out' })
    pick(stage)
    await heading('Amara Okonkwo')
    expect(names()).toEqual(['Check out', 'No, I am staying'])
  })
  it('[row K6] by setting a check-out asks once more, and only then is written', async () => {
    const stage = await stageWith({ confirmOut: true })
    pick(stage)
    await press('Check in')
    await heading('You’re in')
    close(stage)
    await stage.time.advance(60_000)
    pick(stage)
    await press('Check out')
    expect(await screen.findByText('Leaving?')).toBeTruthy()
    expect(await stage.taps()).toHaveLength(1)
    expect(names()).toEqual(['Check out', 'No, I am staying'])
    await press('Check out')
    await heading('You’re out')
    expect((await stage.taps()).map(({ kind }) => kind)).toEqual(['in', 'out'])
  })
})

describe('while two sessions are open', () => {
  it('[row K5] who is in the earlier one checks out of it, or in to the next', async () => {
    const stage = await stageWith({}, twoOpen)
    pick(stage)
    await press('Check in Earlier talk')
    await heading('You’re in')
    expect(screen.getByText('Earlier talk')).toBeTruthy()
    close(stage)
    await stage.time.advance(60_000)
    pick(stage)
    await heading('Amara Okonkwo')
    expect(names()).toEqual(['Check out Earlier talk', 'Check in Later talk', 'No, I am staying'])
    await press('Check in Later talk')
    await heading('You’re in')
    expect(await stage.taps()).toMatchObject([
      { kind: 'in', session: 'S' },
      { kind: 'in', session: 'T' },
    ])
  })
  it('[row K5] others check in to the earlier until its end, then to the later', async () => {
    const stage = await stageWith({}, twoOpen)
    pick(stage, 'marek')
    await heading('Marek Dvořák')
    expect(names()[0]).toBe('Check in Earlier talk')
    close(stage)
    await stage.time.advance(5 * 60_000)
    pick(stage, 'marek')
    await heading('Marek Dvořák')
    expect(names()[0]).toBe('Check in Later talk')
  })
})

describe('a programme that changes', () => {
  it('[row K5] a session that moves to another room leaves the kiosk, one that comes is offered', async () => {
    const stage = await stageWith({})
    await screen.findByText('Designing for trust')
    await receive(stage, [
      { ...sessionFrom('S', 'Designing for trust', -15, 60), room: 'birch' },
      sessionFrom('T', 'Moved in', -5, 50),
    ])
    expect(await screen.findByText('Moved in')).toBeTruthy()
    expect(screen.queryByText('Designing for trust')).toBeNull()
  })
  it('[row K5] a session that is put off closes the kiosk until it opens', async () => {
    const stage = await stageWith({})
    await screen.findByRole('searchbox')
    await receive(stage, [sessionFrom('S', 'Designing for trust', 60, 120)])
    expect(await screen.findByText('Check-in opens at 09:40, in 40 minutes')).toBeTruthy()
  })
})

describe('the result', () => {
  it('[row K3] is laid out while its step waits, and nothing says so: not to see, nor to hear', async () => {
    const stage = await stageWith({})
    pick(stage)
    await screen.findByRole('button', { name: 'Check in' })
    const veiled = await waitFor(() => {
      const [first, second] = document.querySelectorAll('main')
      expect(second).toBeTruthy()
      return first
    })
    expect(veiled?.getAttribute('aria-hidden')).toBe('true')
    expect(document.body.textContent).not.toMatch(/You’re in|recorded/i)
    expect(screen.queryByRole('button', { name: 'Undo' })).toBeNull()
    await press('Check in')
    await heading('You’re in')
    expect(veiled?.isConnected).toBe(true)
    expect(veiled?.hasAttribute('aria-hidden')).toBe(false)
    await waitFor(() =>
      expect(document.activeElement).toBe(screen.getByRole('button', { name: 'Undo' })),
    )
    expect(document.querySelector('[aria-live]')?.textContent).toBe('You’re in. Amara Okonkwo')
    expect(screen.getByText(/^Recorded/)).toBeTruthy()
  })
  it('[row K6] goes by a touch at once, but not by the finger that pressed twice', async () => {
    const stage = await stageWith({})
    pick(stage)
    await press('Check in')
    await heading('You’re in')
    stage.kiosk.send({ is: 'touch' })
    expect(screen.getByRole('heading', { name: 'You’re in' })).toBeTruthy()
    await stage.time.advance(TOUCH_GUARD_MS)
    stage.kiosk.send({ is: 'touch' })
    expect(await screen.findByRole('searchbox')).toBeTruthy()
  })
  it('[row K6] stays as long as the setting says', async () => {
    const stage = await stageWith({ resultMs: 9_000 })
    pick(stage)
    await press('Check in')
    await heading('You’re in')
    await stage.time.advance(8_500)
    expect(screen.getByRole('heading', { name: 'You’re in' })).toBeTruthy()
    await stage.time.advance(501)
    expect(await screen.findByRole('searchbox')).toBeTruthy()
  })
})

describe('languages', () => {
  const five = { languages: ['en', 'de', 'fr', 'es', 'ar'] }
  it('[row K11] one tap changes it for who stands here; the next finds the kiosk’s own', async () => {
    const stage = await stageWith(five)
    await press('DE Deutsch')
    pick(stage)
    expect(await screen.findByText('Sind Sie das?')).toBeTruthy()
    await waitFor(() => expect(document.documentElement.lang).toBe('de'))
    await press('Einchecken')
    await heading('Eingecheckt')
    await stage.time.advance(5_001)
    expect(await screen.findByText('Type your name to check in or out')).toBeTruthy()
    await waitFor(() => expect(document.documentElement.lang).toBe('en'))
  })
  it('[row K11] it falls back too when the person goes away without a tap', async () => {
    const stage = await stageWith(five)
    await press('FR Français')
    stage.kiosk.send({ is: 'type', text: 'a' })
    await waitFor(() => expect(document.documentElement.lang).toBe('fr'))
    await stage.time.advance(20_001)
    await waitFor(() => expect(document.documentElement.lang).toBe('en'))
  })
  it('[row K11] one that was only looked at falls back by itself', async () => {
    const stage = await stageWith(five)
    await press('ES Español')
    await waitFor(() => expect(document.documentElement.lang).toBe('es'))
    await stage.time.advance(20_001)
    await waitFor(() => expect(document.documentElement.lang).toBe('en'))
  })
  it('[row K11] Arabic runs from right to left, with its own digits and letters', async () => {
    const stage = await stageWith(five)
    await press('ع العربية')
    await waitFor(() => expect(document.documentElement.dir).toBe('rtl'))
    expect(await screen.findByRole('button', { name: 'ض' })).toBeTruthy()
    expect(screen.getByText('بقيت ٦٠ دقيقة')).toBeTruthy()
    pick(stage)
    expect((await heading('Amara Okonkwo')).querySelector('bdi')).toBeTruthy()
  })
  it('[row K11] what a screen reader hears is in that language', async () => {
    const stage = await stageWith(five)
    await press('DE Deutsch')
    pick(stage)
    await screen.findByText('Sind Sie das?')
    const live = document.querySelector('[aria-live]')
    expect(live?.textContent).toBe('Sind Sie das? Amara Okonkwo')
    await press('Einchecken')
    await heading('Eingecheckt')
    expect(live?.textContent).toBe('Eingecheckt. Amara Okonkwo')
  })
})

describe('by keyboard alone', () => {
  it('[row K11] the focus goes to the step that fits, then to Undo', async () => {
    const stage = await stageWith({})
    await screen.findByRole('searchbox')
    pick(stage)
    await heading('Amara Okonkwo')
    await waitFor(() => expect(document.activeElement?.textContent).toBe('Check in'))
    await press('Check in')
    await heading('You’re in')
    await waitFor(() => expect(document.activeElement?.textContent).toBe('Undo'))
  })
})
