/** Whom of the roster the list shows: part of the page's address. */
export interface RosterFilter {
  q: string
  active: 'all' | 'true' | 'false'
  badge: 'all' | 'true' | 'false'
  /** a session's id; empty: any or none */
  session: string
}

const choice = (text: string | null): 'all' | 'true' | 'false' =>
  text === 'true' || text === 'false' ? text : 'all'

export function filterOf(search: string): RosterFilter {
  const query = new URLSearchParams(search)
  return {
    q: query.get('q') ?? '',
    active: choice(query.get('active')),
    badge: choice(query.get('badge')),
    session: query.get('session') ?? '',
  }
}

/** The same as the server takes it, and as it stands in an address: what narrows nothing is left out. */
export function queryOf({ q, active, badge, session }: RosterFilter): URLSearchParams {
  const query = new URLSearchParams()
  if (q !== '') query.set('q', q)
  if (active !== 'all') query.set('active', active)
  if (badge !== 'all') query.set('badge', badge)
  if (session !== '') query.set('session', session)
  return query
}

export const isNarrowed = (filter: RosterFilter): boolean => queryOf(filter).size > 0
