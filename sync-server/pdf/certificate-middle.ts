import { amount, dayOf, formatOf, hoursOf, placeOf } from '../certificates/format.ts'
import type { CertificateWords } from '../certificates/words/words.ts'
import type { PrintedCertificate } from './certificate.ts'
import { isolated } from './runs.ts'
import {
  fitted,
  grey,
  heightOf,
  type Line,
  leftOf,
  type Sheet,
  setLines,
  wrapped,
} from './sheet.ts'

/** Sizes shrink until all fits: a name or a title is never cut for want of room. */
const smaller = [0.9, 0.8, 0.7, 0.6, 0.5]

interface Parts {
  above: Line[]
  facts: { label: Line; value: Line[] }[]
  below: Line[]
}

/** Who attended what, and what it earned, between the sponsor and the foot. */
export function drawMiddle(
  sheet: Sheet,
  certificate: PrintedCertificate,
  words: CertificateWords,
  { top, bottom }: { top: number; bottom: number },
): void {
  const room = bottom - top
  let parts = partsOf(sheet, certificate, words, 1)
  for (const scale of smaller) {
    if (heightOfParts(parts) <= room) break
    parts = partsOf(sheet, certificate, words, scale)
  }
  const free = Math.max(0, room - heightOfParts(parts))
  const width = sheet.width - 2 * sheet.margin
  const box = { from: sheet.margin, y: top + free / 2, width }
  const y = drawFacts(sheet, parts, setLines(sheet, parts.above, box, 'center') + factsGap)
  setLines(sheet, parts.below, { ...box, y }, 'center')
}

const factsGap = 12

function heightOfParts({ above, facts, below }: Parts): number {
  return heightOf(above) + factsGap + factsHeight(facts) + heightOf(below)
}

const factsHeight = (facts: Parts['facts']): number =>
  Math.max(0, ...facts.map(({ label, value }) => heightOf([label, ...value])))

function drawFacts(sheet: Sheet, { facts }: Parts, y: number): number {
  const column = factsWidth(sheet, facts.length)
  const first = (sheet.width - facts.length * column) / 2
  for (const [n, { label, value }] of facts.entries()) {
    const box = { from: first + n * column, y, width: column }
    setLines(sheet, [label, ...value], box, 'center')
    if (n === 0) continue
    const x = leftOf(sheet, { from: box.from, width: 0 })
    sheet.doc.lineWidth(0.5).strokeColor('#c6ccd4')
    sheet.doc
      .moveTo(x, y + 2)
      .lineTo(x, y + factsHeight(facts) - 2)
      .stroke()
  }
  return y + factsHeight(facts)
}

const factsWidth = ({ width, margin }: Sheet, n: number) =>
  Math.min(190, (width - 2 * margin) / Math.max(1, n))

function partsOf(
  sheet: Sheet,
  certificate: PrintedCertificate,
  words: CertificateWords,
  scale: number,
): Parts {
  const { content, participant } = certificate
  const { template, scope } = content
  const width = sheet.width - 2 * sheet.margin - 60
  const small = 11.5 * scale
  const sized = (...sizes: number[]) => sizes.map((size) => size * scale)
  const bold = { weight: 'bold' } as const
  const named = { text: participant, ...bold, gap: 9 * scale, own: true as const }
  const titled = { text: content.title, ...bold, gap: 6 * scale, own: true as const }
  return {
    above: [
      { text: words.heading, size: 25 * scale, ...bold, colour: template.colour },
      { text: words.certifies, size: small, colour: grey, gap: 12 * scale },
      ...fitted(sheet, named, { sizes: sized(33, 27, 22, 18, 15), width, most: 2 }),
      {
        text: scope === 'session' ? words.attended : words.attendedSeveral,
        size: small,
        colour: grey,
        gap: 8 * scale,
      },
      ...fitted(sheet, titled, { sizes: sized(19, 16, 13.5, 11.5), width, most: 3 }),
    ],
    facts: factsOf(certificate, words).map(([label, value], _, all) => ({
      label: { text: label, size: 8.5 * scale, colour: grey },
      value: wrapped(
        sheet,
        { text: value, size: 10.5 * scale },
        factsWidth(sheet, all.length) - 14,
      ),
    })),
    below: [
      ...creditLines(sheet, certificate, words, { width, scale }),
      ...wrapped(sheet, ownText(template.text, scale), width),
    ],
  }
}

const ownText = (text: string, scale: number): Line => ({
  text,
  size: 10 * scale,
  gap: 10 * scale,
  own: true,
})

function factsOf({ content }: PrintedCertificate, words: CertificateWords): [string, string][] {
  const { sessions, minutes, template } = content
  const format = formatOf(content)
  const unique = (all: string[]) => [...new Set(all)].join(', ')
  const [first] = sessions
  const when =
    content.scope === 'session' && first
      ? `${dayOf(format, first.start)}\n${hoursOf(format, first)}`
      : unique(
          [
            Math.min(...sessions.map((s) => s.start)),
            Math.max(...sessions.map((s) => s.start)),
          ].map((at) => dayOf(format, at)),
        ).replace(', ', '\n– ')
  return [
    [words.date, when],
    [words.location, unique(sessions.map((one) => placeOf(one, words.online)))],
    [words.delivery, unique(sessions.map((one) => words.deliveries[one.delivery]))],
    ...(template.minutes && minutes !== null
      ? [[words.time, words.minutes(minutes)] satisfies [string, string]]
      : []),
  ]
}

/** Credits of each board with the fields of study, and how long a credit is. */
function creditLines(
  sheet: Sheet,
  { content }: PrintedCertificate,
  words: CertificateWords,
  { width, scale }: { width: number; scale: number },
): Line[] {
  const given = content.credits.filter(({ hundredths }) => hundredths > 0)
  const lines = given.flatMap(({ name, hundredths, fields }, n) => {
    const sums = fields.filter((field) => field.hundredths > 0)
    const split = sums
      .map((field) => `${isolated(field.name)} ${amount(field.hundredths)}`)
      .join(' · ')
    const told = `${words.credits}: ${amount(hundredths)} ${isolated(name)}`
    const size = 13 * scale
    return [
      ...wrapped(sheet, { text: told, size, weight: 'bold', gap: (n ? 4 : 14) * scale }, width),
      ...(split === '' ? [] : wrapped(sheet, { text: split, size: 10.5 * scale }, width)),
    ]
  })
  const statements = given.map(({ name, minutesPerCredit }) =>
    words.oneCredit(isolated(name), minutesPerCredit),
  )
  const told = { text: statements.join(' '), size: 8.5 * scale, colour: grey, gap: 5 * scale }
  return statements.length === 0 ? [] : [...lines, ...wrapped(sheet, told, width)]
}
