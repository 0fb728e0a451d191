import * as z from 'zod/mini'
import { Page, RoomRef } from '../../src/domain/api.ts'
import { Name } from '../../src/domain/api-sessions.ts'
import { Id } from '../../src/domain/ids.ts'
import { audit } from '../db/audit.ts'
import { lockImports } from '../db/imports.ts'
import type { Tx } from '../db/open.ts'
import { addRoom, findRoomByName, listRooms, renameRoom, roomById } from '../db/rooms.ts'
import { PageQuery, page, readPage } from '../http/paging.ts'
import { HttpProblem } from '../http/problem.ts'
import { actor, admins, readers } from '../http/rights.ts'
import { route } from '../http/route.ts'
import { needProgramme } from './programmes.ts'

export const roomRoutes = [
  route({
    method: 'get',
    path: '/api/v1/programmes/:id/rooms',
    rights: readers,
    does: 'The rooms of a programme, by name',
    answer: Page(RoomRef),
    query: z.object(PageQuery),
    handle: async ({ ctx, params, query }) => {
      const asked = readPage(query, ['string'])
      await needProgramme(ctx, params.id)
      const rows = await listRooms(ctx.database.db, params.id, asked)
      return page(
        rows,
        asked,
        ({ name }) => [name],
        (row) => row,
      )
    },
  }),
  route({
    method: 'post',
    path: '/api/v1/programmes/:id/rooms',
    rights: admins,
    does: 'Adds a room',
    answer: z.object({ id: Id }),
    status: 201,
    body: z.object({ name: Name }),
    handle: async ({ ctx, caller, params, body: { name } }) => {
      await needProgramme(ctx, params.id)
      const { dialect } = ctx.database
      const room = { id: ctx.newId(), name }
      await ctx.database.transact(async (tx) => {
        // else an import could add a room of this name between the look and the act
        await lockImports(tx, dialect)
        await checkName(tx, params.id, name)
        await addRoom(tx, dialect, params.id, room)
        await audit(tx, dialect, {
          at: ctx.clock(),
          by: actor(caller),
          act: 'room-add',
          subject: `room:${room.id}`,
          detail: { programme: params.id },
        })
      })
      ctx.live.tell({ type: 'programme', programme: params.id })
      return { id: room.id }
    },
  }),
  route({
    method: 'patch',
    path: '/api/v1/rooms/:id',
    rights: admins,
    does: 'Renames a room',
    answer: RoomRef,
    body: z.object({ name: Name }),
    handle: async ({ ctx, caller, params: { id }, body: { name } }) => {
      const { dialect } = ctx.database
      const programme = await ctx.database.transact(async (tx) => {
        await lockImports(tx, dialect)
        const room = await roomById(tx, id)
        if (!room) throw new HttpProblem('not-found', 'There is no such room.')
        if (room.name === name) return room.programme
        await checkName(tx, room.programme, name)
        await renameRoom(tx, dialect, room.programme, { id, name })
        await audit(tx, dialect, {
          at: ctx.clock(),
          by: actor(caller),
          act: 'room-rename',
          subject: `room:${id}`,
          detail: { programme: room.programme },
        })
        return room.programme
      })
      ctx.live.tell({ type: 'programme', programme })
      return { id, name }
    },
  }),
]

async function checkName(tx: Tx, programme: string, name: string): Promise<void> {
  if (await findRoomByName(tx, programme, name)) {
    throw new HttpProblem('invalid', 'name: this programme has a room of this name already')
  }
}
