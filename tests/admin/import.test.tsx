import { cleanup, fireEvent, screen, waitFor } from '@testing-library/preact'
import { afterEach, expect, it } from 'vitest'
import { fakeApi, page } from './support/fake-api.ts'
import { session } from './support/rows.ts'
import { show } from './support/show.tsx'

afterEach(cleanup)

const call = 'POST /api/v1/programmes/p/import/sessions'
const nothing = { added: 0, updated: 0, unchanged: 0, missing: [], errors: [] }

async function choose(file: File): Promise<void> {
  const input = await waitFor(() => {
    const found = document.querySelector<HTMLInputElement>('input[type=file]')
    if (!found) throw new Error('No place for a file')
    return found
  })
  Object.defineProperty(input, 'files', { value: [file], configurable: true })
  // not fireEvent.change: with preact/compat loaded that fires `input`
  fireEvent(input, new Event('change', { bubbles: true }))
}

it('a sheet with errors names row, column and reason of each, and can’t be applied', async () => {
  const api = fakeApi()
  const errors = [
    { row: 12, column: 'end', code: 'bad-time', message: '"11:65" is not a time of day.' },
    { row: 1, column: null, code: 'no-column', message: 'There is no column "start".' },
  ]
  api.on(call, {
    status: 422,
    body: { ...nothing, code: 'invalid', title: 'x', detail: 'y', errors, rows: [] },
  })
  show('/p/p/import', api)
  await choose(new File(['title\n'], 'wed.csv'))
  await screen.findByText('"11:65" is not a time of day.')
  const rows = screen.getAllByRole('row').map((row) => row.textContent)
  expect(rows).toContain('12end"11:65" is not a time of day.')
  expect(rows).toContain('1whole rowThere is no column "start".')
  const apply = screen.getByRole('button', { name: 'Apply: mend 2 places first' })
  expect(apply.getAttribute('aria-disabled')).toBe('true')
  fireEvent.click(apply)
  expect(api.asked.filter((asked) => asked.includes('/import/'))).toEqual([`${call}?dryRun=true`])
})

it('a sheet shows each cell that would change, and is applied only when one says so', async () => {
  const api = fakeApi()
  const rows = [
    {
      row: 4,
      act: 'updated',
      title: 'Designing for trust',
      cells: [{ column: 'credits_1', before: '1.5', after: '2.0' }],
    },
  ]
  api.on(call, ({ query, body, type }) => {
    expect([type, body]).toEqual(['text/csv', 'title\nDesigning for trust\n'])
    return {
      body:
        query.get('dryRun') === 'true'
          ? { ...nothing, updated: 1, rows }
          : { ...nothing, updated: 1 },
    }
  })
  show('/p/p/import', api)
  await choose(new File(['title\nDesigning for trust\n'], 'wed.csv'))
  expect((await screen.findByText('1.5')).tagName).toBe('DEL')
  expect(screen.getByText('2.0').tagName).toBe('INS')
  fireEvent.click(screen.getByRole('button', { name: 'Apply 1 row' }))
  await screen.findByText('Applied as a whole.')
  expect(api.asked.filter((asked) => asked.includes('/import/'))).toEqual([
    `${call}?dryRun=true`,
    `${call}?dryRun=false&file=wed.csv`,
  ])
})

it('sessions that are gone from the file are cancelled only where one asks for it', async () => {
  const api = fakeApi()
  api.on(call, { body: { ...nothing, missing: [{ id: 'x', title: 'Lightning talks' }] } })
  show('/p/p/import', api)
  await choose(new File(['{}'], 'schedule.json'))
  await screen.findByText('Lightning talks')
  expect(screen.getByRole('button', { name: 'Apply: nothing would change' })).toBeTruthy()
  fireEvent.click(screen.getByRole('checkbox'))
  fireEvent.click(screen.getByRole('button', { name: 'Apply 1 row' }))
  await screen.findByText('Applied as a whole.')
  expect(api.asked).toContain(`${call}?dryRun=false&cancelMissing=true&file=schedule.json`)
})

