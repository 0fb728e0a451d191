import type { more } from './more-icons.ts'

/** Roomtap's own icons: 24 grid, stroke 2.25, square caps, mitred joins. */
const first = {
  in: 'M13 3h8v18h-8M2 12h10.500M9.500 7l5 5-5 5',
  out: 'M11 3H3v18h8M9 12h10.500M16.500 7l5 5-5 5',
  tick: 'M4 12.5l5.5 5.5L20 6.5',
  cross: 'M5 5l14 14M19 5L5 19',
  badge: 'M9 2l3 4 3-4M5 6h14v15H5zM9 17.500h6M12 13.600a2 2 0 1 0 0-4 2 2 0 0 0 0 4z',
  back: 'M8 5h13v14H8l-6-7zM11.500 9.500l5 5M16.500 9.500l-5 5',
  lock: 'M5 11h14v10H5zM8 11V7a4 4 0 0 1 8 0v4M12 15v2',
  waiting: 'M12 14V4M8 7.500L12 3.500l4 4M4 14v6h16v-6',
  sent: 'M4 14v6h16v-6M7.500 8.500l3.500 3.500 6-7',
  join: 'M9 11a4 4 0 1 0 0-8 4 4 0 0 0 0 8zM2 21v-3l3-3h8l3 3v3M19 8v6M16 11h6',
  search: 'M10.500 17a6.500 6.500 0 1 0 0-13 6.500 6.500 0 0 0 0 13zM15.500 15.500L21 21',
  camera: 'M3 7h4l2-3h6l2 3h4v13H3zM12 16.500a3.500 3.500 0 1 0 0-7 3.500 3.500 0 0 0 0 7z',
  globe:
    'M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18zM3.500 12h17M12 3.500c-4.500 5-4.500 12 0 17M12 3.500c4.500 5 4.500 12 0 17',
} as const

export type IconName = keyof typeof first | keyof typeof more

const shapes: Partial<Record<IconName, string>> = { ...first }

/** Makes more icons known, beside those that a kiosk's first screen shows. */
export const addIcons = (icons: Partial<Record<IconName, string>>): void => {
  Object.assign(shapes, icons)
}

/** those that mirror in right-to-left */
const flips = new Set<IconName>(['in', 'out', 'back', 'undo', 'right', 'join', 'list'])

/** One icon, as decoration beside its word. Sized by the font; `look` is a class beside its own. */
export function Icon({ name, look = '' }: { name: IconName; look?: string | undefined }) {
  return (
    <svg
      class={`i ${flips.has(name) ? 'flip ' : ''}${look}`}
      viewBox="0 0 24 24"
      aria-hidden="true"
    >
      <path d={shapes[name]} />
    </svg>
  )
}
