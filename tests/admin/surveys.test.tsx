import { cleanup, fireEvent, screen, waitFor, within } from '@testing-library/preact'
import { afterEach, beforeEach, expect, it } from 'vitest'
import type { SurveyResults, SurveyRow } from '../../src/domain/api-survey.ts'
import { type FakeApi, fakeApi, page } from './support/fake-api.ts'
import { session, start } from './support/rows.ts'
import { show } from './support/show.tsx'

const survey = (over: Partial<SurveyRow> = {}): SurveyRow => ({
  ...{ id: 'v', programme: 'p', name: 'How was it?', version: 2, revision: 5, updatedAt: start },
  settings: {
    ...{ intro: '', anonymous: false, sendAfterMin: 60, reminderDays: 3, closesAfterDays: 14 },
    ...{ beforeCertificate: false, mayChange: true, external: null },
  },
  questions: [
    { id: 'q1', kind: 'rating', text: 'How useful was it?', required: true, most: 5 },
    { id: 'q2', kind: 'text', text: 'What was missing?', required: false },
  ],
  ...{ asked: 8, answered: 4 },
  ...over,
})

let api: FakeApi
beforeEach(() => {
  api = fakeApi()
  api.on('GET /api/v1/programmes/p/surveys', { body: { items: [survey()] } })
  api.on('GET /api/v1/surveys/v', { body: survey() })
  api.on('GET /api/v1/programmes/p/sessions', page([session()]))
})
afterEach(cleanup)
const type = (label: string, value: string) =>
  fireEvent.input(screen.getByLabelText(label), { target: { value } })

it('[row C5] the list says how each survey is asked and how many answered', async () => {
  show('/p/p/surveys', api)
  const row = (await screen.findByText('How was it?')).closest('tr')
  expect(row?.textContent).toContain(
    'Sent 1 hour later, a reminder after 3 days, closes after 14 days',
  )
  expect(row?.textContent).toContain('2 questions')
  expect(row?.textContent).toMatch(/84$/)
})

it('[row C5] a survey is made of questions in an order that the keys change, and is previewed', async () => {
  let sent: unknown
  api.on('POST /api/v1/programmes/p/surveys', ({ body }) => {
    sent = JSON.parse(body)
    return { status: 201, body: survey() }
  })
  show('/p/p/surveys/new', api)
  await screen.findByRole('heading', { name: 'New survey' })
  fireEvent.click(screen.getByRole('button', { name: 'Save survey' }))
  expect((await screen.findByRole('alert')).textContent).toContain('Give the survey a name.')
  type('Name', 'After the day')
  type('Question 1', 'Would you come again?')
  fireEvent.click(screen.getByRole('button', { name: 'Add a question' }))
  type('Question 2', 'How useful was it?')
  const preview = within(screen.getByRole('region', { name: 'As a phone shows it' }))
  expect(preview.getAllByRole('group').map((one) => one.textContent)).toEqual([
    expect.stringContaining('Would you come again?'),
    expect.stringContaining('How useful was it?'),
  ])
  fireEvent.keyDown(screen.getByRole('button', { name: /^Move question 2:/ }), { key: 'ArrowUp' })
  fireEvent.click(screen.getByRole('button', { name: 'Save survey' }))
  await waitFor(() => expect(sent).toBeDefined())
  expect(sent).toMatchObject({
    name: 'After the day',
    settings: { sendAfterMin: 0, reminderDays: 3, closesAfterDays: 14, external: null },
    questions: [
      { kind: 'rating', text: 'How useful was it?', most: 5, required: true },
      { kind: 'rating', text: 'Would you come again?' },
    ],
  })
})

it('[row C5] questions are put in order by a press each way, which keeps the focus; at the end it does nothing', async () => {
  show('/p/p/surveys/new', api)
  await screen.findByRole('heading', { name: 'New survey' })
  type('Question 1', 'One?')
  fireEvent.click(screen.getByRole('button', { name: 'Add a question' }))
  type('Question 2', 'Two?')
  const texts = () =>
    [1, 2].map((n) => screen.getByLabelText<HTMLInputElement>(`Question ${n}`).value)
  const button = (name: string) => screen.getByRole('button', { name })
  const press = (name: string) => {
    button(name).focus()
    fireEvent.click(button(name))
  }
  press('Move question 2 up')
  expect(texts()).toEqual(['Two?', 'One?'])
  await screen.findByText('The question is now number 1 of 2')
  // it is the same button still, at the question's new place
  expect(document.activeElement).toBe(button('Move question 1 up'))
  expect(button('Move question 1 up').getAttribute('aria-disabled')).toBe('true')
  expect(button('Move question 2 down').getAttribute('aria-disabled')).toBe('true')
  press('Move question 1 up')
  press('Move question 2 down')
  expect(texts()).toEqual(['Two?', 'One?'])
  press('Move question 1 down')
  expect(texts()).toEqual(['One?', 'Two?'])
})

it('[row C5] certificates can’t wait for a survey that closes, or one elsewhere', async () => {
  show('/p/p/surveys/v/edit', api)
  fireEvent.click(await screen.findByLabelText('Certificates wait for the answer'))
  fireEvent.click(screen.getByRole('button', { name: 'Save survey' }))
  expect((await screen.findByRole('alert')).textContent).toContain('leave the closing empty')
  fireEvent.click(screen.getByRole('button', { name: 'A survey elsewhere' }))
  expect(screen.queryByLabelText('Certificates wait for the answer')).toBeNull()
  expect(api.asked.filter((one) => one.startsWith('PUT'))).toEqual([])
})

it('[row C5] what was answered is charted with its figures, and comes as CSV', async () => {
  const [rating, text] = survey().questions
  if (!rating || !text) throw new Error('no questions')
  const results: SurveyResults = {
    ...{ survey: 'v', asked: 8, answered: 4, withheld: 0 },
    questions: [
      { question: rating, answered: 4, counts: [0, 0, 1, 1, 2], mean: 425, texts: [] },
      { question: text, answered: 1, counts: [], mean: null, texts: ['More coffee'] },
    ],
  }
  api.on('GET /api/v1/surveys/v/results', { body: results })
  show('/p/p/surveys/v', api)
  const bars = within(await screen.findByRole('table', { name: 'How useful was it?' }))
  expect(bars.getAllByRole('row').map((row) => row.textContent)).toEqual([
    'AnswerShareHow many',
    ...['10 %0', '20 %0', '325 %1', '425 %1', '550 %2'],
  ])
  expect(screen.getByText('4.25 of 5')).toBeTruthy()
  expect(screen.getByText('More coffee')).toBeTruthy()
  expect(screen.getByRole('link', { name: 'Answers as CSV' }).getAttribute('href')).toBe(
    '/api/v1/surveys/v/answers.csv',
  )
})
