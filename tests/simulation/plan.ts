import * as z from 'zod/mini'
import { networkFaults } from './network.ts'

// A plan is all that a run depends on. It is data, so that a run that failed can be printed, made
// shorter, and pinned. Times are ms after the world's start.

const Count = z.int().check(z.nonnegative())
const act = <Do extends string, Shape extends z.core.$ZodLooseShape>(name: Do, shape: Shape) =>
  z.object({ do: z.literal(name), at: z.int(), ...shape })
const tablet = { tablet: Count }

export const diskFaults = ['aborted', 'quota', 'closed', 'answer-lost', 'odd'] as const
export const spoils = ['not-a-tap', 'no-fields', 'huge', 'wrong-types', 'another'] as const

export const Act = z.discriminatedUnion('do', [
  /** `hand`: as the kiosk's screens do it; `raw`: as any kiosk might; `button`: the large one or the other */
  act('tap', {
    ...tablet,
    person: Count,
    how: z.enum(['search', 'badge', 'raw']),
    button: z.enum(['large', 'second']),
    kind: z.enum(['in', 'out', 'auto']),
    session: Count,
  }),
  act('undo', { ...tablet, back: Count }),
  act('walk-in', { ...tablet, name: z.string() }),
  act('unknown-badge', { ...tablet, code: z.string() }),
  act('contact', { ...tablet, ms: Count }),
  act('network', { ...tablet, fault: z.enum(networkFaults), times: Count }),
  act('network-heals', tablet),
  act('load', tablet),
  act('crash', { ...tablet, answers: Count, back: Count }),
  act('sleep', { ...tablet, ms: Count }),
  act('clock', { ...tablet, by: z.int() }),
  act('disk', { ...tablet, fault: z.enum(diskFaults) }),
  act('snapshot', tablet),
  act('roll-back', tablet),
  act('clone', tablet),
  act('spoil', { ...tablet, back: Count, how: z.enum(spoils) }),
  /** all that it keeps goes again, as after a server's new epoch */
  act('resend', tablet),
  /** after so many halves of statements, or where a transaction is to commit, after so many others */
  act('server-crash', { halves: Count, commits: z.optional(Count), back: Count }),
  act('backup', {}),
  act('restore', {}),
  act('revoke', tablet),
  act('release', { ...tablet, through: z.enum(['all', 'none', 'now']) }),
  act('enrol', tablet),
  act('accept', tablet),
  act('correct', {
    kind: z.enum([
      'add-tap',
      'move-tap',
      'void-tap',
      'reassign',
      'assign-tap',
      'dismiss-tap',
      'undo',
    ]),
    pick: Count,
    person: Count,
    session: Count,
    tap: z.enum(['in', 'out']),
    by: z.int(),
  }),
  act('schedule', {
    session: Count,
    change: z.enum(['start', 'end', 'actual-start', 'actual-end', 'cancel', 'room']),
    by: z.int(),
  }),
  act('merge', { from: Count, into: Count }),
  act('give-badge', { person: Count, code: z.string() }),
  act('mark', {
    session: Count,
    person: Count,
    mark: z.nullable(z.enum(['attended', 'not-attended'])),
  }),
  act('close', { session: Count }),
  act('read', { session: Count }),
])
export type Act = z.infer<typeof Act>

export const TabletPlan = z.object({
  room: Count,
  /** how much faster than true time its clocks run, millionths */
  ppm: z.number(),
  /** how wrong its wall clock is at first, ms */
  offset: z.int(),
})

export const Plan = z.object({
  seed: z.int(),
  /** which programme */
  variant: Count,
  tablets: z.array(TabletPlan),
  acts: z.array(Act),
})
export type Plan = z.infer<typeof Plan>

const clock = (ms: number) => new Date(Date.UTC(2026, 2, 1, 8) + ms).toISOString().slice(11, 23)

/** One line an act, for a person who wants to know what happened. */
export const describePlan = ({ seed, variant, tablets, acts }: Plan): string =>
  [
    `seed ${seed}, programme ${variant}`,
    ...tablets.map((one, n) => `tablet ${n}: ${JSON.stringify(one)}`),
    ...acts.map(({ do: name, at, ...rest }) => {
      const what = Object.entries(rest).map(([key, value]) => `${key} ${value}`)
      return `${clock(at)}  ${name}  ${what.join(', ')}`
    }),
  ].join('\n')

const peaceful = new Set([
  'tap',
  'undo',
  'walk-in',
  'unknown-badge',
  'contact',
  'load',
  'read',
  'close',
  'mark',
  'give-badge',
])

/** Whether something goes wrong with it, or staff change what was. */
export const isFault = (act: Act): boolean => !peaceful.has(act.do)
