import { explain } from '../../src/domain/explain.ts'
import { type ReconcileInput, reconcile, type Schedule } from '../../src/domain/reconcile.ts'
import type { Sentence, Timeline } from '../../src/domain/timeline.ts'
import { inWords } from '../../src/domain/words.ts'
import { clock } from './domain-builders.ts'

/** The timelines of all of an attendee's records. */
export function timelinesOf(input: ReconcileInput, schedule: Schedule): Timeline[] {
  return reconcile(input, schedule).records.flatMap(
    (record) => explain(input, schedule, record) ?? [],
  )
}

/** In words, with ids for names. */
export const said = (sentence: Sentence): string =>
  inWords(sentence, {
    time: (ms) => clock(ms) ?? '',
    session: (id) => id,
    kiosk: (id) => id,
    person: (id) => id,
  })
