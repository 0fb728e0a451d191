import { base64url } from '../domain/base64url.ts'
import { fittingStep } from '../domain/fitting-step.ts'
import { type HereTap, isRepeatHere, presenceHere } from '../domain/presence-here.ts'
import { roomNow } from '../domain/programme-now.ts'
import { walkInInputs } from '../domain/walk-in.ts'
import type { HeldTap, Outbox, TapDraft } from '../storage/types.ts'
import { badgeHash, type Hmac } from './badge.ts'
import type { Known } from './known.ts'
import { badgeOwners, scheduleOf } from './prepared.ts'
import type { Effect, Event, Method, Recorded, Scan } from './state.ts'
import { beginForm } from './walk-in/form.ts'

/** What the kiosk's acts need of the world. */
export interface Surroundings {
  outbox: Pick<Outbox, 'log' | 'capture' | 'tapsOf' | 'lastTaps'>
  known: () => Known | null
  /** server time minus tablet time as last known, ms */
  offset: () => number
  clock: { now: () => number; mono: () => number; zone: () => number }
  /** where the tap is taken, as staff set it on this tablet */
  place: () => { room: string | null; held: string | null }
  hmac: Hmac
  /** so many bytes that nobody can guess */
  random: (bytes: number) => Uint8Array
  /** an error that nobody expected */
  report: (error: unknown) => void
}

/** An id that no other tablet draws: 128 random bits. */
const ID_BYTES = 16
/** A badge that nobody knows is looked for among so many taps of this tablet. */
const RECENT_TAPS = 500

/** Does what the machine asks; gives what came of it. */
export function run(effect: Effect, around: Surroundings): Promise<Event> {
  switch (effect.do) {
    case 'look-up':
      return lookUp(effect.attendee, effect.method, around)
    case 'look-up-badge':
      return lookUpBadge(effect, around)
    case 'begin-form':
      return newForm(effect.query, around)
    case 'capture':
      return capture(effect, around)
    case 'void':
      return takeBack(effect.recorded.tap, around)
    case 'keep-badge':
      return keepBadge(effect, around)
  }
}

async function lookUp(attendee: string, method: Method, around: Surroundings): Promise<Event> {
  const found = around.known()?.attendees.get(attendee)
  if (!found) return { is: 'gone' }
  const taps = await heldTaps(() => around.outbox.tapsOf(attendee), around)
  const fit = fitting(taps, around)
  if (!fit) return { is: 'gone' }
  const { name, organisation } = found
  return { is: 'found', who: { attendee, name, organisation, method, taps, ...fit } }
}

async function lookUpBadge({ code, by, or }: Scan, around: Surroundings): Promise<Event> {
  const known = around.known()
  if (!known) return { is: 'gone' }
  const owners = badgeOwners(known)
  for (const one of or === undefined ? [code] : [code, or]) {
    const hash = await badgeHash(around.hmac, known.settings.badgeKey, one)
    const attendee = owners.get(hash)
    if (attendee && known.attendees.has(attendee)) return lookUp(attendee, by ?? 'badge', around)
  }
  return { is: 'badge-unknown', code, ...(by === undefined ? {} : { by }) }
}

/** A walk-in's form, with an id that is drawn once: a tap tried again is of the same person. */
async function newForm(query: string, around: Surroundings): Promise<Event> {
  const known = around.known()
  if (!known) return { is: 'gone' }
  const attendee = base64url(around.random(ID_BYTES))
  const inputs = walkInInputs(known.settings.walkInFields)
  return { is: 'form', form: beginForm(attendee, inputs, query) }
}

/** A store that can't be read shows no presence; whether it can be written shows with the tap. */
async function heldTaps(read: () => Promise<HeldTap[]>, around: Surroundings): Promise<HereTap[]> {
  try {
    return await read()
  } catch (error) {
    around.report(error)
    return []
  }
}

function fitting(taps: readonly HereTap[], around: Surroundings) {
  const known = around.known()
  if (!known) return null
  const now = around.clock.now() + around.offset()
  const { open } = roomNow(known.sessions, now, around.place().held)
  const presence = presenceHere(taps, scheduleOf(known), around.offset())
  const steps = fittingStep(open, presence, known.settings.mode, now)
  return steps && { steps, presence }
}

/** What the tablet's clocks say now, and where it stands, as it goes into a tap. */
const stamp = ({ clock, place }: Surroundings) => {
  const { room } = place()
  return { wall: clock.now(), mono: clock.mono(), ...(room === null ? {} : { room }) }
}

async function capture(
  { who, step }: Extract<Effect, { do: 'capture' }>,
  around: Surroundings,
): Promise<Event> {
  const draft: TapDraft = {
    kind: step.kind,
    attendee: who.attendee,
    // with the first tap alone (PROTOCOL section 2)
    ...(who.person && who.taps.length === 0 ? { person: who.person } : {}),
    session: step.session,
    method: who.method,
    ...stamp(around),
    zone: around.clock.zone(),
  }
  const captured = around.outbox.capture(draft)
  // while the store is at work: green waits for nothing else
  const meaning = meaningOf(draft, who.taps, step.session, around)
  const result = await captured
  if (!result.ok) return { is: 'failed', failure: result.error }
  const { log, tap } = result.value
  return { is: 'recorded', recorded: { tap: { log, tap }, ...meaning } }
}

/** What a tap says beside those before it, whatever number it draws: the highest of its log. */
function meaningOf(
  draft: TapDraft,
  before: readonly HereTap[],
  session: string,
  around: Surroundings,
): Pick<Recorded, 'repeats' | 'presence'> {
  const known = around.known()
  if (!known) return { repeats: false, presence: undefined }
  const own = { log: around.outbox.log, seq: Number.MAX_SAFE_INTEGER }
  const taps = [...before, { log: own.log, tap: { ...draft, seq: own.seq } }]
  const schedule = scheduleOf(known)
  const offset = around.offset()
  return {
    repeats: isRepeatHere(taps, own, schedule, offset),
    presence: presenceHere(taps, schedule, offset).get(session),
  }
}

async function takeBack({ log, tap }: HereTap, around: Surroundings): Promise<Event> {
  const result = await around.outbox.capture({
    kind: 'void',
    voids: { log, seq: tap.seq },
    method: tap.method,
    ...stamp(around),
  })
  return result.ok ? { is: 'undone' } : { is: 'failed', failure: result.error }
}

/** An unknown badge is kept with its raw code (rule E6), as the step that fits its last tap here. */
async function keepBadge({ code, by }: Scan, around: Surroundings): Promise<Event> {
  const badge = code.trim()
  const at = stamp(around)
  const taps = await heldTaps(() => around.outbox.lastTaps(RECENT_TAPS), around)
  const own = taps.filter(({ tap }) => tap.kind !== 'void' && tap.badge === badge)
  const step = fitting(own, around)?.steps.large
  if (!step) return { is: 'gone' }
  const result = await around.outbox.capture({
    kind: step.kind,
    badge,
    session: step.session,
    method: by ?? 'badge',
    ...at,
    zone: around.clock.zone(),
  })
  return result.ok
    ? { is: 'badge-kept', kind: step.kind, wall: at.wall }
    : { is: 'failed', failure: result.error }
}
