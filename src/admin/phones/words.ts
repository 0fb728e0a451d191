import type { WayRow } from '../../domain/api-phone.ts'
import { plural } from '../format.ts'

/** The classes of evidence as people say them (rule E7), in the order in which they are shown. */
const classes = {
  kiosk: 'Kiosk',
  'phone-code': 'Own phone, with code',
  phone: 'Own phone',
  staff: 'Staff',
  import: 'Online report',
  'self-report': 'Self-report',
}

const isClass = (way: string): way is keyof typeof classes => Object.hasOwn(classes, way)

export const wayName = (way: string): string => (isClass(way) ? classes[way] : way)

export const wayOrder: readonly string[] = Object.keys(classes)

/** `12 by kiosk, 3 by own phone`: how many came by each way; who came by two counts in both. */
export function waysInWords(rows: readonly WayRow[]): string {
  return wayOrder
    .flatMap((way) => {
      const n = rows.filter(({ ways }) => ways.includes(way)).length
      return n === 0 ? [] : [`${wayName(way)}: ${n}`]
    })
    .join(' · ')
}

export const differing = (rows: readonly WayRow[]): string => {
  const n = rows.filter(({ differs }) => differs).length
  return n === 0 ? '' : plural(n, 'self-report differs', 'self-reports differ')
}
