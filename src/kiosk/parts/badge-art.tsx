/** A badge under a scanner's beam. */
export function BadgeArt({ beam }: { beam?: string | undefined }) {
  return (
    <svg
      viewBox="11 0 74 136"
      fill="none"
      stroke="currentColor"
      stroke-width="6"
      aria-hidden="true"
    >
      <path d="M29 0l19 26L67 0" />
      <rect x="14" y="27" width="68" height="76" rx="6" />
      <circle cx="48" cy="50" r="8.500" />
      <path d="M32 77c0-9 7-13 16-13s16 4 16 13M30 90h36" />
      <g class={beam} stroke="var(--out-ink)">
        <path d="M18 119h60M33 133h30" />
      </g>
    </svg>
  )
}
