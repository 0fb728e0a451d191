import './ui/tokens.css'
import './ui/base.css'
import { beginKiosk } from './kiosk/begun.ts'

/** Each surface is a bundle of its own; these are the only doors between them. */
const surfaces = {
  kiosk: async (root: HTMLElement) => {
    const begun = beginKiosk()
    const { start } = await import('./kiosk/index.tsx')
    start(root, begun)
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
// not awaited: the kiosk's page has all this in a classic script
surfaces[surfaceAt(location.pathname)](root).catch(reportError)
