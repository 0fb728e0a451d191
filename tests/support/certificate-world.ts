import * as z from 'zod/mini'
import { CertificateDetail, CertificatePage, IssueRun } from '../../src/domain/api-certificates.ts'
import { emptyTemplate, type TemplateContent } from '../../src/domain/certificate.ts'
import { settleRuns } from '../../sync-server/certificates/runs.ts'
import type { Database } from '../../sync-server/db/open.ts'
import { settle } from '../../sync-server/reconcile/soon.ts'
import { presence, push } from './push.ts'
import { hour, minute, seed, sessionEnd, sessionStart } from './seed.ts'
import { type TestServer, testServer } from './server.ts'

const fields = JSON.stringify([
  { name: 'Taxes', credits: 100 },
  { name: 'Auditing', credits: 20 },
])

/** Calls on certificates in programme `p`. */
export interface CertificateWorld {
  server: TestServer
  /** the answer's JSON; throws where it is no success */
  send: (method: string, path: string, body?: unknown) => Promise<unknown>
  mark: (
    attendees: string[],
    mark: 'attended' | 'not-attended' | null,
    session?: string,
  ) => Promise<void>
  close: (session?: string) => Promise<void>
  /** issues to everybody who completed, and waits for it */
  issue: (session?: string | null, mail?: boolean) => Promise<IssueRun>
  list: (query?: string) => Promise<CertificatePage>
  detail: (id: string) => Promise<CertificateDetail>
  template: (content?: Partial<TemplateContent>) => Promise<void>
}

interface Options {
  database?: Database
  env?: Record<string, string>
  attendees?: Record<string, string>
}

/**
 * Sessions `s` and `t`, over and with credits by CPE; Amara and whoever else is given came to `s` for 52
 * minutes. One template.
 */
export async function certificateWorld(options: Options = {}): Promise<CertificateWorld> {
  const attendees = options.attendees ?? { amara: 'Amara Okonkwo', marek: 'Marek Dvořák' }
  const { database, env = { PUBLIC_URL: 'https://attendance.example.org' } } = options
  const server = await testServer({ env, ...(database && { database }) })
  await seed(server.ctx, {
    attendees,
    sessions: [
      { id: 's', title: 'Leases', fields_of_study: fields, credit_rules: '["cpe"]' },
      {
        id: 't',
        title: 'Audits',
        room: null,
        delivery: 'virtual',
        start: sessionStart + hour,
        end: sessionEnd + hour,
        fields_of_study: fields,
        credit_rules: '["cpe"]',
      },
    ],
  })
  server.clock.set(sessionEnd + 2 * hour)
  const taps = Object.keys(attendees).flatMap((id, n) => [
    presence(2 * n + 1, 'in', id, sessionStart + 5 * minute),
    presence(2 * n + 2, 'out', id, sessionStart + 57 * minute),
  ])
  taps.sort((a, b) => a.wall - b.wall)
  await push(
    server,
    taps.map((tap, n) => ({ ...tap, seq: n + 1 })),
  )
  const world = calls(server)
  await world.template()
  return world
}

function calls(server: TestServer): CertificateWorld {
  const send: CertificateWorld['send'] = async (method, path, body) => {
    const answer = await server.request(method, `/api/v1${path}`, {
      token: server.adminToken,
      ...(body === undefined ? {} : { body }),
    })
    if (!answer.ok) throw new Error(`${answer.status}: ${await answer.text()}`)
    await settle(server.ctx)
    return answer.json()
  }
  return {
    server,
    send,
    mark: async (attendees, mark, session = 's') => {
      await send('POST', `/sessions/${session}/marks`, { attendees, mark })
    },
    close: async (session = 's') => {
      await send('POST', `/sessions/${session}/closing`, {})
    },
    issue: async (session = 's', mail = false) => {
      const started = await send('POST', '/programmes/p/certificate-runs', { session, mail })
      await settleRuns(server.ctx)
      const { id } = z.parse(IssueRun, started)
      return z.parse(IssueRun, await send('GET', `/certificate-runs/${id}`))
    },
    list: async (query = '') =>
      z.parse(CertificatePage, await send('GET', `/programmes/p/certificates${query}`)),
    detail: async (id) => z.parse(CertificateDetail, await send('GET', `/certificates/${id}`)),
    template: async (content = {}) => {
      const save = {
        content: { ...emptyTemplate, sponsor: 'Institute', ...content },
        standard: false,
        revision: 0,
      }
      await send('POST', '/programmes/p/certificate-templates', save)
    },
  }
}
