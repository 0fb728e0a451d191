import { run } from '../../src/kiosk/effects.ts'
import type { TapDraft } from '../../src/storage/types.ts'
import { openPlain } from './disk.ts'
import { acknowledgedIsThere } from './invariants/i03-durable.ts'
import type { Page } from './page.ts'
import type { Act } from './plan.ts'
import { staffAct } from './staff.ts'
import type { Tablet } from './tablet.ts'
import { keyOf } from './truth.ts'
import type { World } from './world.ts'

type Of<Do extends Act['do']> = Extract<Act, { do: Do }>

/** Lets one act of a plan happen. What can't happen as things stand, doesn't. */
export async function perform(world: World, act: Act): Promise<void> {
  world.note(JSON.stringify(act))
  world.count(`act ${act.do}`)
  if (!('tablet' in act)) return performElsewhere(world, act)
  const tablet = world.tablets[act.tablet]
  if (!tablet) return
  switch (act.do) {
    case 'tap':
    case 'undo':
    case 'walk-in':
    case 'unknown-badge':
      return byPerson(world, tablet, act)
    case 'contact':
      return contact(world, tablet, act.ms)
    case 'network':
      return tablet.link.fail(act.fault, act.times)
    case 'network-heals':
      return tablet.link.heal()
    case 'load':
      return tablet.load()
    case 'crash':
      return crash(world, tablet, act)
    case 'sleep':
      world.count('fault sleep')
      return tablet.own.sleep(world.clock.now() + act.ms)
    case 'clock':
      world.count('fault clock')
      return tablet.own.set(act.by)
    case 'disk':
      world.count(`fault disk-${act.fault}`)
      return tablet.disk.faulty.failNext(act.fault)
    case 'snapshot':
      return tablet.keepSnapshot()
    case 'roll-back':
      world.count('fault roll-back')
      return tablet.rollBack()
    case 'clone':
      world.count('fault clone')
      return world.clone(tablet)
    case 'spoil':
      return spoil(world, tablet, act)
    case 'resend':
      return tablet.living()?.storage.outbox.resendAll()
    case 'enrol':
    case 'revoke':
    case 'release':
    case 'accept':
      return staffAct(world, act)
  }
}

async function performElsewhere(
  world: World,
  act: Exclude<Act, { tablet: number }>,
): Promise<void> {
  const { server, clock } = world
  if (act.do === 'server-crash') {
    world.count('fault server-crash')
    if (act.commits === undefined) server.dieAfter(act.halves)
    else server.dieAtCommit(act.commits)
    clock.at(clock.now() + act.back, () => void startAgain(world))
  } else if (act.do === 'backup') {
    if (server.isUp()) world.copies.push(await server.backup())
  } else if (act.do === 'restore') {
    const copy = world.copies.at(-1)
    if (!copy) return
    world.count('fault restore')
    world.truth.brought.clear()
    await server.restore(copy)
  } else await staffAct(world, act)
}

/** What tablets took for acknowledged is there although the server died: later they might have sent it again. */
async function startAgain(world: World): Promise<void> {
  world.server.die()
  await acknowledgedIsThere(world)
  await world.server.start()
}

async function byPerson(
  world: World,
  tablet: Tablet,
  act: Of<'tap'> | Of<'undo'> | Of<'walk-in'> | Of<'unknown-badge'>,
): Promise<void> {
  const page = tablet.living()
  if (!page || tablet.own.isAsleep()) return
  if (act.do === 'tap') {
    if (act.how === 'raw') await rawTap(world, page, act)
    else await tap(world, page, act)
  } else if (act.do === 'undo') await undo(page, act.back)
  else if (act.do === 'walk-in') await walkIn(world, page, act)
  else await run({ do: 'keep-badge', code: act.code }, await page.around())
}

/** As a person does it at the screen: finds themself, and presses a button. */
async function tap(world: World, page: Page, act: Of<'tap'>): Promise<void> {
  const { people } = world.template.programme
  const person = people[act.person % people.length]
  if (!person) return
  const around = await page.around()
  const found = await (act.how === 'badge' && person.badge !== null
    ? run({ do: 'look-up-badge', code: person.badge }, around)
    : run(
        {
          do: 'look-up',
          attendee: world.template.people.get(person.code) ?? '',
          method: 'search',
        },
        around,
      ))
  if (found.is === 'badge-unknown') await run({ do: 'keep-badge', code: found.code }, around)
  if (found.is !== 'found') return
  const { large, second } = found.who.steps
  const step = act.button === 'second' && second ? second : large
  await run({ do: 'capture', who: found.who, step }, around)
}

/** As any kiosk may send it. */
async function rawTap(world: World, page: Page, act: Of<'tap'>): Promise<void> {
  const { people, sessions } = world.template
  const attendee = [...people.values()][act.person % people.size] ?? ''
  const session = [...sessions.values()][act.session % sessions.size] ?? ''
  const { kind } = act
  await page.capture({ kind, attendee, session, method: 'search', zone: 0, ...page.stamp() })
}

async function undo(page: Page, back: number): Promise<void> {
  const [target] = (await page.storage.outbox.lastTaps(back + 1)).slice(back)
  if (!target) return
  const { log, tap } = target
  await run(
    { do: 'void', recorded: { tap: { log, tap }, repeats: false, presence: undefined } },
    await page.around(),
  )
}

async function walkIn(world: World, page: Page, { name }: Of<'walk-in'>): Promise<void> {
  const session = [...world.template.sessions.values()][0] ?? ''
  const id = `walk-in-${page.storage.outbox.log}-${name.replaceAll(' ', '-')}`
  const draft: TapDraft = {
    kind: 'in',
    attendee: id,
    person: { name, organisation: 'Elsewhere' },
    session,
    method: 'walk-in',
    zone: 0,
    ...page.stamp(),
  }
  await page.capture(draft)
}

/** The page syncs for a while: the network is there, or it is not. */
async function contact(world: World, tablet: Tablet, ms: number): Promise<void> {
  if (!tablet.living()) await tablet.load()
  const page = tablet.living()
  if (!page) return
  page.loop.start()
  world.clock.at(world.clock.now() + ms, () => page.loop.stop())
}

function crash(world: World, tablet: Tablet, { answers, back }: Of<'crash'>): void {
  const page = tablet.living()
  if (!page) return
  world.count('fault crash')
  if (answers === 0) page.die()
  else page.dieAfter(answers)
  world.clock.at(world.clock.now() + back, () => void tablet.load())
}

const spoiled = (how: Of<'spoil'>['how'], row: { log: string; seq: number }) => {
  const { log, seq } = row
  if (how === 'not-a-tap') return { log, seq, kind: 'in', session: 's' }
  if (how === 'no-fields') return { log, seq }
  if (how === 'huge') return { log, seq, kind: 'in', junk: 'x'.repeat(100_000) }
  if (how === 'another') return { ...row, zone: 120 }
  return { ...row, log, seq, wall: 'yesterday', mono: -5, session: 7 }
}

/** What lies on a disk for weeks doesn't always stay what it was. */
async function spoil(world: World, tablet: Tablet, { back, how }: Of<'spoil'>): Promise<void> {
  const page = tablet.living()
  if (!page) return
  const [target] = (await page.storage.outbox.lastTaps(back + 1)).slice(back)
  if (!target) return
  const db = openPlain(tablet.disk)
  await db.open()
  const row = await db.taps.get([target.log, target.tap.seq])
  if (row) await db.taps.put(spoiled(how, row))
  db.close()
  world.count(`fault spoil-${how}`)
  world.truth.spoiled.add(keyOf(target.log, target.tap.seq))
}
