import { type Chance, chanceOf } from './chance.ts'
import { networkFaults } from './network.ts'
import { type Act, diskFaults, type Plan, spoils } from './plan.ts'
import { hour, minute, type Programme, programmeOf, variants, worldStart } from './settings.ts'

/** What may happen in one run; each seed draws some of it, so that faults meet in all pairs. */
const swarm = [
  'network',
  'crash',
  'sleep',
  'clock',
  'drift',
  'disk',
  'roll-back',
  'clone',
  'spoil',
  'server-crash',
  'restore',
  'revoke',
  'enrol',
  'raw',
  'walk-in',
  'unknown-badge',
  'correct',
  'schedule',
  'merge',
  'mark',
] as const
type Kind = (typeof swarm)[number]

/** In so many seeds nothing goes wrong at all (invariant I12). */
const QUIET_SHARE = 0.08

const drawKinds = (chance: Chance): Set<Kind> => {
  if (chance.is(QUIET_SHARE)) return new Set()
  const often = chance.pick([0.15, 0.3, 0.5])
  return new Set(swarm.filter(() => chance.is(often)))
}

export function drawPlan(seed: number): Plan {
  const chance = chanceOf(`plan ${seed}`)
  const variant = chance.int(0, variants - 1)
  const programme = programmeOf(variant)
  const kinds = drawKinds(chance)
  const tablets = Array.from({ length: chance.int(1, kinds.size > 6 ? 3 : 4) }, (_, n) => ({
    room: n % programme.rooms.length,
    ppm: kinds.has('drift') ? chance.int(-200, 200) : 0,
    offset: kinds.has('clock') && chance.is(0.6) ? chance.int(-3 * hour, 3 * hour) : 0,
  }))
  const draw = new Drawing(chance, programme, kinds, tablets.length)
  const acts = draw.all()
  return { seed, variant, tablets, acts: acts.sort((a, b) => a.at - b.at) }
}

/** Draws the acts of a plan. */
class Drawing {
  readonly acts: Act[] = []
  readonly chance: Chance
  readonly programme: Programme
  readonly kinds: ReadonlySet<Kind>
  readonly first: number
  readonly last: number
  tablets: number

  constructor(chance: Chance, programme: Programme, kinds: ReadonlySet<Kind>, tablets: number) {
    this.chance = chance
    this.programme = programme
    this.kinds = kinds
    this.tablets = tablets
    this.first =
      Math.min(...programme.sessions.map(({ start }) => start)) - worldStart - 25 * minute
    this.last = Math.max(...programme.sessions.map(({ end }) => end)) - worldStart + 25 * minute
  }

  when = () => this.chance.int(this.first, this.last)
  tablet = () => this.chance.int(0, this.tablets - 1)
  person = () => this.chance.int(0, this.programme.people.length - 1)
  session = () => this.chance.int(0, this.programme.sessions.length - 1)
  times = (kind: Kind, from: number, to: number, draw: () => void) => {
    if (!this.kinds.has(kind)) return
    for (let n = this.chance.int(from, to); n > 0; n--) draw()
  }

  all(): Act[] {
    this.people()
    this.contacts()
    this.tabletFaults()
    this.serverFaults()
    this.staff()
    return this.acts
  }

  people() {
    const { chance } = this
    for (let n = chance.int(4, 28); n > 0; n--) this.visit()
    this.times('walk-in', 1, 3, () => {
      const at = this.when()
      this.acts.push({
        do: 'walk-in',
        at,
        tablet: this.tablet(),
        name: `Walker ${chance.int(1, 4)}`,
      })
    })
    this.times('unknown-badge', 1, 4, () => {
      const code = `X-${chance.int(1, 2)}`
      this.acts.push({ do: 'unknown-badge', at: this.when(), tablet: this.tablet(), code })
      if (chance.is(0.5))
        this.acts.push({ do: 'give-badge', at: this.when(), person: this.person(), code })
    })
  }

