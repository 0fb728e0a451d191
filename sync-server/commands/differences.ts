import * as z from 'zod/mini'
import type { Difference } from '../reconcile/rebuild.ts'
import type { TapDifference } from '../reconcile/rejudge-all.ts'
import { canonical } from '../taps/canonical.ts'

/** More than anybody reads; the count tells of the rest. */
const mostShown = 100
const Fields = z.nullable(z.record(z.string(), z.unknown()))

/** Where what is stored differs from what the evidence says, one line each, ids only. */
export function tellDifferences(all: {
  differences: Difference[]
  tapDifferences: TapDifference[]
}): string[] {
  const lines = [
    ...all.tapDifferences.map(
      ({ log, seq, stored, computed }) => `tap ${log}/${seq}: ${tellFields(stored, computed)}`,
    ),
    ...all.differences.map(({ what, session, attendee, stored, computed }) =>
      session === ''
        ? `records of ${attendee} can’t be computed: ${computed}`
        : `${what} of ${attendee} for ${session}: ${tellFields(stored ?? 'null', computed)}`,
    ),
  ]
  const more = lines.length - mostShown
  return [...lines.slice(0, mostShown), ...(more > 0 ? [`and ${more} more`] : [])]
}

function tellFields(stored: string, computed: string): string {
  const before = read(stored)
  const after = read(computed)
  if (!before) return after ? 'is missing' : 'the fates of its taps'
  if (!after) return 'has no evidence'
  const names = [...new Set([...Object.keys(before), ...Object.keys(after)])].sort()
  const changed = names.flatMap((name) => {
    const [from, to] = [canonical(before[name]), canonical(after[name])]
    return from === to ? [] : [`${name} ${from} → ${to}`]
  })
  return changed.join(', ') || 'the fates of its taps'
}

function read(json: string): Record<string, unknown> | null {
  try {
    const fields = z.safeParse(Fields, JSON.parse(json))
    return fields.success ? fields.data : {}
  } catch {
    return {}
  }
}
