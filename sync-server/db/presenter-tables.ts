/** Somebody who holds sessions: they name their presenters, this tells how to reach one. */
export interface PresentersTable {
  id: string
  programme: string
  /** as sessions have it */
  name: string
  email: string | null
  language: string | null
}
