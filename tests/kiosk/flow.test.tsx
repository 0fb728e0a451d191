import { cleanup, fireEvent, screen, waitFor } from '@testing-library/preact'
import { afterEach, describe, expect, it } from 'vitest'
import { badgeHash } from '../../src/kiosk/badge.ts'
import { RETURN_MS, WARN_MS } from '../../src/kiosk/machine.ts'
import { hmacSha256 } from '../../src/platform/hmac.ts'
import { kioskStage, person, sessionFrom, settings } from '../support/kiosk-stage.tsx'

afterEach(cleanup)

const press = async (name: string | RegExp) =>
  fireEvent.click(await screen.findByRole('button', { name }))

/** Types on the kiosk's own keys. */
async function type(letters: string) {
  await screen.findByRole('searchbox')
  for (const letter of letters) await press(letter.toUpperCase())
}

async function checkIn() {
  await type('amara')
  await press(/Amara Okonkwo/)
  await press('Check in')
  await screen.findByRole('heading', { name: 'You’re in' })
}

describe('checking in and out', () => {
  it('[row K3] the tap that was pressed lies in the store when the screen is green', async () => {
    const { taps, time } = await kioskStage()
    await checkIn()
    expect(await taps()).toEqual([
      {
        seq: 1,
        kind: 'in',
        attendee: 'amara',
        session: 'S',
        method: 'search',
        wall: time.clock.now(),
        mono: 0,
        zone: 60,
      },
    ])
    expect(screen.getByText('Recorded at 09:00:00')).toBeTruthy()
    const undo = screen.getByRole('button', { name: 'Undo' })
    await waitFor(() => expect(document.activeElement === undo).toBe(true))
  })

  it('[row K6] who is in is offered the check-out, and told the time', async () => {
    const { time, taps } = await kioskStage()
    await checkIn()
    await time.advance(26 * 60_000)
    await type('amara')
    await press(/Amara Okonkwo/)
    expect(await screen.findByText('Leaving?')).toBeTruthy()
    expect(screen.getByText('In since').parentElement?.textContent).toContain('09:00')
    await press('Check out')
    await screen.findByRole('heading', { name: 'You’re out' })
    expect(screen.getByText('26 min')).toBeTruthy()
    expect((await taps()).map(({ kind }) => kind)).toEqual(['in', 'out'])
  })

  it('[E3] the same step twice within the bounce time counts once, and says so', async () => {
    const { time, taps } = await kioskStage()
    await checkIn()
    await time.advance(6_000)
    await type('amara')
    await press(/Amara Okonkwo/)
    await press('Check in')
    expect(await screen.findByRole('heading', { name: 'You are in already' })).toBeTruthy()
    expect(screen.getByText('Checked in at 09:00. We counted you once.')).toBeTruthy()
    expect(await taps()).toHaveLength(2)
  })

  it('[E4] undo writes a void of that tap, and the attendee is out again', async () => {
    const { time, taps } = await kioskStage()
    await checkIn()
    await time.advance(2_000)
    await press('Undo')
    expect(await screen.findByText('You are not checked in.')).toBeTruthy()
    const [tap, taken] = await taps()
    expect(taken).toMatchObject({ kind: 'void', voids: { seq: tap?.seq } })
    await press('Done')
    await type('amara')
    await press(/Amara Okonkwo/)
    expect(await screen.findByText('Is this you?')).toBeTruthy()
  })

  it('[E4] undo goes away with its time', async () => {
    const long = { ...settings, resultMs: 60_000 }
    const { time } = await kioskStage([
      sessionFrom('S', 'Designing for trust', -15, 60),
      person('amara', 'Amara Okonkwo'),
      long,
    ])
    await checkIn()
    await time.advance(5_002)
    await waitFor(() => expect(screen.queryByRole('button', { name: 'Undo' })).toBeNull())
    expect(screen.getByRole('heading', { name: 'You’re in' })).toBeTruthy()
  })

  it('the result returns to the start by itself', async () => {
    const { time } = await kioskStage()
    await checkIn()
    await time.advance(5_001)
    expect(await screen.findByText('Type your name to check in or out')).toBeTruthy()
  })
})

describe('a tap that could not be saved', () => {
  it('[row K3] is an alert with its code, never green, and can be tried again', async () => {
    const { disk, taps } = await kioskStage()
    await type('amara')
    await press(/Amara Okonkwo/)
    disk.failNext('quota')
    await press('Check in')
    const alert = await screen.findByRole('alert')
    expect(alert.textContent).toContain('Not recorded')
    expect(alert.textContent).toContain('its storage is full')
    expect(screen.getByText('Code S-03')).toBeTruthy()
    expect(screen.queryByText('You’re in')).toBeNull()
    expect(await taps()).toEqual([])
    await press('Try again')
    expect(await screen.findByRole('heading', { name: 'You’re in' })).toBeTruthy()
    expect(await taps()).toHaveLength(1)
  })
})

