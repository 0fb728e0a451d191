import { cleanup, screen } from '@testing-library/preact'
import { afterEach, describe, expect, it } from 'vitest'
import { candidates, sharedTime } from '../../src/admin/places/overlap.ts'
import { plainDetail, timelineOf } from './support/detail-rows.ts'
import { fakeApi, page } from './support/fake-api.ts'
import { attendance, hour, minute, session, start } from './support/rows.ts'
import { show } from './support/show.tsx'

afterEach(cleanup)

const birch = { id: 'birch', name: 'Birch' }
const here = plainDetail({ flags: ['two-places'] })
const there = plainDetail({
  session: 't',
  flags: ['two-places'],
  timeline: timelineOf(start + 40 * minute, start + 90 * minute),
})
const sampling = session({ id: 't', title: 'Sampling', room: birch })

describe('two places at once', () => {
  it('[D6] are looked for among the sessions of other rooms at the same time', () => {
    const later = session({ id: 'u', room: birch, start: start + 5 * hour, end: start + 6 * hour })
    const same = session({ id: 'v' })
    const nowhere = session({ id: 'w', room: null })
    const all = [session(), sampling, later, same, nowhere]
    expect(candidates(here, all).map(({ id }) => id)).toEqual(['t'])
  })

  it('[D6] share what counts in both, to the millisecond', () => {
    expect(sharedTime(here, there)).toEqual([{ start: start + 40 * minute, end: start + hour }])
  })

  it('[D6] stand on one axis, with the time that counts in both, and lead to both records', async () => {
    const api = fakeApi()
    api.on('GET /api/v1/programmes/p/sessions', page([session(), sampling]))
    const rows = [attendance({ flags: ['two-places'] })]
    const groups = [{ kind: 'two-places', count: 1, attendees: ['amara'] }]
    api.on('GET /api/v1/sessions/s/to-sort-out', { body: { groups, rows, waiting: [], left: [] } })
    api.on('GET /api/v1/sessions/s/attendance/amara', { body: here })
    api.on('GET /api/v1/sessions/t/attendance/amara', { body: there })
    show('/p/p/sessions/s/two-places', api)
    await screen.findByText('10:55:00 to 11:15:00')
    const region = await screen.findByRole('region', { name: 'Amara Okonkwo in several rooms' })
    const links = [...region.querySelectorAll('a')].map((link) => link.getAttribute('href'))
    expect(links).toEqual(['/p/p/sessions/s/a/amara', '/p/p/sessions/t/a/amara'])
    expect(region.querySelectorAll('i[class*="both"]')).toHaveLength(2)
  })
})
