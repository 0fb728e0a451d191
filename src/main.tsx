import './ui/tokens.css'
import './ui/base.css'

/** Each surface is a bundle of its own; these are the only doors between them. */
const surfaces = {
  kiosk: () => import('./kiosk/index.tsx'),
  admin: () => import('./admin/index.tsx'),
}

const surface = location.pathname.startsWith('/kiosk') ? 'kiosk' : 'admin'
const root = document.getElementById('app')
if (!root) throw new Error('The page has no place for the app')
const { start } = await surfaces[surface]()
start(root)
