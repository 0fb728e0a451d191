import type { Me, Programme } from '../../domain/api.ts'
import { paths } from '../paths.ts'

/** What a key does, or two one after the other. */
export interface Shortcut {
  /** as they are pressed: `/`, or `g s` */
  keys: string
  does: string
  act: Act
}

export type Act = { kind: 'search' } | { kind: 'list' } | { kind: 'go'; to: string }

/** The shortcuts where one is. */
export function shortcutsFor(here: string, me: Me, programme: Programme | undefined): Shortcut[] {
  const search: Shortcut = { keys: '/', does: 'Search on this page', act: { kind: 'search' } }
  const list: Shortcut = { keys: '?', does: 'Show these keys', act: { kind: 'list' } }
  if (!programme) return [search, list]
  const { id } = programme
  const go = (keys: string, does: string, to: string): Shortcut => ({
    keys,
    does,
    act: { kind: 'go', to },
  })
  return [
    search,
    ...newHere(here, me, id).map(([does, to]) => go('n', does, to)),
    go('g s', 'Go to the sessions', paths.sessions(id)),
    go('g a', 'Go to the attendees', paths.attendees(id)),
    go('g k', 'Go to the kiosks', paths.kiosks(id)),
    go('g y', 'Go to Sync', paths.after(id)),
    go('g t', 'Go to what is to sort out', paths.waiting(id)),
    ...(me.role === 'admin' ? [go('g i', 'Go to Import', paths.importing(id))] : []),
    list,
  ]
}

function newHere(here: string, { role }: Me, programme: string): [string, string][] {
  if (here.startsWith(paths.attendees(programme))) {
    return role === 'auditor' ? [] : [['Add an attendee', paths.newAttendee(programme)]]
  }
  return role === 'admin' ? [['Add a session', paths.newSession(programme)]] : []
}
