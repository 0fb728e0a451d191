import { loadWords } from '../i18n/languages.ts'
import { timers } from '../platform/clock.ts'
import { type EarlyKeys, keepKeys } from '../platform/early-keys.ts'
import { type FirstLook, firstLook } from '../storage/first-look.ts'
import { identityStore } from '../storage/identity.ts'
import type { Identity, IdentityStore } from '../storage/types.ts'
import { likelyLanguage } from './likely-language.ts'

/** What a kiosk's start waits for longest, begun before its own code is there. */
export interface Begun {
  /** what was typed before anybody listens */
  keys: EarlyKeys
  identities: IdentityStore
  identity: Promise<Identity | null>
  look: Promise<FirstLook | null>
}

/** Asks the disk for all that the first screen shows. */
export function beginKiosk(): Begun {
  const identities = identityStore()
  const identity = identities.get()
  // awaited by the kiosk, where it may reject; so are the words, by whoever needs them then
  identity.catch(() => {})
  loadWords(likelyLanguage()).catch(() => {})
  return { keys: keepKeys(window), identities, identity, look: firstLook(indexedDB, timers) }
}
