import { useState } from 'preact/hooks'
import { keyOfField, type PhoneForm, readIdentification } from '../../domain/phone.ts'
import type { Person } from '../../domain/tap.ts'
import { randomBytes } from '../../platform/random.ts'
import { shelves } from '../../platform/shelves.ts'
import { aliasIn, forget, isRemembered, keep, type Me, recall } from './own.ts'

/** Who says to hold this phone, and the form by which they say so. */
export interface Who {
  /** null: the form asks */
  me: Me | null
  /** the id by which this phone names them in this programme; null: none drawn yet */
  alias: string | null
  typed: Record<string, string>
  wrong: readonly string[]
  consents: boolean
  setTyped: (typed: Record<string, string>) => void
  setConsents: (consents: boolean) => void
  /** the person as they said, kept from now on; null: something is missing, and is said */
  settle: () => { person: Person; alias: string } | null
  /** another holds the phone now */
  leave: () => void
}

/** @param prefilled what the link says of them; it only fills in the form (row P4) */
export function useWho(programme: string, form: PhoneForm, prefilled: Record<string, string>): Who {
  const [me, setMe] = useState(() => startWith(prefilled))
  const [typed, setTyped] = useState(() => ({ ...recall(shelves)?.typed, ...prefilled }))
  const [wrong, setWrong] = useState<readonly string[]>([])
  const [consents, setConsents] = useState(() => isRemembered(shelves))
  return {
    me,
    alias: me?.aliases[programme] ?? null,
    ...{ typed, wrong, consents, setConsents },
    setTyped: (next) => {
      setTyped(next)
      setWrong([])
    },
    settle: () => {
      const read = readIdentification(form, me?.typed ?? typed)
      setWrong(read.wrong ?? [])
      if (read.person === null) {
        // another programme may ask for more: the form is shown with what is known
        setMe(null)
        return null
      }
      const { me: known, alias } = aliasIn(me ?? { typed, aliases: {} }, programme, randomBytes)
      keep(shelves, known, consents)
      setMe(known)
      return { person: read.person, alias }
    },
    leave: () => {
      forget(shelves)
      setMe(null)
      setTyped({})
      setConsents(false)
    },
  }
}

/** Whom this phone knows, unless the link speaks of somebody else. */
function startWith(prefilled: Record<string, string>): Me | null {
  const known = recall(shelves)
  const isSame = Object.entries(prefilled).every(([key, text]) => known?.typed[key] === text)
  return isSame ? known : null
}

/** What an address says of who opens it: `?name=…&email=…`, and own fields by their names. */
export function prefillOf(query: URLSearchParams, form: PhoneForm): Record<string, string> {
  const asked: [string, string][] = [
    ['name', 'name'],
    ['email', 'email'],
    ...form.fields.map((field): [string, string] => [field.name, keyOfField(field)]),
  ]
  return Object.fromEntries(
    asked.flatMap(([name, key]) => {
      const text = query.get(name)?.trim() ?? ''
      return text === '' ? [] : [[key, text]]
    }),
  )
}
