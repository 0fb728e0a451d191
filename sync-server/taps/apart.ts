import { createHash } from 'node:crypto'
import { canonical, isRecord } from './canonical.ts'
import { personOfContent } from './content.ts'

/** A tap as the evidence keeps it, and what of it is personal, which stands apart (rule E9). */
export interface Apart {
  /** canonical JSON; what was taken out is there as its hash, so that the same content is known again */
  raw: string
  /** canonical JSON of what was taken out; null: nothing was */
  told: string | null
}

/**
 * A tap of a form that can be kept: of it only a walk-in's `person` is personal.
 * @param log the log's id, by which the same person in two logs has two hashes
 */
export function partPerson(value: unknown, log: string): Apart {
  if (!isRecord(value) || value.person === undefined) return { raw: canonical(value), told: null }
  const { person } = value
  const seal = { sha256: hashOf([log, personOfContent(person)]) }
  return { raw: canonical({ ...value, person: seal }), told: canonical({ person }) }
}

/** What breaks the schema may hold a name anywhere: the evidence keeps its hash alone. */
export function partWhole(value: unknown, log: string): Apart {
  return { raw: canonical({ sha256: hashOf([log, value]) }), told: canonical(value) }
}

/** Puts together again what was parted: for people to look at. */
export function whole(raw: string, told: string | null, verdict: string): string {
  if (told === null) return raw
  if (verdict === 'rejected') return told
  const [kept, taken]: unknown[] = [JSON.parse(raw), JSON.parse(told)]
  return isRecord(kept) && isRecord(taken) ? canonical({ ...kept, ...taken }) : raw
}

const hashOf = (value: unknown) => createHash('sha256').update(canonical(value)).digest('base64url')
