import * as z from 'zod/mini'
import { PhoneSessionAnswer } from '../../domain/api-phone.ts'
import { err, ok, type Result } from '../../domain/result.ts'
import { shelves } from '../../platform/shelves.ts'
import type { Failure } from '../api.ts'
import type { Phone } from '../phone.ts'

export interface Loaded {
  answer: PhoneSessionAnswer
  /** there was no network: as it was when it was last seen */
  isOld: boolean
  /** server time minus the phone's, ms; null: not known now */
  offset: number | null
}

const keyOf = (id: string) => `${sessionKeys}${id}`
const sessionKeys = 'roomtap-session-'

/** A session from the server, else as this phone saw it last. */
export async function loadSession(phone: Phone, id: string): Promise<Result<Loaded, Failure>> {
  const path = `/api/v1/phone/sessions/${encodeURIComponent(id)}`
  const asked = await phone.call({ path, schema: PhoneSessionAnswer })
  if (asked.ok) {
    attempt(() => shelves.lasting.setItem(keyOf(id), JSON.stringify(asked.value)))
    const offset = asked.value.serverTime - phone.now()
    return ok({ answer: asked.value, isOld: false, offset })
  }
  const isGone = asked.error.kind === 'problem' && asked.error.status === 404
  const kept = isGone ? null : readKept(id)
  return kept ? ok({ answer: kept, isOld: true, offset: null }) : err(asked.error)
}

/** Which sessions were opened here is forgotten too. */
export function forgetSessions(): void {
  attempt(() => {
    for (const key of Object.keys(shelves.lasting))
      if (key.startsWith(sessionKeys)) shelves.lasting.removeItem(key)
  })
}

function readKept(id: string): PhoneSessionAnswer | null {
  const text = attempt(() => shelves.lasting.getItem(keyOf(id)))
  if (!text) return null
  return attempt(() => z.safeParse(PhoneSessionAnswer, JSON.parse(text)).data ?? null)
}

/** Where storage is blocked nothing is kept: the page needs the network then. */
function attempt<T>(work: () => T): T | null {
  try {
    return work()
  } catch {
    return null
  }
}
