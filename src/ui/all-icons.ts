import { addIcons } from './icon.tsx'
import { more } from './more-icons.ts'

// Imported by each bundle that shows more than a kiosk's first screen.
addIcons(more)
