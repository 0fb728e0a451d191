import { cleanup, fireEvent, screen } from '@testing-library/preact'
import { afterEach, expect, it } from 'vitest'
import type { Camera, CameraState } from '../../src/kiosk/camera/camera.ts'
import type { Nfc } from '../../src/platform/nfc.ts'
import { kioskStage, person, sessionFrom, settings } from '../support/kiosk-stage.tsx'
import { pinDigits, pinHash } from '../support/pin.ts'

afterEach(cleanup)

const press = async (name: string) => fireEvent.click(await screen.findByRole('button', { name }))

/** The page on which staff test badges, on a tablet of which the test says what it reads with. */
async function testingPage(
  readers: (tell: () => void) => { camera: Camera | null; nfc: Nfc | null },
) {
  const changes = [
    sessionFrom('S', 'Designing for trust', -15, 60),
    person('amara', 'Amara Okonkwo'),
  ]
  const stage = await kioskStage([...changes, { ...settings, pin: pinHash }])
  stage.live.attachReaders(readers(stage.live.tell))
  await press('Staff')
  for (const digit of pinDigits) await press(digit)
  await press('Open')
  await press('Test a badge')
  await screen.findByText('Scan a badge now')
  return stage
}

/** A camera that starts at once, or doesn’t. */
function fakeCamera(tell: () => void, works: boolean): Camera {
  let kept = false
  const on: CameraState = works
    ? { is: 'on', stream: new MediaStream() }
    : { is: 'trouble', why: 'refused' }
  return {
    state: () => (kept ? on : { is: 'off' }),
    facing: () => 'user',
    isKept: () => kept,
    start: () => {},
    stop: () => {},
    turn: () => {},
    keep: (next) => {
      kept = next
      tell()
    },
    resume: async () => {},
    onChange: () => () => {},
  }
}

function fakeNfc(leave: boolean): Nfc {
  let isOn = false
  return {
    start: async () => {
      isOn = leave
      return leave
    },
    resume: async () => false,
    isOn: () => isOn,
    stop: () => {},
  }
}

const keep = () => screen.findByRole('button', { name: 'Keep the camera on for badges' })

it('[row K4] staff keep the camera on, see what it sees, and switch it off again', async () => {
  await testingPage((tell) => ({ camera: fakeCamera(tell, true), nfc: null }))
  expect((await keep()).getAttribute('aria-pressed')).toBe('false')
  await press('Keep the camera on for badges')
  await screen.findByRole('button', { name: 'Other camera' })
  expect((await keep()).getAttribute('aria-pressed')).toBe('true')
  expect(screen.queryByRole('button', { name: /NFC/ })).toBeNull()
  await press('Keep the camera on for badges')
  expect((await keep()).getAttribute('aria-pressed')).toBe('false')
})

it('[row K4] a camera that doesn’t start says so to staff', async () => {
  await testingPage((tell) => ({ camera: fakeCamera(tell, false), nfc: null }))
  await press('Keep the camera on for badges')
  expect((await screen.findByRole('alert')).textContent).toMatch(/^The camera did not start/)
})

it('[row K4] NFC is asked for by a touch, once', async () => {
  await testingPage(() => ({ camera: null, nfc: fakeNfc(true) }))
  await press('Read badges by NFC')
  expect(await screen.findByText('NFC reads badges.')).toBeTruthy()
  expect(screen.queryByRole('button', { name: 'Read badges by NFC' })).toBeNull()
})

it('[row K4] NFC that is refused says so, and may be asked for again', async () => {
  await testingPage(() => ({ camera: null, nfc: fakeNfc(false) }))
  await press('Read badges by NFC')
  expect((await screen.findByRole('alert')).textContent).toMatch(/switched off, or not allowed/)
  expect(screen.getByRole('button', { name: 'Read badges by NFC' })).toBeTruthy()
})

it('[row K4] a tablet with neither offers neither', async () => {
  await testingPage(() => ({ camera: null, nfc: null }))
  for (const name of [/camera/, /NFC/]) expect(screen.queryByRole('button', { name })).toBeNull()
})
