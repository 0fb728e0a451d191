import { describe, expect, it } from 'vitest'
import { fittingStep, type Step } from '../../src/domain/fitting-step.ts'
import type { KioskMode } from '../../src/domain/policy.ts'
import { type HereTap, kioskSchedule, presenceHere, soFar } from '../../src/domain/presence-here.ts'
import { type RoomSession, roomNow, sessionsOfRoom } from '../../src/domain/programme-now.ts'
import { at, clock } from '../support/domain-builders.ts'
import { hereTap, hereVoid, kioskSession } from '../support/kiosk-sessions.ts'

const one = kioskSession()
const two = kioskSession({ id: 'N', from: '10:10', to: '11:00' })
const rosterOf = (sessions: RoomSession[]) => new Map(sessions.map((each) => [each.id, each]))
const scheduleOf = (sessions: RoomSession[]) =>
  kioskSchedule(rosterOf(sessions), { bounceMs: 10_000, undoMs: 5_000 })

describe('what is on', () => {
  const ids = (time: string) => {
    const { open, current, next, opensNext } = roomNow([one, two], at(time))
    return {
      open: open.map(({ id }) => id),
      current: current?.id ?? null,
      next: next?.id ?? null,
      opensNext: clock(opensNext),
    }
  }

  it('[row K5] a session opens before its start and closes after its end', () => {
    expect(ids('8:39')).toEqual({ open: [], current: null, next: 'S', opensNext: '8:40' })
    expect(ids('8:40')).toEqual({ open: ['S'], current: null, next: 'S', opensNext: '9:50' })
    expect(ids('9:00')).toEqual({ open: ['S'], current: 'S', next: 'N', opensNext: '9:50' })
  })

  it('[row K5] between two talks both are open', () => {
    expect(ids('10:05')).toEqual({ open: ['S', 'N'], current: null, next: 'N', opensNext: null })
    expect(ids('10:20')).toEqual({ open: ['N'], current: 'N', next: null, opensNext: null })
    expect(ids('11:20')).toEqual({ open: [], current: null, next: null, opensNext: null })
  })

  it('[row K5] only what takes place in this room, in order', () => {
    const roster = rosterOf([
      two,
      one,
      kioskSession({ id: 'B', room: 'Birch' }),
      kioskSession({ id: 'C', cancelled: true }),
    ])
    expect(sessionsOfRoom(roster, 'Aspen').map(({ id }) => id)).toEqual(['S', 'N'])
  })
})

const say = (step: Step | null | undefined) => step && `${step.kind} ${step.session}`
function steps(time: string, taps: HereTap[] = [], mode: KioskMode = 'both', all = [one, two]) {
  const presence = presenceHere(taps, scheduleOf(all), 0)
  const fitting = fittingStep(roomNow(all, at(time)).open, presence, mode, at(time))
  return fitting && [say(fitting.large), say(fitting.second)]
}

describe('one session is open', () => {
  it('[row K6] the large button fits the last tap here', () => {
    expect(steps('9:30')).toEqual(['in S', 'out S'])
    expect(steps('9:30', [hereTap('in', '9:00')])).toEqual(['out S', 'in S'])
    expect(steps('9:30', [hereTap('in', '9:00'), hereTap('out', '9:20')])).toEqual([
      'in S',
      'out S',
    ])
  })

  it('[row K6] an undone tap is none', () => {
    const tap = hereTap('in', '9:00')
    expect(steps('9:30', [tap, hereVoid(tap)])).toEqual(['in S', 'out S'])
  })

  it('[row K6] a mode for one kind offers that alone', () => {
    expect(steps('9:30', [hereTap('in', '9:00')], 'in')).toEqual(['in S', null])
    expect(steps('9:30', [], 'out')).toEqual(['out S', null])
  })

  it('[row K5] none is open: nothing is offered', () => {
    expect(steps('8:00')).toBeNull()
  })
})

