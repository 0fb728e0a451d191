import { tapFields } from '../../src/domain/tap.ts'
import { canonical, isRecord } from './canonical.ts'

const personFields = ['name', 'email', 'organisation', 'fields', 'sha256']
const voidsFields = ['log', 'seq']

/**
 * What makes two taps the same tap: the fields of PROTOCOL's table as values, whatever their order
 * and whatever other fields came along.
 */
export function contentOf(tap: unknown): string {
  if (!isRecord(tap)) return canonical(tap)
  const fields = pick(tap, tapFields)
  if (isRecord(fields.person)) fields.person = personOfContent(fields.person)
  if (isRecord(fields.voids)) fields.voids = pick(fields.voids, voidsFields)
  return canonical(fields)
}

/** Of a walk-in's person the fields that the protocol names, or the hash that stands for them. */
export function personOfContent(person: unknown): unknown {
  return isRecord(person) ? pick(person, personFields) : person
}

function pick(from: Record<string, unknown>, names: readonly string[]): Record<string, unknown> {
  return Object.fromEntries(
    names.filter((name) => Object.hasOwn(from, name)).map((name) => [name, from[name]]),
  )
}
