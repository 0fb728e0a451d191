import { describe, expect, it } from 'vitest'
import {
  type Completeness,
  closingDue,
  completenessOf,
  type ReportingKiosk,
} from '../../src/domain/completeness.ts'
import { at, clock } from '../support/domain-builders.ts'

const hour = 3_600_000
const session = {
  room: 'Aspen',
  window: { start: at('9:00'), end: at('10:00') },
  opensAt: at('8:40'),
  closesAt: at('10:20'),
}
/** In Aspen all day, heard of at 10:30. */
const kiosk = (over: Partial<ReportingKiosk> = {}): ReportingKiosk => ({
  id: 'k1',
  name: 'Door',
  rooms: [{ room: 'Aspen', since: at('7:00') }],
  retired: false,
  packedUpAt: null,
  lastContact: at('10:30'),
  gaps: 0,
  tapped: false,
  ...over,
})
const stood = (...rooms: [room: string, since: string][]) =>
  rooms.map(([room, since]) => ({ room, since: at(since) }))
const ids = ({ kiosks }: Completeness) => kiosks.map(({ kiosk: id }) => id)
const of = (kiosks: ReportingKiosk[], now = '12:00') => completenessOf(session, kiosks, at(now))

describe('the kiosks that a session waits for', () => {
  it('[W1] stood in its room at some moment from opening to closing', () => {
    const waitedFor = (...rooms: [string, string][]) => ids(of([kiosk({ rooms: stood(...rooms) })]))
    expect(waitedFor(['Aspen', '7:00'], ['Birch', '8:40'])).toEqual([])
    expect(waitedFor(['Aspen', '7:00'], ['Birch', '8:40:00.001'])).toEqual(['k1'])
    expect(waitedFor(['Birch', '7:00'], ['Aspen', '10:20'])).toEqual(['k1'])
    expect(waitedFor(['Birch', '7:00'], ['Aspen', '10:20:00.001'])).toEqual([])
    expect(waitedFor(['Aspen', '9:10'], ['Birch', '7:00'], ['Birch', '9:20'])).toEqual(['k1'])
  })

  it('[W1] or tapped there, wherever they stood', () => {
    const away = { rooms: stood(['Birch', '7:00']) }
    expect(ids(of([kiosk({ ...away, tapped: true })]))).toEqual(['k1'])
    expect(ids(of([kiosk(away)]))).toEqual([])
  })

  it('[W1] are named in order; retired ones apart', () => {
    const kiosks = [kiosk(), kiosk({ id: 'k2', name: 'Back' }), kiosk({ id: 'k3', retired: true })]
    expect(ids(of(kiosks))).toEqual(['k2', 'k1'])
  })

  it('[W1] of a session without a room are those that tapped', () => {
    const nowhere = { ...session, room: null }
    const kiosks = [kiosk(), kiosk({ id: 'k2', tapped: true })]
    expect(ids(completenessOf(nowhere, kiosks, at('12:00')))).toEqual(['k2'])
  })
})

describe('reported through', () => {
  it('[W1] is the last contact with nothing waiting, of all of them the earliest', () => {
    const early = kiosk({ id: 'k2', lastContact: at('9:55') })
    const { through, reported, kiosks } = of([kiosk(), early])
    expect([clock(Number(through)), reported, kiosks.length]).toEqual(['9:55', 1, 2])
  })

  it('[W1] has no end where staff packed up, and is unknown where one never reported', () => {
    const packed = kiosk({ id: 'k2', packedUpAt: at('9:30'), lastContact: null })
    expect(of([packed])).toMatchObject({ through: 'closed', isComplete: true })
    expect(of([packed, kiosk()]).through).toBe(at('10:30'))
    const silent = of([packed, kiosk({ lastContact: null })])
    expect(silent).toMatchObject({ through: null, reported: 1, isComplete: false })
  })
})

describe('complete', () => {
  it('[W2] is what each kiosk has reported through the end of, once the closing has passed', () => {
    expect(of([kiosk({ lastContact: at('10:00') })]).isComplete).toBe(true)
    expect(of([kiosk({ lastContact: at('9:59:59.999') })]).isComplete).toBe(false)
    expect(of([kiosk()], '10:19:59.999').isComplete).toBe(false)
    expect(of([kiosk()], '10:20').isComplete).toBe(true)
  })

  it('[W2] is nothing with an open gap, packed up or not', () => {
    expect(of([kiosk({ gaps: 1 })])).toMatchObject({ isComplete: false, reported: 0 })
    expect(of([kiosk({ gaps: 1, packedUpAt: at('11:00') })]).isComplete).toBe(false)
  })

  it('[W2] without any kiosk nothing can be missing', () => {
    expect(of([])).toEqual({ kiosks: [], reported: 0, through: null, isComplete: true })
  })
})

describe('closing', () => {
  const due = (now: string, isComplete: boolean, isClosed = false) =>
    closingDue(session, { isComplete, isClosed }, 48 * hour, at(now))

  it('[W2] is due when complete, else at the deadline', () => {
    expect([due('10:19', true), due('10:20', true)]).toEqual([null, 'complete'])
    expect([due('57:59:59.999', false), due('58:00', false)]).toEqual([null, 'deadline'])
    expect(due('60:00', true)).toBe('complete')
  })

  it('[W2] happens once', () => {
    expect(due('60:00', true, true)).toBeNull()
  })
})