describe('search', () => {
  it('[row K4] shows name and organisation, the typed part marked', async () => {
    await kioskStage()
    await type('dvo')
    const hit = await screen.findByRole('button', { name: /Marek/ })
    expect(hit.querySelector('mark')?.textContent).toBe('Dvo')
    expect(hit.textContent).toContain('Lagos Business School')
  })
  it('says what to do where nobody has that name', async () => {
    await kioskStage()
    await type('xq')
    expect(await screen.findByText('Nobody here by that name.')).toBeTruthy()
  })
  it('warns in the last 8 s before it returns, and gives more time', async () => {
    const { time } = await kioskStage()
    await type('mar')
    await screen.findByText('Tap your name')
    await time.advance(RETURN_MS - WARN_MS + 1_000)
    expect((await screen.findByText(/Back to the start in/)).textContent).toContain('7 s')
    await press('More time')
    await time.advance(RETURN_MS - 1_000)
    expect(screen.getByText('Tap your name')).toBeTruthy()
    await time.advance(2_000)
    expect(await screen.findByText('Type your name to check in or out')).toBeTruthy()
  })
})

describe('badges', () => {
  it('[row K4] a known one goes on as if the name was tapped', async () => {
    const hash = await badgeHash(hmacSha256, 'key', ' B-1001 ')
    const { kiosk, taps } = await kioskStage([
      sessionFrom('S', 'Designing for trust', -15, 60),
      person('amara', 'Amara Okonkwo', [hash]),
      settings,
    ])
    kiosk.send({ is: 'scan', code: 'B-1001' })
    expect(await screen.findByRole('heading', { name: 'Amara Okonkwo' })).toBeTruthy()
    await press('Check in')
    await screen.findByRole('heading', { name: 'You’re in' })
    expect(await taps()).toMatchObject([{ attendee: 'amara', method: 'badge' }])
  })
  it('[E6] an unknown one is kept with its raw code, in and then out', async () => {
    const { kiosk, taps, time } = await kioskStage()
    kiosk.send({ is: 'scan', code: ' X-77 ' })
    expect(await screen.findByText(/are kept as a check-in/)).toBeTruthy()
    await time.advance(RETURN_MS)
    kiosk.send({ is: 'scan', code: 'X-77' })
    expect(await screen.findByText(/are kept as a check-out/)).toBeTruthy()
    expect(await taps()).toMatchObject([
      { kind: 'in', badge: 'X-77', method: 'badge', session: 'S' },
      { kind: 'out', badge: 'X-77' },
    ])
  })
})

describe('the room’s programme', () => {
  it('[row K5] while two sessions are open each button names its session', async () => {
    const { taps } = await kioskStage([
      sessionFrom('S', 'Earlier talk', -55, 5),
      sessionFrom('T', 'Later talk', 10, 70),
      person('amara', 'Amara Okonkwo'),
      settings,
    ])
    await type('amara')
    await press(/Amara Okonkwo/)
    expect(await screen.findByRole('button', { name: 'Check out Earlier talk' })).toBeTruthy()
    await press('Check in Earlier talk')
    await screen.findByRole('heading', { name: 'You’re in' })
    expect(await taps()).toMatchObject([{ kind: 'in', session: 'S' }])
  })
  it('between sessions says when check-in opens', async () => {
    await kioskStage([
      sessionFrom('T', 'Later talk', 60, 120),
      person('amara', 'Amara Okonkwo'),
      settings,
    ])
    expect(await screen.findByText('Check-in opens at 09:40, in 40 minutes')).toBeTruthy()
    expect(screen.queryByRole('searchbox')).toBeNull()
  })
  it('after the last session says that it is over', async () => {
    await kioskStage([
      sessionFrom('S', 'Earlier talk', -120, -60),
      person('amara', 'Amara Okonkwo'),
      settings,
    ])
    expect(await screen.findByText('No more sessions in this room')).toBeTruthy()
  })
})

describe('the strip', () => {
  it('shows how many taps wait and when the server was last heard of', async () => {
    const { setSync, time } = await kioskStage()
    await screen.findByText('All taps sent')
    setSync({ lastContact: time.clock.now() - 60_000 })
    expect(await screen.findByText(/Contact 08:59/)).toBeTruthy()
    await checkIn()
    await time.advance(5_001)
    expect(await screen.findByText(/1 tap waiting/)).toBeTruthy()
    expect(screen.getByText(/Safe on this tablet/)).toBeTruthy()
  })
  it('tells staff when the tablet must be paired again', async () => {
    const { setSync } = await kioskStage()
    setSync({ trouble: 'unauthenticated' })
    expect(await screen.findByText('Staff: pair this tablet again')).toBeTruthy()
  })
  it('a revoked tablet takes no taps and says what it still holds', async () => {
    const { setSync } = await kioskStage()
    setSync({ trouble: 'revoked' })
    expect(await screen.findByText('This tablet is out of service')).toBeTruthy()
    expect(screen.queryByRole('searchbox')).toBeNull()
  })
})
