import { become, enrol as enrolTablet } from '../../src/sync/enrol.ts'
import type { Chance } from './chance.ts'
import type { Clockwork } from './clockwork.ts'
import { copyDisk, type Disk, identityOn, newDisk } from './disk.ts'
import { type Link, link, type NetworkFault } from './network.ts'
import { loadPage, type Page } from './page.ts'
import type { SimAnswer, SimRequest } from './server.ts'
import { type TabletClock, tabletClock } from './tablet-clock.ts'
import type { Truth } from './truth.ts'

export interface TabletParts {
  clock: Clockwork
  chance: Chance
  truth: Truth
  serve: (request: SimRequest) => Promise<SimAnswer | null | undefined>
  onFault: (fault: NetworkFault) => void
  nextDisk: () => number
}

/** One tablet of the fleet: its clock, its disk, its network, and the page that is open on it. */
export class Tablet {
  readonly n: number
  readonly own: TabletClock
  readonly link: Link
  readonly parts: TabletParts
  disk: Disk
  snapshot: Disk | null = null
  page: Page | null = null
  /** pages loaded so far */
  loads = 0
  /** pages that died or were left, for what they reported */
  reported: unknown[] = []

  constructor(n: number, parts: TabletParts, clock: { ppm: number; offset: number }, disk?: Disk) {
    this.n = n
    this.parts = parts
    this.own = tabletClock({ clock: parts.clock, ...clock })
    this.disk = disk ?? newDisk(parts.nextDisk())
    const chance = parts.chance.fork(`network ${n}`)
    this.link = link({ clock: parts.clock, chance, serve: parts.serve, onFault: parts.onFault })
  }

  /** The page that is open and lives. */
  living(): Page | null {
    return this.page?.isAlive() ? this.page : null
  }

  async load(): Promise<void> {
    this.leave()
    const { clock, chance, truth } = this.parts
    const { n, own, link, disk } = this
    const drawn = chance.fork(`page ${n} ${this.loads++}`)
    this.page = await loadPage({ disk, tablet: n, clock, own, link, chance: drawn, truth })
  }

  /** The page goes, as by a reload: what it was doing ends where it stands. */
  leave(): void {
    const { page } = this
    if (!page) return
    this.reported.push(...page.reported)
    page.loop.stop()
    page.die()
    this.page = null
  }

  /** Pairs by a one-time code and loads anew, as the set-up page does. */
  async enrol(code: string): Promise<string | null> {
    const { clock } = this.parts
    const arrive = (take: () => void) => take()
    const timers = this.own.timers(() => true)
    const deps = { fetch: this.link.fetch(arrive), timers, now: this.own.wall }
    const answer = await enrolTablet(deps, { code })
    if (!answer.ok) return null
    if (!this.living()) await this.load()
    const held = (await this.page?.storage.outbox.heldLogs()) ?? []
    await become(identityOn(this.disk), answer.value, held, clock.now())
    await this.load()
    return answer.value.kiosk
  }

  async keepSnapshot(): Promise<void> {
    this.snapshot = await copyDisk(this.disk, -1)
  }

  /** The disk is as it was at the snapshot; what was taken since is gone from it. */
  async rollBack(): Promise<void> {
    if (!this.snapshot) return
    this.leave()
    this.disk = await copyDisk(this.snapshot, this.parts.nextDisk())
    await this.load()
  }
}
