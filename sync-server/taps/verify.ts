import * as z from 'zod/mini'
import { NewerTap, PresenceTap, tapKinds, VoidTap } from '../../src/domain/tap.ts'
import { isRecord } from './canonical.ts'

/** A tap that can be kept as one. `newer`: of a kind that this version doesn't know. */
export type Verified =
  | { ok: true; tap: PresenceTap | VoidTap | NewerTap }
  | { ok: false; reason: string }

const Seq = z.int().check(z.positive())

/** The number of a tap, good or bad; null where it can't be read. */
export function readSeq(value: unknown): number | null {
  const seq = z.safeParse(Seq, isRecord(value) ? value.seq : undefined)
  return seq.success ? seq.data : null
}

/**
 * Judges one tap by itself alone (PROTOCOL rule 3).
 * @param log the log's id as the kiosk sent it: a void that names itself is bad
 */
export function verify(value: unknown, log: string): Verified {
  if (!isRecord(value)) return { ok: false, reason: 'a tap is a JSON object' }
  const parsed = z.safeParse(schemaOf(value.kind), value)
  if (!parsed.success) return { ok: false, reason: reasonOf(parsed.error.issues[0]) }
  const tap = parsed.data
  if ('voids' in tap && tap.voids.log === log && tap.voids.seq === tap.seq) {
    return { ok: false, reason: 'voids: a void can’t take back itself' }
  }
  return { ok: true, tap }
}

function schemaOf(kind: unknown): z.ZodMiniType<PresenceTap | VoidTap | NewerTap> {
  if (kind === 'void') return VoidTap
  return tapKinds.some((known) => known === kind) ? PresenceTap : NewerTap
}

function reasonOf(issue: z.core.$ZodIssue | undefined): string {
  if (!issue) return 'breaks the schema'
  const place = issue.path.join('.')
  if (place === '' && issue.code === 'custom') return 'names either an attendee or a badge'
  return place === '' ? issue.message : `${place}: ${issue.message}`
}
