import './ui/tokens.css'
import './ui/base.css'
import { timers } from './platform/clock.ts'
import { keepKeys } from './platform/early-keys.ts'
import { firstLook } from './storage/first-look.ts'
import { identityStore } from './storage/identity.ts'

/** Each surface is a bundle of its own; these are the only doors between them. */
const surfaces = {
  kiosk: async (root: HTMLElement) => {
    const keys = keepKeys(window)
    // the disk is asked before the kiosk's own code is there to wait for it
    const identities = identityStore()
    const [identity, look] = [identities.get(), firstLook(indexedDB, timers)]
    // awaited by the kiosk, where it may reject
    identity.catch(() => {})
    const { start } = await import('./kiosk/index.tsx')
    start(root, { keys, identities, identity, look })
  },
  phone: async (root: HTMLElement) => {
    const { start } = await import('./phone/index.tsx')
    start(root)
  },
  admin: async (root: HTMLElement) => {
    const { start } = await import('./admin/index.tsx')
    start(root)
  },
}

function surfaceAt(path: string): keyof typeof surfaces {
  if (path.startsWith('/kiosk')) return 'kiosk'
  return /^\/(me|s)(\/|$)/.test(path) ? 'phone' : 'admin'
}

const root = document.getElementById('app')
if (!root) throw new Error('The page has no place for the app')
await surfaces[surfaceAt(location.pathname)](root)
