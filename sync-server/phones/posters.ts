import type { PassThrough } from 'node:stream'
import type { Context } from '../context.ts'
import { listRooms } from '../db/rooms.ts'
import { readSettings } from '../db/schedule.ts'
import { type StoredSession, sessionsOf } from '../db/sessions.ts'
import { HttpProblem } from '../http/problem.ts'
import { ownAddress } from '../links/address.ts'
import { type Poster, posterSheet } from '../pdf/posters.ts'
import { needPhoneProgramme } from './show.ts'

const mostRooms = 10_000

const calls: Record<string, string> = {
  en: 'Check in and out with your own phone',
  de: 'Mit dem eigenen Telefon ein- und auschecken',
  fr: 'Entrée et sortie avec votre téléphone',
  es: 'Entrada y salida con su propio teléfono',
  ar: 'سجّل دخولك وخروجك بهاتفك',
}

/**
 * A programme's posters: one for each room, whose QR opens what is on there, or one for each session that is
 * not cancelled.
 * @throws HttpProblem `not-found`; `invalid` where phones may not check in
 */
export async function posters(
  ctx: Context,
  programme: string,
  of: 'rooms' | 'sessions',
): Promise<PassThrough> {
  const { db } = ctx.database
  const row = await needPhoneProgramme(ctx, programme)
  const settings = readSettings(row.settings)
  if (!settings.phoneCheckIn) {
    throw new HttpProblem(
      'invalid',
      'Checking in on one’s own phone is switched off in this programme: its posters would lead nowhere.',
    )
  }
  const said = settings.languages.flatMap((language) => calls[language] ?? [])
  const list =
    of === 'rooms'
      ? (await listRooms(db, programme, { limit: mostRooms, after: null })).map((room) =>
          ofRoom(ctx, room),
        )
      : (await sessionsOf(db, programme))
          .filter(({ values }) => !values.cancelled)
          .map((session) => ofSession(ctx, session, row.time_zone))
  return posterSheet(row.name, list, said)
}

const ofRoom = (ctx: Context, { id, name }: { id: string; name: string }): Poster => ({
  head: name,
  title: null,
  time: null,
  address: `${ownAddress(ctx)}/me/room/${id}`,
})

function ofSession(ctx: Context, { id, values }: StoredSession, timeZone: string): Poster {
  const { title, room, start, end } = values
  const clock = { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' } as const
  const format = new Intl.DateTimeFormat('en-GB', {
    ...{ timeZone, weekday: 'long', day: 'numeric', month: 'long' },
    ...clock,
  })
  const until = new Intl.DateTimeFormat('en-GB', { timeZone, ...clock })
  return {
    head: room ?? '',
    title,
    time: `${format.format(start)} to ${until.format(end)}`,
    address: `${ownAddress(ctx)}/s/${id}`,
  }
}
