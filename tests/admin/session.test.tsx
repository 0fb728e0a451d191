import { cleanup, fireEvent, screen, waitFor, within } from '@testing-library/preact'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { AttendanceRow } from '../../src/domain/api.ts'
import { type FakeApi, fakeApi, page } from './support/fake-api.ts'
import { attendance, hour, kiosk, minute, session, start } from './support/rows.ts'
import { show } from './support/show.tsx'
import { completeness, quietSession } from './support/truth-rows.ts'

let api: FakeApi
beforeEach(() => {
  api = fakeApi()
  api.on('GET /api/v1/programmes/p/sessions', page([session()]))
  quietSession(api)
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
  it('shows first in, last out, time, percent, visits, evidence and flags in words', async () => {
    showRows([attendance({ flags: ['two-places'], visits: 2 })])
    const row = await rowOf('Amara Okonkwo')
    for (const text of [
      '10:15:00',
      '11:15:00',
      '1:00:00',
      '57.1',
      '2 visits',
      'Kiosk',
      'Pending',
    ]) {
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

  it('[row S7] reads again when the stream first stands: what came between the two is not missed', async () => {
    const live = showRows([])
    await screen.findByText(/Nobody is booked/)
    api.on(path, { body: { items: [attendance()] } })
    live.mendLive()
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
    api.lose()
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
    expect(api.asked).toContain('POST /api/v1/sessions/s/closing')
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

describe('completeness', () => {
  const reports = 'GET /api/v1/sessions/s/completeness'
  const late = kiosk({
    id: 'k9',
    name: 'right door',
    lastContact: start + 77 * minute,
    waiting: 14,
  })

  it('[W2] names the kiosks that are missing, and what waits for them', async () => {
    api.on(reports, { body: completeness() })
    api.on('GET /api/v1/kiosks', page([late]))
    showRows([attendance()], start + 2 * hour)
    await screen.findByText('1 of 2 kiosks has reported through 12:00.')
    await screen.findByText(
      /right door: last contact 11:32, with 14 taps waiting\. Automatic marks wait for it, until Fri 20, 12:00/,
    )
  })

  it('[W1] a kiosk is packed up by staff, and in use again', async () => {
    api.on(reports, { body: completeness() })
    api.on('POST /api/v1/kiosks/k9/packed-up', () => {
      const [left, right] = completeness().kiosks
      const packed = { through: 'closed', isComplete: true, packedUpAt: start + 2 * hour }
      api.on(reports, { body: { ...completeness(), kiosks: [left, { ...right, ...packed }] } })
      return { body: {} }
    })
    showRows([attendance()], start + 2 * hour)
    fireEvent.click(await screen.findByRole('button', { name: /^Packed up\s?: right door$/ }))
    await screen.findByText('Packed up at 12:15')
    expect(screen.getByRole('button', { name: /^In use again\s?: right door$/ })).toBeTruthy()
  })

  it('[W2] a session closed before all had come says so', async () => {
    const closing = { at: start + 2 * hour, by: 'rosa', reason: null }
    api.on(reports, { body: completeness({ closing }) })
    showRows([attendance()], start + 3 * hour)
    await screen.findByText('Closed at 12:15, and not all has come.')
    expect(screen.queryByRole('button', { name: 'Close the session' })).toBeNull()
  })
})

describe('what is to sort out', () => {
  const sortOut = (groups: unknown[], rows: AttendanceRow[] = []) =>
    api.on('GET /api/v1/sessions/s/to-sort-out', { body: { groups, rows, waiting: [], left: [] } })

  it('stands beside the table, counted, with the way to repair it', async () => {
    const row = attendance({ flags: ['no-check-out'], provisional: true })
    sortOut(
      [
        { kind: 'no-check-out', count: 1, attendees: ['amara'] },
        { kind: 'provisional', count: 1, attendees: ['amara'] },
        { kind: 'parked', count: 2, attendees: [] },
      ],
      [row],
    )
    showRows([row])
    const link = await screen.findByRole('link', { name: 'Review 1 without check-out' })
    expect(link.getAttribute('href')).toBe('/p/p/sessions/s/repair/no-check-out')
    expect(screen.getByText('2 taps wait')).toBeTruthy()
    expect(screen.queryByText('1 decision')).toBeNull()
  })

  it('leaves out who is in now: they can still check out', async () => {
    const row = attendance({ flags: ['no-check-out'], inNow: true })
    sortOut([{ kind: 'no-check-out', count: 1, attendees: ['amara'] }], [row])
    showRows([row])
    await screen.findByText('Amara Okonkwo')
    await waitFor(() => expect(api.asked).toContain('GET /api/v1/sessions/s/to-sort-out'))
    expect(screen.queryByText('1 without check-out')).toBeNull()
  })

  it('shows those with a problem alone, and all of them again', async () => {
    const two = attendance({ flags: ['contradiction'] })
    sortOut([{ kind: 'contradiction', count: 1, attendees: ['amara'] }], [two])
    showRows([two, attendance({ attendee: 'm', name: 'Marek' })])
    fireEvent.click(await screen.findByRole('button', { name: 'Show 1 contradiction' }))
    expect(screen.queryByText('Marek')).toBeNull()
    fireEvent.click(screen.getByRole('button', { name: 'Show all attendees' }))
    expect(screen.getByText('Marek')).toBeTruthy()
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
