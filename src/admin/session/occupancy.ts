import type { AttendanceRow } from '../../domain/api.ts'

export interface Step {
  at: number
  people: number
}

type Stays = Pick<AttendanceRow, 'stays' | 'inNow'>

/**
 * How many people were in the room, as steps: each holds until the next.
 * Who is in now is in until `until`, whatever end a policy assumes. A stay without any end of somebody
 * who is not in is not drawn: nobody knows how long it was.
 */
export function occupancy(rows: readonly Stays[], until: number): Step[] {
  const changes = new Map<number, number>()
  const change = (at: number, by: number) => changes.set(at, (changes.get(at) ?? 0) + by)
  for (const { stays, inNow } of rows) {
    for (const stay of stays) {
      const open = stay.out === null || stay.outBy === 'policy'
      const out = open && inNow ? until : stay.out
      if (out === null || out <= stay.in || stay.in > until) continue
      change(stay.in, 1)
      if (out < until) change(out, -1)
    }
  }
  let people = 0
  return [...changes]
    .sort(([a], [b]) => a - b)
    .map(([at, by]) => {
      people += by
      return { at, people }
    })
}

/** The step with most people; the earliest of several. */
export function busiest(steps: readonly Step[]): Step | undefined {
  return steps.reduce<Step | undefined>(
    (best, step) => (best && best.people >= step.people ? best : step),
    undefined,
  )
}

/** Round ticks from 0 to at least `top`, four or five of them. */
export function ticks(top: number): number[] {
  const rough = Math.max(1, top) / 4
  const power = 10 ** Math.floor(Math.log10(rough))
  const step = Math.max(1, [1, 2, 5, 10].map((n) => n * power).find((n) => n >= rough) ?? rough)
  const all = [0]
  while ((all.at(-1) ?? 0) < top) all.push((all.at(-1) ?? 0) + step)
  return all
}
