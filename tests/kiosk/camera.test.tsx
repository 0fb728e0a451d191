import { cleanup, fireEvent, screen } from '@testing-library/preact'
import { afterEach, describe, expect, it } from 'vitest'
import { err, ok, type Result } from '../../src/domain/result.ts'
import { CAMERA_MS, createCamera } from '../../src/kiosk/camera/camera.ts'
import { loadRest } from '../../src/kiosk/load-rest.ts'
import type { Event } from '../../src/kiosk/state.ts'
import {
  type CameraTrouble,
  type Facing,
  type OpenCamera,
  tellOnce,
} from '../../src/platform/camera.ts'
import { createNfc } from '../../src/platform/nfc.ts'
import { kioskStage } from '../support/kiosk-stage.tsx'
import { fakeTimers } from '../support/timers.ts'

afterEach(cleanup)

/** A camera of a tablet, that is opened and shown codes by hand. */
function camera(trouble: CameraTrouble | null = null, kept = new Map<string, unknown>()) {
  const timers = fakeTimers()
  const sent: Event[] = []
  const opened: { facing: Facing; show: (code: string) => void; stopped: boolean }[] = []
  const open = async (
    onCode: (code: string) => void,
    facing: Facing,
  ): Promise<Result<OpenCamera, CameraTrouble>> => {
    if (trouble) return err(trouble)
    const one = { facing, show: onCode, stopped: false }
    opened.push(one)
    const stop = () => {
      one.stopped = true
    }
    return ok({ stream: new MediaStream(), stop })
  }
  const notes = {
    get: async (key: string) => kept.get(key),
    set: async (key: string, value: unknown) => {
      kept.set(key, value)
    },
  }
  const send = (event: Event) => sent.push(event)
  const one = createCamera({ open, notes, timers, send, report: () => {} })
  const settled = () => new Promise((done) => setTimeout(done))
  return { camera: one, timers, sent, opened, kept, settled }
}

describe('the camera', () => {
  it('[row K4] is off until somebody asks, and off again once a code was read', async () => {
    const { camera: one, opened, sent, settled } = camera()
    await one.resume()
    expect(opened).toEqual([])
    one.start()
    await settled()
    expect(one.state().is).toBe('on')
    opened[0]?.show('B-1')
    expect(sent).toEqual([{ is: 'scan', code: 'B-1', by: 'camera' }])
    expect([one.state().is, opened[0]?.stopped]).toEqual(['off', true])
  })
  it('[row K4] goes off by itself when nobody holds a badge before it', async () => {
    const { camera: one, opened, timers, settled } = camera()
    one.start()
    await settled()
    timers.advance(CAMERA_MS)
    expect([one.state().is, opened[0]?.stopped]).toEqual(['off', true])
  })
  it('stopped while it starts, it is not left on', async () => {
    const { camera: one, opened, settled } = camera()
    one.start()
    one.stop()
    await settled()
    expect([one.state().is, opened[0]?.stopped]).toEqual(['off', true])
  })
  it('[row K4] kept on by staff reads one badge after the other, also after a reload', async () => {
    const { camera: one, opened, sent, kept, settled } = camera()
    one.keep(true)
    await settled()
    opened[0]?.show('B-1')
    opened[0]?.show('B-2')
    expect(sent).toHaveLength(2)
    expect([one.state().is, opened[0]?.stopped]).toEqual(['on', false])
    const next = camera(null, kept)
    await next.camera.resume()
    await next.settled()
    expect([next.camera.state().is, next.camera.isKept()]).toEqual(['on', true])
    next.camera.keep(false)
    expect(next.camera.state().is).toBe('off')
  })
  it('looks from the other side when told, and remembers it', async () => {
    const { camera: one, opened, kept, settled } = camera()
    one.start()
    await settled()
    one.turn()
    await settled()
    expect(opened.map(({ facing, stopped }) => [facing, stopped])).toEqual([
      ['user', true],
      ['environment', false],
    ])
    const next = camera(null, kept)
    await next.camera.resume()
    expect(next.camera.facing()).toBe('environment')
  })
})

