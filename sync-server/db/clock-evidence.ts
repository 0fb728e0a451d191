import type { Tx } from './open.ts'
import type { DerivedTap } from './taps.ts'

/** A tap as the rules of time see it, with what is derived of it. */
export interface ClockRow extends DerivedTap {
  mono: number
  wall: number
  received_at: number
  after_revocation: 0 | 1
}

/** The taps of these logs that have a time of their own, good ones alone. */
export async function clockRows(tx: Tx, logs: number[]): Promise<ClockRow[]> {
  if (logs.length === 0) return []
  const rows = await tx
    .selectFrom('taps')
    .select(['log', 'seq', 'mono', 'wall', 'received_at', 'via', 'verdict', 'code', 'detail'])
    .select(['who', 'counts_for', 'at', 'earliest', 'latest', 'estimate', 'after_revocation'])
    .where('log', 'in', logs)
    .where('mono', 'is not', null)
    .execute()
  return rows.flatMap(({ mono, wall, ...row }) =>
    mono === null || wall === null ? [] : [{ ...row, mono, wall }],
  )
}

/** The first and last `mono` among the good taps of a log. */
export interface ClockSpan {
  log: number
  first: number
  last: number
}

/** The spans of these logs; those without taps are left out. */
export async function clockSpans(tx: Tx, logs: number[]): Promise<ClockSpan[]> {
  if (logs.length === 0) return []
  const rows = await tx
    .selectFrom('logs')
    .select((eb) => [
      'logs.n',
      eb
        .selectFrom('taps')
        .select((s) => s.fn.min('mono').as('mono'))
        .whereRef('taps.log', '=', 'logs.n')
        .where('mono', 'is not', null)
        .as('first'),
      eb
        .selectFrom('taps')
        .select((s) => s.fn.max('mono').as('mono'))
        .whereRef('taps.log', '=', 'logs.n')
        .where('mono', 'is not', null)
        .as('last'),
    ])
    .where('logs.n', 'in', logs)
    .execute()
  return rows.flatMap(({ n, first, last }) =>
    first === null || last === null ? [] : [{ log: n, first: Number(first), last: Number(last) }],
  )
}

/** When a kiosk was first enrolled, ms UTC; null: it is not known here. */
export async function enrolledAt(tx: Tx, kiosk: string): Promise<number | null> {
  const row = await tx
    .selectFrom('kiosks')
    .select('enrolled_at')
    .where('id', '=', kiosk)
    .executeTakeFirst()
  return row?.enrolled_at ?? null
}

/** The settings of a programme, as JSON. */
export async function settingsOf(tx: Tx, programme: string): Promise<string> {
  const row = await tx
    .selectFrom('programmes')
    .select('settings')
    .where('id', '=', programme)
    .executeTakeFirstOrThrow()
  return row.settings
}
