import { expect, it } from 'vitest'
import { fakeTablet, testIdentity } from '../support/fake-tab.ts'

const room = (id: string, name: string) => ({ type: 'room', id, name })

async function running() {
  const tablet = fakeTablet()
  tablet.server.changes.push(room('r', 'Room 1'), room('birch', 'Birch'))
  const moves: string[] = []
  const tab = await tablet.open({ moved: ({ name }) => moves.push(name) })
  tab.loop.start()
  await tablet.time.advance(0)
  const kept = async () => (await tablet.identity.get())?.room
  return { ...tablet, tab, moves, kept }
}

it('[row D1] a kiosk that was moved keeps its new room with the next heartbeat, once', async () => {
  const { server, time, tab, moves, kept } = await running()
  server.set({ room: 'r' })
  await time.advance(60_000)
  expect(await kept()).toEqual(testIdentity.room)
  server.set({ room: 'birch' })
  await time.advance(60_000)
  expect(await kept()).toEqual({ id: 'birch', name: 'Birch' })
  await time.advance(180_000)
  expect(moves).toEqual(['Birch'])
  expect(tab.reported).toEqual([])
})

it('[row D1] a room that the roster doesn’t know yet is followed once a pull has brought it', async () => {
  const { server, time, moves, kept } = await running()
  server.set({ room: 'cedar' })
  await time.advance(60_000)
  expect(await kept()).toEqual(testIdentity.room)
  server.changes.push(room('cedar', 'Cedar'))
  await time.advance(120_000)
  expect(await kept()).toEqual({ id: 'cedar', name: 'Cedar' })
  expect(moves).toEqual(['Cedar'])
})

it('a server of before, which names no room, moves nobody', async () => {
  const { time, moves, kept } = await running()
  await time.advance(180_000)
  expect(await kept()).toEqual(testIdentity.room)
  expect(moves).toEqual([])
})
