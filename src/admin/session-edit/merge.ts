import { editable, type FieldName, sameField, type Values } from './values.ts'

export type Side = 'theirs' | 'mine'

/** One field in which what was typed and what somebody else saved differ. */
export interface Difference {
  name: FieldName
  /** whose value is taken unless the person says otherwise; null: both changed it, so they must say */
  proposed: Side | null
}

/**
 * Where two changes of the same session differ.
 * @param base the session as both began with it
 */
export function differences(base: Values, mine: Values, theirs: Values): Difference[] {
  return editable
    .filter((name) => !sameField(name, mine, theirs))
    .map((name) => ({ name, proposed: proposedFor(name, base, mine, theirs) }))
}

function proposedFor(name: FieldName, base: Values, mine: Values, theirs: Values): Side | null {
  if (sameField(name, base, mine)) return 'theirs'
  return sameField(name, base, theirs) ? 'mine' : null
}

/** The session with each differing field as chosen; nothing of theirs goes without being chosen away. */
export function merged(
  mine: Values,
  theirs: Values,
  chosen: Partial<Record<FieldName, Side>>,
): Values {
  const taken = editable.filter((name) => chosen[name] === 'mine')
  return { ...theirs, ...Object.fromEntries(taken.map((name) => [name, mine[name]])) }
}
