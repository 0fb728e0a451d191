import type { Notes } from '../../storage/types.ts'
import { asPaired, writeOwn } from '../own.ts'

/** A tablet that was just paired: in its room, with the list still to go through. */
export const startOwn = (notes: Pick<Notes, 'set'>): Promise<void> =>
  writeOwn(notes, { ...asPaired, readiness: { openedAt: null, waived: {}, wroteMs: null } })
