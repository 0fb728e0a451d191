import PDFDocument from 'pdfkit'
import { describe, expect, it } from 'vitest'
import { certificateFile, missingLetters } from '../../sync-server/pdf/certificate.ts'
import { createTypesetter } from '../../sync-server/pdf/text.ts'
import { certificateContent, printedCertificate } from '../support/certificate-content.ts'

/** The fonts that are embedded in a file, and its number of pages. */
async function read(printed: Parameters<typeof certificateFile>[0]) {
  const text = Buffer.from(await certificateFile(printed)).toString('latin1')
  expect(text.startsWith('%PDF-')).toBe(true)
  const fonts = [...text.matchAll(/\/FontName \/[A-Z]+\+([A-Za-z]+)/g)].map(([, font]) => font)
  return { fonts: new Set(fonts), pages: text.match(/\/Type \/Page\b/g)?.length }
}

describe('a certificate’s file', () => {
  it.each([
    ['محمد الأنصاري', 'NotoSansArabic'],
    ['שרה כהן', 'NotoSansHebrew'],
    ['欧阳 伟明', 'NotoSansHans'],
    ['山田 さくら', 'NotoSansJP'],
    ['김민수', 'NotoSansKR'],
    ['น้ำทิพย์', 'NotoSansThai'],
    ['क्षिप्रा', 'NotoSansDevanagari'],
    ['Z\u0323oe\u0308 q\u0307\u0323', 'NotoSans'],
  ])('[row C3] sets %s in a font that has it, on one page', async (name, font) => {
    const { fonts, pages } = await read(printedCertificate(name))
    expect([...fonts].some((one) => one?.startsWith(font))).toBe(true)
    expect(pages).toBe(1)
  })

  it('[row C3] in Arabic the fixed words are in an Arabic font, also for a Latin name', async () => {
    const { fonts } = await read(printedCertificate('Amara Okonkwo', certificateContent('ar')))
    expect([...fonts].some((one) => one?.startsWith('NotoSansArabic'))).toBe(true)
  })

  it('[row C3] a name that no font can set is told by script, before anything is drawn', () => {
    const type = createTypesetter(new PDFDocument({ autoFirstPage: false }))
    expect(missingLetters(type, 'አበበ Abebe', certificateContent())).toEqual(['Ethiopic'])
    const { template } = certificateContent()
    const other = certificateContent('en', { title: 'კაცი', template: { ...template, text: '😀' } })
    expect(missingLetters(type, 'Zoë', other)).toEqual(['Georgian', 'U+1F600'])
    expect(missingLetters(type, 'Zoë', certificateContent('ar'))).toEqual([])
  })

  it('[row C3] one for a programme lists its sessions on as many pages as they take', async () => {
    const content = certificateContent()
    const [session] = content.sessions
    if (!session) throw new Error('no session')
    const sessions = Array.from({ length: 30 }, () => session)
    const printed = printedCertificate('Zoë', { ...content, scope: 'programme', sessions })
    const { pages = 0 } = await read(printed)
    expect(pages).toBeGreaterThan(3)
    expect(
      (await read({ ...printed, content: { ...printed.content, sessions: [session] } })).pages,
    ).toBe(2)
  })

  it('[row C3] long names, titles and texts of many boards still take one page', async () => {
    const content = certificateContent('de')
    const credits = ['a', 'b', 'c', 'd'].flatMap((rule) =>
      content.credits.map((one) => ({ ...one, rule })),
    )
    const long = 'Donaudampfschifffahrtsgesellschaft von und zu '
    const { pages } = await read(
      printedCertificate(long.repeat(6), {
        ...content,
        credits,
        title: long.repeat(5),
        template: { ...content.template, text: long.repeat(20) },
      }),
    )
    expect(pages).toBe(1)
  })
})
