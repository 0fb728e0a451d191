import fc from 'fast-check'
import { expect, it } from 'vitest'
import { mailLanguage, mailLanguages, mailTemplates } from '../../src/domain/mail-templates.ts'
import { problemsOf } from '../../src/domain/mail-words.ts'
import { defaultWords } from '../../sync-server/mail/default-words.ts'
import { renderMail } from '../../sync-server/mail/render.ts'

const all = mailLanguages.flatMap((language) =>
  mailTemplates.map((template) => ({ language, template })),
)

it.each(all)(
  '[row C7] our words for $template in $language are without fault and name what English names',
  ({ language, template }) => {
    const words = defaultWords[language][template]
    expect(problemsOf(template, words)).toEqual([])
    const named = (one: typeof words) => one.body.match(/\{\{\w+\}\}/g)?.sort()
    expect(named(words)).toEqual(named(defaultWords.en[template]))
  },
)

it('[row C7] an unknown variable, a brace without counterpart and a button of no link are told with their place', () => {
  const body = 'Hello {{name}},\n\n{{surname}} and {{ again\n[press]({{session}})'
  expect(problemsOf('survey', { subject: 'On [x]({{link}})\nBcc: all', body })).toEqual([
    expect.objectContaining({ field: 'subject', line: 1, column: 4 }),
    expect.objectContaining({
      field: 'body',
      line: 3,
      column: 1,
      message: expect.stringMatching(/surname.*Known are name, programme, link, session, closes/),
    }),
    expect.objectContaining({ field: 'body', line: 4, column: 1 }),
    expect.objectContaining({ field: 'body', line: 3, column: 17 }),
    expect.objectContaining({ field: 'subject', message: 'The subject is one line.' }),
  ])
})

it('[row C7] a paragraph with nothing to say is left out; a link is a button and stands in the text', () => {
  const values = {
    name: 'Amara',
    session: 'Trust',
    programme: 'Audit',
    closes: null,
    link: 'https://x.example/me',
  }
  const { text, html } = renderMail(defaultWords.en.survey, values, 'en')
  expect(text).not.toMatch(/until/)
  expect(text).toContain('Answer the survey:\nhttps://x.example/me')
  expect(html).toMatch(/<a href="https:\/\/x\.example\/me" style="[^"]*">Answer the survey<\/a>/)
})

it('[row C7] Arabic mails read from right to left', () => {
  const { html } = renderMail(defaultWords.ar.survey, { name: 'A' }, 'ar')
  expect(html).toContain('<html lang="ar" dir="rtl">')
})

it('[row C7] whatever a name holds, it adds no header, no markup and no variable', () => {
  const hostile = fc.array(
    fc.constantFrom(
      '\r\nBcc: x@y',
      '<script>',
      '{{link}}',
      '[a]({{link}})',
      '"',
      "'",
      '&',
      '\u2028',
      'é',
      ' ',
    ),
  )
  fc.assert(
    fc.property(hostile, (parts) => {
      const name = `A${parts.join('')}`
      const words = { subject: 'To {{name}}', body: 'Hello {{name}}' }
      const { subject, html } = renderMail(words, { name, link: 'https://secret.example' }, 'en')
      expect(subject).not.toMatch(/[\r\n\u2028]/)
      expect(html).not.toMatch(/<script|secret\.example|<a /)
    }),
  )
})

it('[row C7] an address that is none opens nothing', () => {
  const words = { subject: 's', body: '[Press]({{link}})' }
  const { html } = renderMail(words, { link: 'javascript:alert(1)' }, 'en')
  expect(html).not.toMatch(/href/)
})

it.each([
  ['de-CH', 'de'],
  ['AR', 'ar'],
  ['nl', 'en'],
  [null, 'en'],
])('[row C7] a person of language %s is written to in %s', (asked, spoken) => {
  expect(mailLanguage(asked)).toBe(spoken)
})
