import { SettingsAnswer, SettingsRequest } from '../../src/domain/api.ts'
import type { Context } from '../context.ts'
import { readSettings } from '../db/schedule.ts'
import { actor, admins, readers } from '../http/rights.ts'
import { route } from '../http/route.ts'
import { changeSettings } from '../programmes/change-settings.ts'
import { needProgramme } from './programmes.ts'

export const settingsRoutes = [
  route({
    method: 'get',
    path: '/api/v1/programmes/:id/settings',
    rights: readers,
    does: 'A programme’s settings',
    answer: SettingsAnswer,
    handle: ({ ctx, params }) => answer(ctx, params.id),
  }),
  route({
    method: 'patch',
    path: '/api/v1/programmes/:id/settings',
    rights: admins,
    does: 'Changes settings; a `pin` of null takes the PIN away',
    answer: SettingsAnswer,
    body: SettingsRequest,
    handle: async ({ ctx, caller, params, body: { pin, ...settings } }) => {
      await changeSettings(ctx, actor(caller), params.id, { settings, pin })
      return answer(ctx, params.id)
    },
  }),
]

async function answer(ctx: Context, programme: string): Promise<SettingsAnswer> {
  const row = await needProgramme(ctx, programme)
  return { ...readSettings(row.settings), pinSet: row.pin !== null }
}
