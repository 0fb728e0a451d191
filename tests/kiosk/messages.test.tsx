import { act, cleanup, screen } from '@testing-library/preact'
import { afterEach, describe, expect, it } from 'vitest'
import type { Change } from '../../src/domain/roster.ts'
import { testStart } from '../support/clock.ts'
import { kioskStage, person, sessionFrom, settings } from '../support/kiosk-stage.tsx'

afterEach(cleanup)

const minute = 60_000
const message = (id: string, text: string, minutes: number): Change => ({
  type: 'message',
  id,
  text,
  until: testStart + minutes * minute,
})
const amara = person('amara', 'Amara Okonkwo')
const session = sessionFrom('S', 'Designing for trust', -15, 60)
const rooms: Change[] = [
  { type: 'room', id: 'aspen', name: 'Aspen' },
  { type: 'room', id: 'birch', name: 'Birch' },
  { ...sessionFrom('B', 'In Birch', -15, 60), room: 'birch' },
]

describe('a message of the staff', () => {
  it('[row D1] stands on the first screen, and goes at its time without a network', async () => {
    const stage = await kioskStage([session, amara, settings, message('m', 'Lunch is late', 10)])
    await screen.findByText('Lunch is late')
    await act(() => stage.time.advance(10 * minute - 1_000))
    expect(screen.queryByText('Lunch is late')).not.toBeNull()
    await act(() => stage.time.advance(2_000))
    expect(screen.queryByText('Lunch is late')).toBeNull()
  })

  it('[row D1] stands between sessions too', async () => {
    const later = sessionFrom('S', 'Designing for trust', 300, 360)
    await kioskStage([later, amara, settings, message('m', 'Lunch is late', 10)])
    await screen.findByText('Lunch is late')
  })

  it('[row D1] of several as many stand as leave the session its room, the first to end first', async () => {
    const long = (letter: string) => letter.repeat(100)
    await kioskStage([
      ...[session, amara, settings],
      message('b', long('b'), 20),
      message('a', long('a'), 10),
      message('c', 'Short', 30),
      message('d', 'Short', 40),
    ])
    await screen.findByText(long('a'))
    expect(screen.queryByText(long('b'))).toBeNull()
    expect(screen.getAllByText('Short')).toHaveLength(1)
  })
})

describe('a kiosk that the server moved', () => {
  it('[row D1] shows the new room and its sessions; what staff set by hand is over', async () => {
    const { live } = await kioskStage([session, ...rooms, amara, settings])
    await screen.findByText('Designing for trust')
    await act(() => live.setOwn({ held: { session: 'S', until: testStart + 60 * minute } }))
    await act(() => live.moved({ id: 'birch', name: 'Birch' }))
    await screen.findByText('In Birch')
    expect(screen.queryByText('Designing for trust')).toBeNull()
    expect(live.place()).toEqual({ room: null, held: null })
    expect(live.room()).toBe('Birch')
  })
})