it('a lost connection while applying says that the outcome is not known', async () => {
  const api = fakeApi()
  api.on(call, ({ query }) =>
    query.get('dryRun') === 'true' ? { body: { ...nothing, added: 1, rows: [] } } : 'offline',
  )
  show('/p/p/import', api)
  await choose(new File(['title\n'], 'wed.csv'))
  fireEvent.click(await screen.findByRole('button', { name: 'Apply 1 row' }))
  await screen.findByText(/Whether it was applied is not known/)
})

it('a spreadsheet of another kind is refused before anything is sent', async () => {
  const api = fakeApi()
  api.on('GET /api/v1/programmes/p/sessions', page([session()]))
  show('/p/p/import', api)
  await choose(new File(['PK'], 'wed.ods'))
  await screen.findByText(/Save it as XLSX/)
  expect(api.asked.filter((asked) => asked.startsWith('POST'))).toEqual([])
})

it('a long sheet draws the rows in sight alone, narrows by what is typed, and says which sheet was read', async () => {
  const api = fakeApi()
  const rows = Array.from({ length: 3000 }, (_, n) => ({
    row: n + 2,
    act: n % 2 === 0 ? 'added' : 'updated',
    title: `Person ${n}`,
    cells: [{ column: 'name', before: n % 2 === 0 ? null : 'Before', after: `Person ${n}` }],
  }))
  const sheet = { read: 'People', others: ['Prices'] }
  const beyond = [{ id: 's', title: 'Reading the ledger', capacity: 60, booked: 62 }]
  api.on(call, { body: { ...nothing, added: 1500, updated: 1500, kept: 2, beyond, sheet, rows } })
  show('/p/p/import', api)
  await choose(new File(['title'], 'wed.csv'))
  await screen.findByText('Prices', { exact: false })
  screen.getByText('2 rows stay as they are.')
  screen.getByText('1 session gets more bookings than places.')
  screen.getByText('Reading the ledger (62 of 60)', { exact: false })
  const drawn = () => screen.getAllByRole('row').length
  expect(drawn()).toBeLessThan(100)
  expect(screen.getByRole('table').getAttribute('aria-rowcount')).toBe('3001')
  fireEvent.input(screen.getByRole('searchbox'), { target: { value: 'person 2998' } })
  await screen.findByText('1 of 3,000 rows')
  fireEvent.click(screen.getByRole('button', { name: 'Changed' }))
  await screen.findByText('No row with these words. Clear the search to see all.')
})

it('an import is undone as a whole; rows that would stay are named before anything is', async () => {
  const api = fakeApi()
  const past = {
    id: 'i1',
    what: 'sessions',
    file: 'wed.csv',
    by: 'somebody',
    byName: 'Rosa',
    at: 1_772_000_000_000,
    added: 2,
    updated: 1,
    cancelled: 0,
    undone: null,
    canUndo: true,
  }
  api.on('GET /api/v1/programmes/p/imports', page([past]))
  const kept = [{ id: 's', title: 'Audit', reason: 'It was changed after the import.' }]
  api.on('POST /api/v1/imports/i1/undo', ({ query }) =>
    query.get('rest') === 'true'
      ? { body: { undone: 2, kept } }
      : { status: 409, body: { code: 'stale', detail: 'x', undone: 2, kept } },
  )
  show('/p/p/import', api)
  fireEvent.click(await screen.findByRole('button', { name: /^Undo the sessions/ }))
  await screen.findByText('It was changed after the import.')
  fireEvent.click(screen.getByRole('button', { name: 'Undo the other 2 rows' }))
  await screen.findByText('Undone.')
  expect(api.asked.filter((asked) => asked.includes('/undo'))).toEqual([
    'POST /api/v1/imports/i1/undo',
    'POST /api/v1/imports/i1/undo?rest=true',
  ])
})
