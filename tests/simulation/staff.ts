import * as z from 'zod/mini'
import { identityOn } from './disk.ts'
import type { Act } from './plan.ts'
import { minute } from './settings.ts'
import type { Tablet } from './tablet.ts'
import type { World } from './world.ts'

type StaffAct = Exclude<
  Extract<
    Act,
    {
      do:
        | 'revoke'
        | 'release'
        | 'enrol'
        | 'accept'
        | 'correct'
        | 'schedule'
        | 'merge'
        | 'give-badge'
        | 'mark'
        | 'close'
        | 'read'
    }
  >,
  never
>
type Of<Do extends Act['do']> = Extract<Act, { do: Do }>

/** What staff do at their screens. */
export async function staffAct(
  world: World,
  act: StaffAct | Of<'server-crash' | 'backup' | 'restore'>,
) {
  const { template, server } = world
  if (!server.isUp()) return
  const session = 'session' in act ? sessionAt(world, act.session) : ''
  switch (act.do) {
    case 'enrol': {
      const tablet = world.tablets[act.tablet]
      if (tablet) await enrolAnew(world, tablet)
      return
    }
    case 'revoke':
    case 'release':
    case 'accept':
      return aboutKiosk(world, act)
    case 'correct':
      return correct(world, act)
    case 'schedule':
      return reschedule(world, act)
    case 'merge':
      return merge(world, act)
    case 'give-badge':
      return giveBadge(world, act)
    case 'mark': {
      const attendees = [personAt(world, act.person)]
      await world.staff('POST', `/api/v1/sessions/${session}/marks`, { attendees, mark: act.mark })
      return
    }
    case 'close':
      await world.staff('POST', `/api/v1/sessions/${session}/closing`, { reason: 'over' })
      return
    case 'read':
      await world.staff('GET', `/api/v1/sessions/${session}/attendance`)
      return
    default:
      void template
  }
}

const nth = <T>(all: Iterable<T>, n: number): T | undefined => {
  const list = [...all]
  return list[n % Math.max(1, list.length)]
}
export const sessionAt = ({ template }: World, n: number): string =>
  nth(template.sessions.values(), n) ?? ''
const personAt = ({ template }: World, n: number): string => nth(template.people.values(), n) ?? ''

const Code = z.object({ id: z.string(), code: z.string() })

/** A new kiosk for the tablet's room, and the tablet paired with it. */
export async function enrolAnew(world: World, tablet: Tablet): Promise<void> {
  const { template, truth, clock } = world
  const rooms = [...template.rooms.values()]
  const room = rooms[(world.plan.tablets[tablet.n]?.room ?? tablet.n) % rooms.length]
  const body = { programme: template.id, room, name: `Tablet ${tablet.n}` }
  const answer = await world.staff('POST', '/api/v1/kiosks', body)
  if (answer?.status !== 201) return
  const { code } = z.parse(Code, JSON.parse(answer.text))
  const kiosk = await tablet.enrol(code)
  if (kiosk !== null) truth.enrolments.push({ kiosk, at: clock.now() })
}

async function aboutKiosk(world: World, act: Of<'revoke'> | Of<'release'> | Of<'accept'>) {
  const tablet = world.tablets[act.tablet]
  const who = tablet && (await identityOn(tablet.disk).past())
  if (!who) return
  const path = `/api/v1/kiosks/${who.kiosk}`
  if (act.do === 'revoke') await world.staff('POST', `${path}/revoke`)
  else if (act.do === 'accept') await world.staff('POST', `${path}/accept-logs`, {})
  else {
    const through = act.through === 'now' ? world.clock.now() - 10 * minute : act.through
    await world.staff('POST', `${path}/release`, { through })
  }
  world.count(`fault ${act.do}`)
}

async function correctionOf(world: World, act: Of<'correct'>): Promise<object | null> {
  const { kind } = act
  const { server } = world
  const session = sessionAt(world, act.session)
  const now = world.clock.now()
  const tap = nth(
    await server.rows(
      'select l.log, l.kiosk, t.seq, t.at from taps t join logs l on l.n = t.log order by l.log, t.seq',
    ),
    act.pick,
  )
  const target = tap && { log: tap.log, seq: tap.seq }
  const at = (typeof tap?.at === 'number' ? tap.at : now) + act.by
  if (kind === 'add-tap')
    return { kind, attendee: personAt(world, act.person), session, tap: act.tap, at }
  if (kind === 'undo') {
    const row = nth(await server.rows('select id from corrections order by n'), act.pick)
    return row ? { kind, correction: row.id } : null
  }
  if (!tap) return null
  if (kind === 'move-tap') return act.pick % 2 ? { kind, target, at } : { kind, target, session }
  if (kind === 'reassign')
    return { kind, kiosk: tap.kiosk, from: at - 20 * minute, to: at + 20 * minute, session }
  if (kind === 'assign-tap') return { kind, target, attendee: personAt(world, act.person) }
  return { kind, target }
}

async function correct(world: World, act: Of<'correct'>): Promise<void> {
  const body = await correctionOf(world, act)
  if (!body) return
  const path = `/api/v1/programmes/${world.template.id}/corrections`
  const corrections = [{ body, reason: 'said so' }]
  const answer = await world.staff('POST', path, { corrections })
  world.count(`correction ${act.kind} ${answer?.status === 201 ? 'done' : 'refused'}`)
}

async function reschedule(world: World, act: Of<'schedule'>): Promise<void> {
  const id = sessionAt(world, act.session)
  const [row] = await world.server.rows(
    'select start, "end", revision, cancelled from sessions where id = ?',
    id,
  )
  if (!row) return
  const [start, end, revision] = [Number(row.start), Number(row.end), Number(row.revision)]
  const room = nth(world.template.rooms.values(), Math.abs(act.by)) ?? ''
  const change = {
    start: { start: Math.min(start + act.by, end - minute) },
    end: { end: Math.max(end + act.by, start + minute) },
    'actual-start': { actualStart: start + act.by },
    'actual-end': { actualEnd: end + act.by },
    cancel: { cancelled: row.cancelled === 0 },
    room: { room },
  }[act.change]
  const answer = await world.staff('PATCH', `/api/v1/sessions/${id}`, { ...change, revision })
  world.count(`schedule ${act.change} ${answer?.status}`)
}

/** Two entries of one person become one. */
async function merge(world: World, act: Of<'merge'>): Promise<void> {
  const [from, into] = [personAt(world, act.from), personAt(world, act.into)]
  if (from === into) return
  const answer = await world.staff('POST', `/api/v1/attendees/${from}/merge`, { into })
  world.count(`merge ${answer?.status}`)
}

async function giveBadge(world: World, act: Of<'give-badge'>): Promise<void> {
  const { people } = world.template.programme
  const person = people[act.person % people.length]
  if (!person) return
  const csv = `code,name,badge\n${person.code},Person ${person.code},${[person.badge, act.code].filter(Boolean).join(';')}`
  const path = `/api/v1/programmes/${world.template.id}/import/attendees?dryRun=false`
  const headers = {
    authorization: `Bearer ${world.template.adminToken}`,
    'content-type': 'text/csv',
  }
  const answer = await world.serve({ method: 'POST', path, headers, body: csv })
  world.count(`badge given ${answer?.status}`)
}