  /** Somebody comes, perhaps taps again, perhaps leaves. */
  visit(from = this.when(), where: number | null = null) {
    const { chance } = this
    const person = this.person()
    let at = from
    for (let n = chance.pick([1, 1, 2, 2, 2, 3]); n > 0; n--) {
      const tablet = where ?? this.tablet()
      this.acts.push({
        do: 'tap',
        at,
        tablet,
        person,
        how: this.kinds.has('raw') && chance.is(0.5) ? 'raw' : chance.pick(['search', 'badge']),
        button: chance.is(0.85) ? 'large' : 'second',
        kind: chance.pick(['in', 'out', 'in', 'out', 'auto']),
        session: this.session(),
      })
      if (chance.is(0.15))
        this.acts.push({
          do: 'undo',
          at: at + chance.int(500, 8_000),
          tablet,
          back: chance.pick([0, 0, 0, 1, 2]),
        })
      at +=
        chance.pick([1_000, 4_000, 9_000, 11_000, 5 * minute, 20 * minute, 50 * minute]) +
        chance.int(0, 3_000)
    }
  }

  contact(at: number, tablet: number) {
    const ms = this.chance.pick([3_000, 15_000, 90_000])
    this.acts.push({ do: 'contact', at, tablet, ms })
  }

  contacts() {
    const { chance } = this
    for (let tablet = 0; tablet < this.tablets; tablet++) {
      // an hour before anything: the roster
      this.acts.push({
        do: 'contact',
        at: this.first - chance.int(1, 30) * minute,
        tablet,
        ms: 20_000,
      })
      for (let n = chance.int(0, 4); n > 0; n--) this.contact(this.when(), tablet)
    }
    this.times('network', 1, 6, () => {
      const at = this.when()
      const tablet = this.tablet()
      this.acts.push({
        do: 'network',
        at,
        tablet,
        fault: chance.pick(networkFaults),
        times: chance.pick([1, 1, 2, 3, 6, 12]),
      })
      this.contact(at + chance.int(1, 60_000), tablet)
      if (chance.is(0.4)) this.acts.push({ do: 'network-heals', at: at + 2 * minute, tablet })
    })
  }

  tabletFaults() {
    const { chance } = this
    this.times('crash', 1, 4, () => {
      const at = this.when()
      this.acts.push({
        do: 'crash',
        at,
        tablet: this.tablet(),
        answers: chance.pick([0, 1, 3, chance.int(0, 60)]),
        back: chance.int(0, 5 * minute),
      })
    })
    this.times('sleep', 1, 3, () =>
      this.acts.push({
        do: 'sleep',
        at: this.when(),
        tablet: this.tablet(),
        ms: chance.pick([chance.int(1_000, minute), chance.int(minute, hour)]),
      }),
    )
    this.times('clock', 1, 3, () =>
      this.acts.push({
        do: 'clock',
        at: this.when(),
        tablet: this.tablet(),
        by:
          chance.pick([-1, 1]) *
          chance.pick([chance.int(100, 5_000), chance.int(minute, hour), 10 * 365 * 24 * hour]),
      }),
    )
    this.times('disk', 1, 4, () =>
      this.acts.push({
        do: 'disk',
        at: this.when(),
        tablet: this.tablet(),
        fault: chance.pick(diskFaults),
      }),
    )
    this.times('roll-back', 1, 2, () => {
      const [at, tablet] = [this.when(), this.tablet()]
      const back = at + chance.int(1, 40) * minute
      this.acts.push({ do: 'snapshot', at, tablet }, { do: 'roll-back', at: back, tablet })
      if (chance.is(0.7)) this.livesOn(at, back, tablet)
      if (chance.is(0.7)) this.livesOn(back, back + 20 * minute, tablet)
    })
    this.times('clone', 1, 1, () => {
      const [at, tablet] = [this.when(), this.tablet()]
      this.acts.push({ do: 'clone', at, tablet })
      this.livesOn(at, at + 30 * minute, tablet)
      this.livesOn(at, at + 30 * minute, this.tablets++)
    })
    this.times('spoil', 1, 2, () => {
      const [at, tablet] = [this.when(), this.tablet()]
      this.acts.push({
        do: 'spoil',
        at,
        tablet,
        back: chance.int(0, 3),
        how: chance.pick([...spoils, 'another']),
      })
      if (chance.is(0.5)) this.acts.push({ do: 'resend', at: at + chance.int(0, minute), tablet })
    })
    this.times('enrol', 1, 2, () => {
      const [at, tablet] = [this.when(), this.tablet()]
      this.acts.push({ do: 'enrol', at, tablet })
      if (chance.is(0.5))
        this.acts.push({ do: 'accept', at: at + chance.int(1, 90) * minute, tablet })
    })
  }

