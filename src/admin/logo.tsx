/** Roomtap's sign: the line, in and out. */
export function Logo() {
  return (
    <svg viewBox="0 0 30 18" aria-hidden="true">
      <path d="M6 9h18" stroke="currentColor" stroke-width="5" />
      <circle cx="6" cy="9" r="6" fill="var(--sign-in)" />
      <circle cx="24" cy="9" r="4" fill="var(--sign)" stroke="currentColor" stroke-width="4" />
    </svg>
  )
}
