import { tagOf } from '../../i18n/plural.ts'

/** 1.6: at least one digit behind the point, two where it needs them. */
export function creditsOf(language: string, hundredths: number): string {
  const digits = { minimumFractionDigits: 1, maximumFractionDigits: 2 }
  return new Intl.NumberFormat(tagOf(language), digits).format(hundredths / 100)
}

/** 5:08, whole minutes, cut. */
export function hours(language: string, ms: number): string {
  const minutes = Math.floor(ms / 60_000)
  const two = new Intl.NumberFormat(tagOf(language), { minimumIntegerDigits: 2 })
  const one = new Intl.NumberFormat(tagOf(language))
  return `${one.format(Math.floor(minutes / 60))}:${two.format(minutes % 60)}`
}
