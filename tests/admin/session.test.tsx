import { cleanup, fireEvent, screen, waitFor, within } from '@testing-library/preact'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { AttendanceRow } from '../../src/domain/api.ts'
import { type FakeApi, fakeApi, page } from './support/fake-api.ts'
import { attendance, hour, minute, session, start } from './support/rows.ts'
import { show } from './support/show.tsx'

let api: FakeApi
beforeEach(() => {
  api = fakeApi()
  api.on('GET /api/v1/programmes/p/sessions', page([session()]))
})
afterEach(() => {
  cleanup()
  vi.useRealTimers()
})

const path = 'GET /api/v1/sessions/s/attendance'
const showRows = (rows: AttendanceRow[], now?: number) => {
  api.on(path, { body: { items: rows } })
  return show('/p/p/sessions/s', api, now)
}
const rowOf = async (name: string) => {
  const row = (await screen.findByText(name)).closest('tr')
  if (!row) throw new Error(`${name} stands in no row`)
  return within(row)
}

describe('a row', () => {
  it('shows first in, last out, time, percent, visits and flags in words', async () => {
    showRows([attendance({ flags: ['two-places'] })])
    const row = await rowOf('Amara Okonkwo')
    for (const text of ['10:15:00', '11:15:00', '1:00:00', '57.1', '1', 'Pending']) {
      expect(row.getByText(text)).toBeTruthy()
    }
    expect(row.getByText(/^Two places/)).toBeTruthy()
  })

  it('[S3] shows a person’s mark and the automatic one where they differ', async () => {
    showRows([
      attendance({ status: 'attended', markedBy: 'rosa', automatic: 'not-attended' }),
      attendance({ attendee: 'm', name: 'Marek', status: 'attended', markedBy: 'auto' }),
    ])
    expect((await rowOf('Amara Okonkwo')).getByText('by you, auto: Not Attended')).toBeTruthy()
    expect((await rowOf('Marek')).getByText('auto')).toBeTruthy()
  })

  it('shows no check-out that only a policy assumes', async () => {
    const stays = [{ in: start, out: start + 105 * minute, inBy: 'tap', outBy: 'policy' }]
    showRows([attendance({ stays, lastOut: start + 105 * minute, inNow: true })])
    const row = await rowOf('Amara Okonkwo')
    expect(row.queryByText('12:00:00')).toBeNull()
    expect(row.getByText('in now')).toBeTruthy()
  })
})

describe('marks', () => {
  const mark = async () => {
    fireEvent.click(await screen.findByLabelText('Select Amara Okonkwo'))
    fireEvent.click(screen.getByRole('button', { name: 'Mark Attended' }))
  }

  it('show at once, before the server has answered', async () => {
    let asked = ''
    let answer = () => {}
    showRows([attendance()])
    api.on('POST /api/v1/sessions/s/marks', async ({ body }) => {
      asked = body
      await new Promise<void>((done) => {
        answer = done
      })
      api.on(path, { body: { items: [attendance({ status: 'attended', markedBy: 'rosa' })] } })
      return { body: { marked: 1 } }
    })
    await mark()
    await screen.findByText('by you')
    expect(JSON.parse(asked)).toEqual({ attendees: ['amara'], mark: 'attended' })
    expect(screen.getByText('1 selected')).toBeTruthy()
    answer()
    await waitFor(() => expect(screen.queryByText('1 selected')).toBeNull())
    expect(screen.getByText('by you')).toBeTruthy()
  })

  it('that the server refuses go back to what was, and say why', async () => {
    showRows([attendance()])
    api.on('POST /api/v1/sessions/s/marks', {
      status: 403,
      body: {
        code: 'forbidden',
        title: 'Not allowed',
        detail: 'This needs the role admin or staff.',
      },
    })
    await mark()
    await screen.findByText(/This needs the role admin or staff/)
    const row = await rowOf('Amara Okonkwo')
    expect(row.getByText('Pending')).toBeTruthy()
    expect(row.queryByText('by you')).toBeNull()
    // still selected, so that one can try again
    expect(screen.getByText('1 selected')).toBeTruthy()
  })

  it('that never reach the server go back to what was', async () => {
    showRows([attendance()])
    let lose = () => {}
    api.on('POST /api/v1/sessions/s/marks', async () => {
      await new Promise<void>((done) => {
        lose = done
      })
      api.on(path, 'offline')
      return 'offline' as const
    })
    await mark()
    await screen.findByText('by you')
    lose()
    await screen.findByText('Not marked: the rows are as before.')
    const row = await rowOf('Amara Okonkwo')
    await row.findByText('Pending')
    expect(row.queryByText('by you')).toBeNull()
  })

  it('are not offered to an auditor', async () => {
    api.on('GET /api/v1/me', { body: { id: 'a', name: 'Ada', email: null, role: 'auditor' } })
    showRows([attendance()])
    await screen.findByText('Amara Okonkwo')
    expect(screen.queryByRole('checkbox')).toBeNull()
    expect(screen.queryByText('Import')).toBeNull()
  })
})

describe('a page that follows', () => {
  it('shows taps as they come, with no reload', async () => {
    const live = showRows([])
    await screen.findByText(/Nobody is booked/)
    api.on(path, { body: { items: [attendance()] } })
    live.tell({ type: 'records', sessions: ['s'] })
    await screen.findByText('Amara Okonkwo', {}, { timeout: 3000 })
  })

  it('says that it is not live while the connection is lost, and catches up', async () => {
    const live = showRows([])
    await screen.findByText(/Nobody is booked/)
    live.mendLive()
    live.breakLive()
    await screen.findByText('Not live: connecting again')
    api.on(path, { body: { items: [attendance()] } })
    live.mendLive()
    await screen.findByText('Amara Okonkwo', {}, { timeout: 3000 })
    expect(screen.queryByText('Not live: connecting again')).toBeNull()
  })

  it('keeps what it shows while the server can’t be reached, and says so', async () => {
    const live = showRows([attendance()])
    await screen.findByText('Amara Okonkwo')
    api.on(path, 'offline')
    live.tell({ type: 'records', sessions: ['s'] })
    await screen.findByText('The server can’t be reached.', {}, { timeout: 3000 })
    expect(screen.getByText('Amara Okonkwo')).toBeTruthy()
  })
})

describe('closing', () => {
  it('[W2] is offered once the session is over and somebody waits for a mark', async () => {
    showRows([attendance()], start + 2 * hour)
    api.on('POST /api/v1/sessions/s/closing', { body: { closedAt: start + 2 * hour } })
    fireEvent.click(await screen.findByRole('button', { name: 'Close the session' }))
    await screen.findByText('Closed.')
  })

  it('[S2] is not offered where all that is left waits for a person’s review', async () => {
    showRows([attendance({ provisional: true })], start + 2 * hour)
    await screen.findByText('to review')
    expect(screen.queryByRole('button', { name: 'Close the session' })).toBeNull()
  })

  it('is not offered while the session runs', async () => {
    showRows([attendance()])
    await screen.findByText('Amara Okonkwo')
    expect(screen.queryByRole('button', { name: 'Close the session' })).toBeNull()
  })
})

it('a thousand attendees are counted, and the first are shown', async () => {
  const rows = Array.from({ length: 1000 }, (_, n) =>
    attendance({ attendee: `a${n}`, name: `Person ${n}` }),
  )
  showRows(rows)
  await screen.findByText('150 of 1,000 shown')
  fireEvent.input(screen.getByLabelText('Find attendee'), { target: { value: 'person 999' } })
  await screen.findByText('Person 999')
  expect(screen.getByText('1 of 1,000 shown')).toBeTruthy()
})
