import { createHash } from 'node:crypto'
import { chanceOf } from './chance.ts'
import { type Clockwork, clockwork } from './clockwork.ts'
import { copyDisk, lastTapsLog } from './disk.ts'
import type { Plan } from './plan.ts'
import {
  type ServerWraps,
  type SimAnswer,
  type SimRequest,
  type SimServer,
  simServer,
} from './server.ts'
import { hour, worldStart } from './settings.ts'
import type { Copy, Store } from './store.ts'
import { Tablet, type TabletParts } from './tablet.ts'
import { type Template, templateOf } from './template.ts'
import { noTruth, type Truth } from './truth.ts'
import { watchAnswer } from './watch.ts'

/** Everything of one run. */
export interface World {
  plan: Plan
  clock: Clockwork
  server: SimServer
  template: Template
  tablets: Tablet[]
  truth: Truth
  /** how often each thing happened */
  figures: Map<string, number>
  /** what must not have happened */
  failures: string[]
  /** goes into the trace, by which two runs are compared */
  note: (line: string) => void
  traceHash: () => string
  /** a copy of the database that staff keep */
  copies: Copy[]
  /** a call by staff, past every network; null: the server is down */
  staff: (method: string, path: string, body?: unknown) => Promise<SimAnswer | null>
  serve: (request: SimRequest) => Promise<SimAnswer | null | undefined>
  count: (what: string, by?: number) => void
  /** another tablet with a copy of that one's disk */
  clone: (of: Tablet) => Promise<void>
  /** pushes in flight, by log: answers of which may be stale */
  inFlight: Map<string, number>
  close: () => Promise<void>
}

export interface Wraps extends ServerWraps {
  /** changes a tablet's clock, store or network as it is made */
  tablet?: (tablet: Tablet) => void
}

/** What worlds stand on, one after the other. */
export interface Ground {
  settle: () => Promise<void>
  /** where the server's data lies, first as in that copy of an embedded database */
  store: (copy: Uint8Array) => Promise<Store>
  wraps?: Wraps | undefined
}

/** Builds the world of a plan; nothing has happened yet. */
export async function makeWorld(plan: Plan, { settle, store, wraps = {} }: Ground): Promise<World> {
  const template = await templateOf(plan.variant)
  const clock = clockwork(worldStart - hour, settle)
  const chance = chanceOf(`run ${plan.seed}`)
  const server = await simServer({
    store: await store(template.copy),
    clock: clock.now,
    wait: (ms) =>
      new Promise((done) => {
        clock.at(clock.now() + ms, done)
      }),
    chance: chance.fork('server'),
    wraps,
  })
  const truth = noTruth()
  const figures = new Map<string, number>()
  const failures: string[] = []
  const trace = createHash('sha256')
  const count = (what: string, by = 1) => figures.set(what, (figures.get(what) ?? 0) + by)
  const note = (line: string) => trace.update(`${clock.now()} ${line}\n`)
  let disks = 0
  const serve = async (request: SimRequest) => {
    if (!server.isUp()) return undefined
    return watchAnswer(world, request, () => server.handle(request))
  }
  const parts: TabletParts = {
    clock,
    chance,
    truth,
    serve,
    onFault: (fault) => {
      count(`fault ${fault}`)
      note(`fault ${fault}`)
    },
    nextDisk: () => disks++,
  }
  const add = (tablet: Tablet) => {
    wraps.tablet?.(tablet)
    world.tablets.push(tablet)
  }
  const world: World = {
    plan,
    clock,
    server,
    template,
    tablets: [],
    truth,
    figures,
    failures,
    note,
    count,
    serve,
    traceHash: () => trace.copy().digest('hex'),
    copies: [],
    inFlight: new Map(),
    staff: async (method, path, body) => {
      const headers = {
        authorization: `Bearer ${template.adminToken}`,
        'content-type': 'application/json',
      }
      const text = body === undefined ? null : JSON.stringify(body)
      return (await serve({ method, path, headers, body: text })) ?? null
    },
    clone: async (of) => {
      // one that can't be read any more too: the server may still take the two tablets for one
      const last = of.living() ? await lastTapsLog(of.disk) : undefined
      if (last !== undefined) truth.copied.add(last)
      const disk = await copyDisk(of.disk, parts.nextDisk())
      const tablet = new Tablet(world.tablets.length, parts, { ppm: 0, offset: 0 }, disk)
      add(tablet)
      await tablet.load()
    },
    close: async () => {
      for (const tablet of world.tablets) tablet.leave()
      await server.close()
    },
  }
  for (const [n, { ppm, offset }] of plan.tablets.entries())
    add(new Tablet(n, parts, { ppm, offset }))
  return world
}
