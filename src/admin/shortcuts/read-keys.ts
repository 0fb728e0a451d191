/** ms between the two keys of a shortcut */
export const togetherMs = 1_500

/** What was pressed: `event.key`, and when, ms. */
export interface Pressed {
  key: string
  at: number
}

/**
 * The shortcut that this key ends; null: none. The first key of two is remembered for a moment.
 * @param known as they are written: `/`, `g s`
 */
export function createKeyReader(): (pressed: Pressed, known: readonly string[]) => string | null {
  let before: Pressed | null = null
  return (pressed, known) => {
    const first = before && pressed.at - before.at <= togetherMs ? before.key : null
    before = null
    const both = `${first} ${pressed.key}`
    if (first !== null && known.includes(both)) return both
    if (known.some((keys) => keys.startsWith(`${pressed.key} `))) before = pressed
    return known.includes(pressed.key) ? pressed.key : null
  }
}

const typed = new Set(['text', 'search', 'email', 'password', 'number', 'tel', 'url', 'date'])

/** Whether keys mean letters there. */
export function isTyping(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false
  if (target instanceof HTMLInputElement) {
    return typed.has(target.type) || target.type.includes('time') || target.type === 'month'
  }
  return (
    target instanceof HTMLTextAreaElement ||
    target instanceof HTMLSelectElement ||
    target.isContentEditable
  )
}
