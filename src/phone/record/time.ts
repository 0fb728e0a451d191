import type { Format } from '../../i18n/format.ts'

const minute = 60_000
const day = 24 * 60

/**
 * The moment nearest to `near`, within half a day, at which the clock of the place shows what was typed; null
 * where it is no time.
 * @param near ms UTC
 */
export function momentAt(typed: string, near: number, format: Pick<Format, 'time'>): number | null {
  const [, hour, minutes] = /^\s*(\d{1,2})[:.h](\d{2})\s*$/.exec(western(typed)) ?? []
  if (hour === undefined || minutes === undefined) return null
  const wanted = Number(hour) * 60 + Number(minutes)
  if (Number(hour) > 23 || Number(minutes) > 59) return null
  const from = Math.floor(near / minute) * minute
  const shown = /(\d+):(\d+)/.exec(western(format.time(from)))
  if (!shown) return null
  const now = Number(shown[1]) * 60 + Number(shown[2])
  const ahead = (wanted - now + day + day / 2) % day
  return from + (ahead - day / 2) * minute
}

/** Arabic digits are digits. */
const western = (text: string) =>
  text.replace(/[٠-٩]/g, (digit) => String(digit.charCodeAt(0) - 0x660))