describe('a code before the camera', () => {
  it('[row K4] is told once while it is in sight, and anew when it comes again', () => {
    const told: string[] = []
    let now = 0
    const tell = tellOnce(
      (code) => told.push(code),
      () => now,
    )
    const see = (after: number, ...texts: string[]) => {
      now += after
      tell(texts.map((text) => ({ text, isLinear: false })))
    }
    see(0, 'A')
    for (let n = 0; n < 50; n++) see(100, 'A')
    expect(told).toEqual(['A'])
    see(100, 'A', 'B')
    see(3_000, 'A')
    expect(told).toEqual(['A', 'B', 'A'])
    see(100, ' ')
    expect(told).toHaveLength(3)
  })
  it('[row K4] made of bars counts when a second picture says the same', () => {
    const told: string[] = []
    const tell = tellOnce(
      (code) => told.push(code),
      () => 0,
    )
    for (const text of ['123', '128', '123']) tell([{ text, isLinear: true }])
    expect(told).toEqual(['123'])
  })
})

describe('on the screen', () => {
  it.each([
    ['refused', /not allowed on this tablet/],
    ['missing', /no camera/],
    ['busy', /Something else is using the camera/],
    ['failed', /did not start/],
  ] as const)('[row K4] a camera that is %s says so, and what to do', async (why, words) => {
    await loadRest()
    const { live } = await kioskStage()
    const { camera: one } = camera(why)
    live.attachReaders({ camera: one, nfc: null })
    fireEvent.click(await screen.findByRole('button', { name: 'Scan with the camera' }))
    expect((await screen.findByRole('alert')).textContent).toMatch(words)
    fireEvent.click(screen.getByRole('button', { name: 'Stop the camera' }))
    expect(await screen.findByRole('searchbox')).toBeTruthy()
    expect(screen.queryByRole('alert')).toBeNull()
  })
})

/** A reader as Chromium on Android has it, whose tags are held to it by hand. */
function fakeReader(refuses = false) {
  const readers: EventTarget[] = []
  class FakeReader extends EventTarget {
    async scan() {
      if (refuses) throw new DOMException('no', 'NotAllowedError')
      readers.push(this)
    }
  }
  Reflect.set(globalThis, 'NDEFReader', FakeReader)
  const hold = (serialNumber: string, text?: string) => {
    const data = text === undefined ? null : new DataView(new TextEncoder().encode(text).buffer)
    const records = text === undefined ? [] : [{ recordType: 'text', encoding: 'utf-8', data }]
    const event = Object.assign(new window.Event('reading'), { serialNumber, message: { records } })
    for (const reader of readers) reader.dispatchEvent(event)
  }
  return { hold }
}

describe('NFC', () => {
  afterEach(() => {
    Reflect.deleteProperty(globalThis, 'NDEFReader')
  })
  it('[row K4] is not there where the browser has none', () => {
    expect(
      createNfc(
        () => {},
        () => {},
      ),
    ).toBeNull()
  })
  it('[row K4] gives a tag’s text and number', async () => {
    const { hold } = fakeReader()
    const tags: object[] = []
    const nfc = createNfc(
      (tag) => tags.push(tag),
      () => {},
    )
    expect(await nfc?.start()).toBe(true)
    expect(await nfc?.start()).toBe(true)
    hold('04:a2:ff', ' B-1001 ')
    hold('04:a2:ff')
    expect(tags).toEqual([
      { text: 'B-1001', serial: '04:a2:ff' },
      { text: null, serial: '04:a2:ff' },
    ])
    nfc?.stop()
    hold('04:a2:ff')
    expect(tags).toHaveLength(2)
  })
  it('says that leave was refused, and may be asked again', async () => {
    fakeReader(true)
    const errors: unknown[] = []
    const nfc = createNfc(
      () => {},
      (error) => errors.push(error),
    )
    expect(await nfc?.start()).toBe(false)
    expect(errors).toHaveLength(1)
    expect(await nfc?.resume()).toBe(false)
  })
})
