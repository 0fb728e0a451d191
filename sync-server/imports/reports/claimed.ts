import type { ReportForm } from '../../../src/domain/api-reports.ts'

/** A row's own duration: seconds, or whole minutes as Zoom counts them. */
export type Claimed = { unit: 'minutes'; minutes: number } | { unit: 'seconds'; seconds: number }

const units: readonly (readonly [number, RegExp])[] = [
  [
    3600,
    /^(?:h|hr|hrs|hours?|std|stunden?|heures?|horas?|ore|ora|u|uur|t|tim|timmar|timer?|godz|sa|saat|ч|час|часа|часов|時間|小时|小時|시간)$/u,
  ],
  [60, /^(?:m|min|mins|mn|minutes?|minuten|minutos?|minuti|minuto|dk|мин|м|хв|分|分钟|分鐘|분)$/u],
  [
    1,
    /^(?:s|sec|secs|seconds?|sek|sekunden?|secondes?|segundos?|seg|secondi|secondo|sn|с|сек|秒|초)$/u,
  ],
]

/** @returns null where the cell can't be read: then nothing can be compared */
export function readClaimed(cell: string, form: ReportForm): Claimed | null {
  const text = cell.normalize('NFKC').toLowerCase().trim()
  if (form === 'zoom-meeting' || form === 'zoom-webinar') {
    return /^\d+$/.test(text) ? { unit: 'minutes', minutes: Number(text) } : null
  }
  const clock = /^(\d+):(\d{2}):(\d{2})$/.exec(text)
  if (clock) {
    const [, hours, minutes, seconds] = clock.map(Number)
    return { unit: 'seconds', seconds: (hours ?? 0) * 3600 + (minutes ?? 0) * 60 + (seconds ?? 0) }
  }
  const parts = [...text.matchAll(/(\d+)\s*([\p{L}\p{M}]+)\.?\s*/gu)]
  if (parts.length === 0 || parts.map(([whole]) => whole).join('') !== text) return null
  let seconds = 0
  for (const [, number, word = ''] of parts) {
    const unit = units.find(([, pattern]) => pattern.test(word))
    if (!unit) return null
    seconds += Number(number) * unit[0]
  }
  return { unit: 'seconds', seconds }
}

/**
 * Whether a row's own duration follows from its times under its vendor's rounding. Zoom: minutes,
 * rounded up. Teams 2021: cut to the minute from one hour on. Teams counts parts of seconds that it
 * does not show: its seconds may be one short.
 */
export function agrees(claimed: Claimed, ms: number, form: ReportForm): boolean {
  const seconds = Math.round(ms / 1000)
  if (claimed.unit === 'minutes') return claimed.minutes === Math.ceil(seconds / 60)
  const shown = [seconds, seconds - 1].map((one) =>
    form === 'teams-2021' && one >= 3600 ? one - (one % 60) : one,
  )
  return shown.includes(claimed.seconds)
}
