import type { Programme, RoomRef, SessionListRow } from '../../domain/api.ts'
import { dayKey } from '../format.ts'
import { readLocal } from '../zoned.ts'
import { emptyValues, type Values } from './values.ts'

const hourMs = 3_600_000

interface Given {
  programme: Programme
  rooms: readonly RoomRef[]
  /** of the page's address: `day`, `room` */
  query: URLSearchParams
  copied: SessionListRow | undefined
  /** ms UTC */
  now: number
}

/**
 * What the form of a new session begins with: the copied session without its reference, else an hour
 * from nine on the day asked for, else on the programme's first.
 */
export function beginning({ programme, rooms, query, copied, now }: Given): Values {
  if (copied) return { ...copied, code: null }
  const zone = programme.timeZone
  const first = programme.startsOn ?? dayKey(programme.starts ?? now, zone)
  const local = readLocal(`${query.get('day') ?? first}T09:00`, zone)
  const start = local.kind === 'at' ? local.at : now - (now % hourMs)
  const room = rooms.find(({ id }) => id === query.get('room')) ?? null
  return { ...emptyValues(start, start + hourMs), room }
}