  /** A tablet whose disk has a double goes on: a page load of its own, with a tap, and a contact. */
  livesOn(from: number, to: number, tablet: number) {
    const { chance } = this
    const at = chance.int(from, to)
    this.acts.push({ do: 'load', at, tablet })
    this.visit(at + 1_000, tablet)
    if (chance.is(0.7)) this.contact(chance.int(at + 2_000, to + 3_000), tablet)
  }

  serverFaults() {
    const { chance } = this
    this.times('server-crash', 1, 4, () => {
      const [at, tablet] = [this.when(), this.tablet()]
      // within the probes of the time, within the push, or wherever
      const halves = chance.pick([0, chance.int(0, 60), chance.int(30, 120), chance.int(0, 250)])
      const back = chance.int(5_000, 3 * minute)
      const commits = chance.is(0.4) ? { commits: chance.int(0, 2) } : {}
      this.acts.push({ do: 'server-crash', at, halves, ...commits, back })
      this.contact(at + chance.int(1, 1_000), tablet)
    })
    this.times('restore', 1, 1, () => {
      const at = this.when()
      this.acts.push({ do: 'backup', at }, { do: 'restore', at: at + chance.int(1, 60) * minute })
    })
    this.times('revoke', 1, 1, () => {
      const [at, tablet] = [this.when(), this.tablet()]
      this.acts.push({ do: 'revoke', at, tablet })
      for (let n = chance.int(0, 2); n > 0; n--)
        this.acts.push({
          do: 'release',
          at: at + chance.int(1, 90) * minute,
          tablet,
          through: chance.pick(['all', 'none', 'now']),
        })
    })
  }

  staff() {
    const { chance } = this
    this.times('correct', 1, 6, () =>
      this.acts.push({
        do: 'correct',
        at: this.when() + chance.pick([0, 2 * hour]),
        kind: chance.pick([
          'add-tap',
          'move-tap',
          'void-tap',
          'reassign',
          'assign-tap',
          'dismiss-tap',
          'undo',
        ]),
        pick: chance.int(0, 1_000),
        person: this.person(),
        session: this.session(),
        tap: chance.pick(['in', 'out']),
        by: chance.int(-40, 40) * minute,
      }),
    )
    this.times('schedule', 1, 3, () =>
      this.acts.push({
        do: 'schedule',
        at: this.when(),
        session: this.session(),
        change: chance.pick(['start', 'end', 'actual-start', 'actual-end', 'cancel', 'room']),
        by: chance.int(-30, 30) * minute,
      }),
    )
    this.times('merge', 1, 2, () =>
      this.acts.push({ do: 'merge', at: this.when(), from: this.person(), into: this.person() }),
    )
    this.times('mark', 1, 3, () =>
      this.acts.push({
        do: 'mark',
        at: this.when(),
        session: this.session(),
        person: this.person(),
        mark: chance.pick(['attended', 'not-attended', null]),
      }),
    )
    for (let n = chance.int(0, 3); n > 0; n--)
      this.acts.push({ do: 'read', at: this.when(), session: this.session() })
    if (chance.is(0.5))
      this.acts.push({ do: 'close', at: this.last + hour, session: this.session() })
  }
}
