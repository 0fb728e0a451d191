import { describe, expect, it } from 'vitest'
import { doesLineStand, freePlaces, movedInLine, nextInLine } from '../../src/domain/line.ts'

describe('a waiting list', () => {
  const line = ['a', 'b', 'c']

  it('[row A1] gives as many places as are free, first in line first', () => {
    expect(nextInLine(line, { capacity: 5, taken: 3 })).toEqual(['a', 'b'])
    expect(nextInLine(line, { capacity: 5, taken: 5 })).toEqual([])
    expect(nextInLine(line, { capacity: 5, taken: 9 })).toEqual([])
    expect(nextInLine(line, { capacity: null, taken: 9 })).toEqual(line)
    expect([freePlaces(5, 3), freePlaces(5, 9), freePlaces(null, 3)]).toEqual([2, 0, null])
  })

  it('[row A4] moves one of it and keeps the order of the others', () => {
    expect(movedInLine(line, 'c', 1)).toEqual(['c', 'a', 'b'])
    expect(movedInLine(line, 'a', 2)).toEqual(['b', 'a', 'c'])
    expect(movedInLine(line, 'a', 99)).toEqual(['b', 'c', 'a'])
    expect(movedInLine(line, 'x', 1)).toEqual(line)
  })

  it('[S4] stands until the session begins, by the earlier of its two starts, and not once it is cancelled', () => {
    const session = { start: 100, actualStart: null, cancelled: false }
    expect([doesLineStand(session, 99), doesLineStand(session, 100)]).toEqual([true, false])
    expect(doesLineStand({ ...session, actualStart: 50 }, 60)).toBe(false)
    expect(doesLineStand({ ...session, actualStart: 150 }, 120)).toBe(false)
    expect(doesLineStand({ ...session, cancelled: true }, 50)).toBe(false)
  })
})
