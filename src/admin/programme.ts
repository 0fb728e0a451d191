import { createContext } from 'preact'
import { useContext } from 'preact/hooks'
import type { Me, Programme } from '../domain/api.ts'

export interface Here {
  programme: Programme
  me: Me
  /** marks and kiosks: admin and staff; an auditor reads only */
  mayAct: boolean
  /** imports and rooms */
  isAdmin: boolean
}

const HereContext = createContext<Here | null>(null)
export const HereProvider = HereContext.Provider

/** The programme that is open, and who looks at it. */
export function useHere(): Here {
  const here = useContext(HereContext)
  if (!here) throw new Error('No programme around this page')
  return here
}
