import * as z from 'zod/mini'
import { NewerTap, PresenceTap, tapKinds, VoidTap } from '../../src/domain/tap.ts'
import { brokenBy } from './broken-by.ts'
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
  if (!isRecord(value)) return { ok: false, reason: 'This is not a JSON object, as a tap is.' }
  const parsed = z.safeParse(schemaOf(value.kind), value)
  if (!parsed.success) return { ok: false, reason: brokenBy(parsed.error.issues[0]) }
  const tap = parsed.data
  if ('voids' in tap && tap.voids.log === log && tap.voids.seq === tap.seq) {
    return { ok: false, reason: 'The tap takes back itself.' }
  }
  return { ok: true, tap }
}

function schemaOf(kind: unknown): z.ZodMiniType<PresenceTap | VoidTap | NewerTap> {
  if (kind === 'void') return VoidTap
  return tapKinds.some((known) => known === kind) ? PresenceTap : NewerTap
}
