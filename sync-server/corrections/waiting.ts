import * as z from 'zod/mini'
import { WaitingTap } from '../../src/domain/api-truth.ts'
import { inForce } from '../../src/domain/correction.ts'
import type { TapRef } from '../../src/domain/ids.ts'
import { isPhone } from '../../src/domain/phone.ts'
import { apartKey, apartOf, strayRef, tapRef } from '../db/apart.ts'
import { namesOf } from '../db/attendees.ts'
import { readCorrection, withUndos } from '../db/corrections.ts'
import { dismissals as findDismissals } from '../db/corrections-about.ts'
import type { Db } from '../db/open.ts'
import { type FirstContent, firstContents, type WaitingRow } from '../db/waiting-list.ts'
import { whole } from '../taps/apart.ts'
import { isRecord } from '../taps/canonical.ts'

const Text = z.string().check(z.minLength(1), z.maxLength(1000))

/** What waits, as people see it: what can be read of the raw tap, and whether it was looked at. */
export async function showWaiting(
  db: Db,
  programme: string,
  rows: readonly WaitingRow[],
): Promise<WaitingTap[]> {
  const dismissals = await dismissedAmong(db, programme, rows)
  const told = await apartOf(db, rows.map(placeOf))
  const texts = rows.map((row) =>
    whole(row.raw, told.get(apartKey(placeOf(row))) ?? null, row.verdict),
  )
  const raws = texts.map(readRaw)
  const firsts = await firstsOf(db, rows)
  const named = [
    ...raws.flatMap(({ attendee }) => read(Text, attendee) ?? []),
    ...[...firsts.values()].flatMap(({ who, attendee }) => who ?? attendee ?? []),
  ]
  const names = await namesOf(db, programme, named)
  return rows.map((row, at) => {
    const raw = raws[at] ?? {}
    const ref = refOf(row)
    const text = (name: string) => read(Text, raw[name])
    const first = firsts.get(firstKey(row))
    const whose = first?.who ?? first?.attendee ?? null
    return {
      ref,
      verdict: WaitingTap.shape.verdict.parse(row.verdict),
      code: row.code,
      detail: row.detail,
      kiosk: { id: row.kiosk, name: row.kioskName ?? (isPhone(row.kiosk) ? 'Own phone' : '') },
      receivedAt: row.receivedAt,
      kind: text('kind'),
      attendee: text('attendee'),
      name: names.get(text('attendee') ?? '')?.name ?? null,
      badge: text('badge'),
      session: text('session'),
      person: read(z.object({ name: Text }), raw.person)?.name ?? null,
      method: text('method'),
      wall: row.wall ?? read(z.number(), raw.wall),
      at: row.at,
      earliest: row.earliest,
      latest: row.latest,
      dismissed: dismissals.has(keyOf(ref)),
      dismissal: dismissals.get(keyOf(ref)) ?? null,
      raw: texts[at] ?? row.raw,
      ...(row.verdict === 'conflict' && {
        first: first
          ? {
              ref: { log: first.logId, seq: first.seq },
              verdict: first.verdict,
              kind: first.kind,
              attendee: whose,
              name: names.get(whose ?? '')?.name ?? null,
              badge: first.badge,
              session: first.session,
              at: first.at,
            }
          : null,
      }),
    }
  })
}

/** What came first under the numbers of conflicting contents, by their place. */
async function firstsOf(db: Db, rows: readonly WaitingRow[]): Promise<Map<string, FirstContent>> {
  const wanted = rows.flatMap(({ verdict, n, number }) =>
    verdict === 'conflict' && number !== null ? [{ log: n, seq: number }] : [],
  )
  const found = await firstContents(db, wanted)
  return new Map(found.map((one) => [`${one.log} ${one.seq}`, one]))
}

const firstKey = ({ n, number }: WaitingRow) => `${n} ${number ?? ''}`

const placeOf = (row: WaitingRow) => ({
  log: row.n,
  ref: row.stray === 1 ? strayRef(row.id) : tapRef(row.seq),
})

const refOf = (row: WaitingRow): TapRef =>
  row.stray === 1 ? { log: `stray:${row.id}`, seq: 1 } : { log: row.logId, seq: row.seq }

/** The dismissals in force by tap: each stands until it is undone, or the tap is assigned later. */
async function dismissedAmong(
  db: Db,
  programme: string,
  rows: readonly WaitingRow[],
): Promise<Map<string, string>> {
  const logs = new Set(rows.map((row) => refOf(row).log))
  const found = await withUndos(db, await findDismissals(db, programme, logs))
  const gone = new Map<string, string>()
  for (const { id, body } of inForce(found.map(readCorrection))) {
    if (body.kind === 'dismiss-tap') gone.set(keyOf(body.target), id)
    if (body.kind === 'assign-tap' || body.kind === 'move-tap') gone.delete(keyOf(body.target))
  }
  return gone
}

function readRaw(json: string): Record<string, unknown> {
  const value: unknown = JSON.parse(json)
  return isRecord(value) ? value : {}
}

function read<S extends z.ZodMiniType>(schema: S, value: unknown): z.infer<S> | null {
  const parsed = z.safeParse(schema, value)
  return parsed.success ? parsed.data : null
}

const keyOf = ({ log, seq }: TapRef) => `${seq} ${log}`
