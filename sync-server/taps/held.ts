import { createHash } from 'node:crypto'
import type { HeldTap, LogRow } from '../db/taps.ts'
import type { Apart } from './apart.ts'
import type { Verified } from './verify.ts'

type Good = Extract<Verified, { ok: true }>['tap']

/** A tap's row before it is judged. */
export function newTap(
  log: LogRow,
  seq: number,
  { raw, told }: Apart,
  from: { now: number; via: string | null; afterRevocation: boolean },
): HeldTap {
  return {
    log: log.n,
    log_id: log.log,
    kiosk: log.kiosk,
    accepted_at: log.accepted_at,
    alias_of: log.alias_of,
    seq,
    raw,
    told,
    received_at: from.now,
    kind: null,
    attendee: null,
    badge: null,
    session: null,
    voids_log: null,
    voids_seq: null,
    method: null,
    wall: null,
    mono: null,
    zone: null,
    room: null,
    via: from.via,
    after_revocation: from.afterRevocation ? 1 : 0,
    code_right: null,
    verdict: 'parked',
    code: null,
    detail: null,
    who: null,
    counts_for: null,
    at: null,
    earliest: null,
    latest: null,
    estimate: null,
  }
}

/** Fills the columns that a good tap has; in a log kept apart its own id means that log. */
export function fillTap(row: HeldTap, tap: Good): HeldTap {
  row.kind = storable(tap.kind)
  if (!('method' in tap)) return row
  row.method = tap.method
  row.wall = tap.wall
  row.mono = tap.mono
  row.zone = tap.zone ?? null
  row.room = storable(tap.room)
  row.session = storable(tap.session)
  row.attendee = storable(tap.attendee)
  if ('voids' in tap) {
    row.voids_log = tap.voids.log === row.alias_of ? row.log_id : storable(tap.voids.log)
    row.voids_seq = tap.voids.seq
  } else {
    row.badge = storable(tap.badge?.trim())
  }
  return row
}

/** Text that both databases keep as it is: the raw JSON holds what this changes. */
export function storable(text: string): string
export function storable(text: string | undefined): string | null
export function storable(text: string | undefined): string | null {
  return text === undefined ? null : text.toWellFormed().replaceAll('\u0000', '\uFFFD')
}

/** SHA-256 of a raw text: the same stray twice is one. */
export function hashOf(raw: string): string {
  return createHash('sha256').update(raw).digest('base64url')
}
