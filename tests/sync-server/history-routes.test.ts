import { afterAll, describe, expect, it } from 'vitest'
import { kindOfAct } from '../../src/domain/history-acts.ts'
import { settle } from '../../sync-server/reconcile/soon.ts'
import { routes } from '../../sync-server/routes/index.ts'
import { acting } from '../support/acts/acting.ts'
import { actsOfPeople } from '../support/acts/of-people.ts'
import { actsOfSessions } from '../support/acts/of-sessions.ts'
import { actsOfTheHouse } from '../support/acts/of-the-house.ts'
import { certificateWorld } from '../support/certificate-world.ts'

/** Routes that leave no row of the history, each with its reason. */
const without: Record<string, string> = {
  'POST /api/v1/setup': 'only before the first admin: its row is that of the account it makes',
  'POST /api/v1/sign-in/provider': 'leads to the provider, changes nothing here',
  'POST /api/v1/invitation/look': 'tells what a link is for',
  'POST /api/v1/programmes/:id/merge-preview': 'tells what would happen',
  'POST /api/v1/programmes/:id/certificate-previews': 'shows a page',
  'POST /api/v1/programmes/:id/mail-templates/:template/:language/preview': 'shows a mail',
  'POST /api/v1/survey/open': 'shows a survey',
  'POST /api/v1/phone/codes': 'says whether a code is right',
  'POST /api/v1/kiosk/taps': 'a tap is evidence: it is its own row, with who, when and where from',
  'POST /api/v1/phone/taps': 'as with a kiosk’s',
  'POST /api/v1/phone/reports': 'a self-report is a tap',
  'POST /api/v1/phone/enrol': 'an identity of no person; what it taps names it',
  'POST /api/v1/kiosks/:id/accept-logs':
    'needs a tablet with two identities: tests/sync-server/kiosks.test.ts',
  'POST /api/v1/kiosks/:id/accept-logs/undo': 'as above: tests/contract/provenance.test.ts',
  'POST /api/v1/my-links':
    'tells nobody whether somebody has this e-mail; the mail stands in the outbox',
  'POST /api/v1/survey/answer':
    'an anonymous answer must leave none: tests/contract/surveys.test.ts',
}

const world = await certificateWorld({
  attendees: { amara: 'Amara Okonkwo', marek: 'Marek Dvořák', yuki: 'Yuki Sato', zoe: 'Zoë Berg' },
  env: {
    ...{ PUBLIC_URL: 'https://attendance.example.org' },
    ...{ SMTP_URL: 'smtp://127.0.0.1:9', MAIL_FROM: 'desk@example.org' },
  },
})
afterAll(() => world.server.close())

const rows = () =>
  world.server.ctx.database.db.selectFrom('audit').selectAll().orderBy('n').execute()
const a = acting(world)
/** Every other route that writes, each acting once, in an order that makes what the next ones need. */
const steps = [...actsOfSessions(a), ...actsOfPeople(a), ...actsOfTheHouse(a)]

describe('[row A6] no change without a row', () => {
  it('every route that writes is here, or is listed with the reason why not', () => {
    const named = new Set([...steps.map(([name]) => name), ...Object.keys(without)])
    const writing = routes
      .filter(({ method }) => method !== 'get')
      .map(({ method, path }) => `${method.toUpperCase()} ${path}`)
    expect(writing.filter((name) => !named.has(name))).toEqual([])
    expect([...named].filter((name) => !writing.includes(name))).toEqual([])
  })

  it.each(steps)('%s', async (_, act) => {
    const before = (await rows()).length
    await act()
    await settle(world.server.ctx)
    const fresh = (await rows()).slice(before)
    expect(fresh.length).toBeGreaterThan(0)
    expect(fresh.filter((row) => kindOfAct(row.act) === 'other')).toEqual([])
  })
})
