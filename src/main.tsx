import './ui/tokens.css'
import './ui/base.css'
import { keepKeys } from './platform/early-keys.ts'

/** Each surface is a bundle of its own; these are the only doors between them. */
const surfaces = {
  kiosk: async (root: HTMLElement) => {
    const keys = keepKeys(window)
    const { start } = await import('./kiosk/index.tsx')
    start(root, keys)
  },
  admin: async (root: HTMLElement) => {
    const { start } = await import('./admin/index.tsx')
    start(root)
  },
}

const surface = location.pathname.startsWith('/kiosk') ? 'kiosk' : 'admin'
const root = document.getElementById('app')
if (!root) throw new Error('The page has no place for the app')
await surfaces[surface](root)