describe('two sessions are open', () => {
  it('[row K5] who is in the earlier one is offered its check-out, then check in to the next', () => {
    const taps = [hereTap('in', '9:00')]
    expect(steps('9:55', taps)).toEqual(['out S', 'in N'])
    expect(steps('10:15', taps)).toEqual(['out S', 'in N'])
  })

  it('[row K5] others check in to the earlier one until its end, then to the later', () => {
    expect(steps('9:59')?.[0]).toBe('in S')
    expect(steps('10:00')?.[0]).toBe('in N')
    const gone = [hereTap('in', '9:00'), hereTap('out', '9:52')]
    expect(steps('9:59', gone)?.[0]).toBe('in S')
    expect(steps('10:00', gone)?.[0]).toBe('in N')
  })

  it('[row K5] whom another kiosk let in can check out of the earlier one', () => {
    expect(steps('9:59')?.[1]).toBe('out S')
    expect(steps('10:05')?.[1]).toBe('out S')
  })

  it('[row K6] who is in the later one is offered its check-out', () => {
    const taps = [hereTap('in', '9:51', { session: 'N' })]
    expect(steps('9:55', taps)).toEqual(['out N', 'in S'])
    expect(steps('10:05', taps)).toEqual(['out N', 'in N'])
  })

  it('[row K5] who checked in to the next has left the one before', () => {
    const taps = [hereTap('in', '9:00'), hereTap('in', '10:05', { session: 'N' })]
    expect(steps('10:06', taps)?.[0]).toBe('out N')
  })

  it('[row K6] check-in only', () => {
    expect(steps('9:55', [], 'in')).toEqual(['in S', 'in N'])
    expect(steps('10:05', [], 'in')).toEqual(['in N', 'in S'])
    expect(steps('9:55', [hereTap('in', '9:00')], 'in')).toEqual(['in N', 'in S'])
  })

  it('[row K6] check-out only', () => {
    expect(steps('9:55', [], 'out')).toEqual(['out S', 'out N'])
    expect(steps('10:15', [hereTap('in', '10:00', { session: 'N' })], 'out')).toEqual([
      'out N',
      'out S',
    ])
  })

  it('[row K5] of three the one that the attendee is in, and the one after it', () => {
    const all = [one, two, kioskSession({ id: 'O', from: '10:12', to: '10:30' })]
    const inTwo = [hereTap('in', '10:11', { session: 'N' })]
    expect(steps('10:13', inTwo, 'both', all)).toEqual(['out N', 'in O'])
    expect(steps('10:13', [], 'both', all)?.[0]).toBe('in N')
  })
})

describe('time so far', () => {
  const breaks = [{ start: at('9:20'), end: at('9:30') }]
  const sessions = [kioskSession({ breaks })]
  const at940 = (taps: HereTap[], offset = 0) => {
    const schedule = scheduleOf(sessions)
    const presence = presenceHere(taps, schedule, offset).get('S')
    const { since, ms } = soFar(presence, 'S', schedule, at('9:40'))
    return [clock(since), ms / 60_000]
  }

  it('[D2] counts from the check-in within the window, without breaks, until now', () => {
    expect(at940([hereTap('in', '8:50')])).toEqual(['8:50', 30])
    expect(at940([hereTap('in', '9:00'), hereTap('out', '9:10'), hereTap('in', '9:35')])).toEqual([
      '9:35',
      15,
    ])
  })

  it('[D2] who is out has what they had; who never came, nothing', () => {
    expect(at940([hereTap('in', '9:00'), hereTap('out', '9:10')])).toEqual([null, 10])
    expect(at940([])).toEqual([null, 0])
  })

  it('[Q3] goes by the tablet’s clock plus the last known offset', () => {
    expect(at940([hereTap('in', '9:00')], 35 * 60_000)).toEqual(['9:35', 5])
  })

  it('[E5] a tablet’s clock that was set back swaps no steps', () => {
    expect(at940([hereTap('in', '9:10'), hereTap('out', '9:05')])).toEqual([null, 0])
  })

  it('[D2] an implied end still to come counts until now alone', () => {
    const schedule = scheduleOf([one, two])
    const taps = [hereTap('in', '9:00'), hereTap('in', '9:55', { session: 'N' })]
    const presence = presenceHere(taps, schedule, 0).get('S')
    expect(soFar(presence, 'S', schedule, at('9:56')).ms).toBe(56 * 60_000)
  })
})
