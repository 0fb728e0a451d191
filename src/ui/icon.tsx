/** Roomtap's own icons: 24 grid, stroke 2.25, square caps, mitred joins. */
const shapes = {
  in: 'M13 3h8v18h-8M2 12h10.500M9.500 7l5 5-5 5',
  out: 'M11 3H3v18h8M9 12h10.500M16.500 7l5 5-5 5',
  tick: 'M4 12.5l5.5 5.5L20 6.5',
  cross: 'M5 5l14 14M19 5L5 19',
  stop: 'M8 2.5h8L21.500 8v8L16 21.5H8L2.500 16V8zM8.500 8.500l7 7M15.500 8.500l-7 7',
  badge: 'M9 2l3 4 3-4M5 6h14v15H5zM9 17.500h6M12 13.600a2 2 0 1 0 0-4 2 2 0 0 0 0 4z',
  back: 'M8 5h13v14H8l-6-7zM11.500 9.500l5 5M16.500 9.500l-5 5',
  lock: 'M5 11h14v10H5zM8 11V7a4 4 0 0 1 8 0v4M12 15v2',
  waiting: 'M12 14V4M8 7.500L12 3.500l4 4M4 14v6h16v-6',
  sent: 'M4 14v6h16v-6M7.500 8.500l3.500 3.500 6-7',
  contact: 'M2.500 9a14 14 0 0 1 19 0M6 13a9 9 0 0 1 12 0M12 18.500v.1',
  nocontact:
    'M2.500 9a14 14 0 0 1 6-3.300M13 5.200A14 14 0 0 1 21.500 9M6 13a9 9 0 0 1 4-2.100M12 18.500v.1M4 3l16 17',
  clock: 'M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18zM12 7v5.500l3.500 2',
  plus: 'M12 4v16M4 12h16',
  join: 'M9 11a4 4 0 1 0 0-8 4 4 0 0 0 0 8zM2 21v-3l3-3h8l3 3v3M19 8v6M16 11h6',
  person: 'M12 11a4 4 0 1 0 0-8 4 4 0 0 0 0 8zM4 21v-3l3-3h10l3 3v3',
  undo: 'M8 4L3.500 8.500 8 13M4 8.500h10a5.500 5.500 0 0 1 0 11H8',
  flag: 'M5 22V3M5 4h13l-3 4.500 3 4.500H5',
  search: 'M10.500 17a6.500 6.500 0 1 0 0-13 6.500 6.500 0 0 0 0 13zM15.500 15.500L21 21',
  sync: 'M20 11A8 8 0 0 0 5.500 7M4 3v5h5M4 13a8 8 0 0 0 14.500 4M20 21v-5h-5',
  file: 'M5 2.500h9l5 5v14H5zM14 2.500v5h5',
  tablet: 'M5 2.500h14v19H5zM11 18h2',
  battery: 'M2.500 7h16v10h-16zM21.500 10.500v3',
  list: 'M8 5h13M8 12h13M8 19h13M3 5h.1M3 12h.1M3 19h.1',
  door: 'M5 21V3h14v18M2 21h20M15 12v1',
  calendar: 'M3.500 5h17v16h-17zM3.500 10h17M8 2.500V7M16 2.500V7',
  medal:
    'M12 14a5.500 5.500 0 1 0 0-11 5.500 5.500 0 0 0 0 11zM8.500 13v8.500l3.500-2.500 3.500 2.500V13',
  chart: 'M3.500 3v18H21M7.500 16v-5h4v-4h4v6h4',
  right: 'M9 5l7 7-7 7',
  down: 'M5 9l7 7 7-7',
  mail: 'M3 5h18v14H3zM3 6l9 7 9-7',
  camera: 'M3 7h4l2-3h6l2 3h4v13H3zM12 16.500a3.500 3.500 0 1 0 0-7 3.500 3.500 0 0 0 0 7z',
  globe:
    'M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18zM3.500 12h17M12 3.500c-4.500 5-4.500 12 0 17M12 3.500c4.500 5 4.500 12 0 17',
  star: 'M12 3.500l2.600 5.600 6 .7-4.500 4.100 1.300 6-5.400-3.100-5.400 3.100 1.300-6L3.400 9.800l6-.7z',
  out2: 'M14 4h6v6M20 4l-9 9M18 14v6H4V6h6',
} as const
export type IconName = keyof typeof shapes

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
