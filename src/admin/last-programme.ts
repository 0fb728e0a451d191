import { createContext } from 'preact'
import { useContext, useEffect } from 'preact/hooks'
import type { Programme } from '../domain/api.ts'

/** Which programme's pages were open last; made anew with the app. */
export const LastProgramme = createContext<{ id: string | null }>({ id: null })

/** Keeps it in mind that this programme is open. */
export function useNoteProgramme(id: string): void {
  const last = useContext(LastProgramme)
  useEffect(() => {
    last.id = id
  }, [last, id])
}

/** The programme that one came from to a page beside the programmes, or the only one there is. */
export function useLastProgramme(programmes: readonly Programme[]): Programme | undefined {
  const { id } = useContext(LastProgramme)
  const [only] = programmes.length === 1 ? programmes : []
  return programmes.find((one) => one.id === id) ?? only
}
