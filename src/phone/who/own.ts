import * as z from 'zod/mini'
import { base64url } from '../../domain/base64url.ts'

/** Who holds this phone, as they said: what was typed, and the ids by which programmes know them. */
const Me = z.object({
  typed: z.record(z.string(), z.string()),
  aliases: z.record(z.string(), z.string()),
})
export type Me = z.infer<typeof Me>

const key = 'roomtap-me'

/** A place that keeps text, as browsers have them; it may refuse. */
type Shelf = Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>
export interface Shelves {
  /** outlives the page, for those who consent */
  lasting: Shelf
  /** ends with the tab */
  passing: Shelf
}

/** Who this phone knows; null: nobody. */
export function recall({ lasting, passing }: Shelves): Me | null {
  return read(passing) ?? read(lasting)
}

/** Whether they are still known tomorrow. */
export const isRemembered = ({ lasting }: Shelves): boolean => read(lasting) !== null

/** Keeps somebody: with consent beyond this tab, else for this tab alone. */
export function keep({ lasting, passing }: Shelves, me: Me, consents: boolean): void {
  const text = JSON.stringify(me)
  attempt(() => passing.setItem(key, text))
  attempt(() => (consents ? lasting.setItem(key, text) : lasting.removeItem(key)))
}

export function forget({ lasting, passing }: Shelves): void {
  attempt(() => passing.removeItem(key))
  attempt(() => lasting.removeItem(key))
}

/** The id by which this phone names them in a programme; drawn when it is first needed. */
export function aliasIn(
  me: Me,
  programme: string,
  random: (bytes: number) => Uint8Array,
): { me: Me; alias: string } {
  const known = me.aliases[programme]
  if (known !== undefined) return { me, alias: known }
  const alias = base64url(random(16))
  return { me: { ...me, aliases: { ...me.aliases, [programme]: alias } }, alias }
}

function read(shelf: Shelf): Me | null {
  return (
    attempt(() => z.safeParse(Me, JSON.parse(shelf.getItem(key) ?? 'null')).data ?? null) ?? null
  )
}

/** Where storage is blocked nothing is remembered: the form asks again. */
function attempt<T>(work: () => T): T | null {
  try {
    return work()
  } catch {
    return null
  }
}
