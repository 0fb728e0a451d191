import { expect, it } from 'vitest'
import { type RoomSession, roomNow } from '../../src/domain/programme-now.ts'

const minute = 60_000
const session = (id: string, from: number, to: number): RoomSession => ({
  id,
  title: id,
  presenters: [],
  room: 'aspen',
  start: from * minute,
  end: to * minute,
  opensAt: (from - 20) * minute,
  closesAt: (to + 20) * minute,
  breaks: [],
  cancelled: false,
})
const day = [session('a', 60, 120), session('b', 130, 190), session('c', 400, 460)]

it('[row K5] a session held by hand is the only one that is offered, long after its closing too', () => {
  const { open, current } = roomNow(day, 380 * minute, 'a')
  expect(open.map(({ id }) => id)).toEqual(['a'])
  expect(current?.id).toBe('a')
})

it('[row K5] while two are open, the held one alone counts', () => {
  expect(roomNow(day, 115 * minute).open.map(({ id }) => id)).toEqual(['a', 'b'])
  expect(roomNow(day, 115 * minute, 'b').open.map(({ id }) => id)).toEqual(['b'])
})

it('[row K5] a held session that is not planned here any more holds nothing', () => {
  expect(roomNow(day, 70 * minute, 'gone')).toEqual(roomNow(day, 70 * minute))
})
