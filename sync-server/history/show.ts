import * as z from 'zod/mini'
import type { HistoryActor, HistoryRow, HistoryThing } from '../../src/domain/api-history.ts'
import { calledName } from '../../src/domain/called.ts'
import { actInWords, kindOfAct } from '../../src/domain/history-acts.ts'
import type { Detail } from '../../src/domain/history-detail.ts'
import { tokenId } from '../accounts/tokens.ts'
import { aboutsOf, type StoredAct } from '../db/history.ts'
import { type Thing, thingNames, things, tokenNames } from '../db/history-names.ts'
import type { Db } from '../db/open.ts'

/** So many of what a row is about are named with it. */
const mostAbout = 6

const ReadDetail = z.record(z.string(), z.unknown())

interface Known {
  names: ReadonlyMap<string, string>
  tokens: ReadonlyMap<string, string>
  time: (ms: number) => string
}

/**
 * Rows of the history in words, names joined as they are now; who was erased stays without one (rule E9).
 * @param time how the words show a moment
 */
export async function showHistory(
  db: Db,
  rows: readonly StoredAct[],
  time: (ms: number) => string,
): Promise<HistoryRow[]> {
  const details = new Map(rows.map(({ n, detail }) => [n, readDetail(detail)]))
  const abouts = await aboutsOf(db, [...details.keys()], mostAbout)
  const named = rows.flatMap(({ n, by }) => [
    ...(abouts.get(n)?.abouts ?? []),
    ...namedIn(details.get(n) ?? {}),
    asThing(by),
  ])
  const known = {
    names: await thingNames(db, named),
    tokens: await namesOfTokens(
      db,
      rows.map(({ by }) => by),
    ),
    time,
  }
  return rows.map((row) => {
    const about = abouts.get(row.n)
    return showRow(row, details.get(row.n) ?? {}, about?.abouts ?? [], about?.all ?? 0, known)
  })
}

function showRow(
  { n, at, by, act, hash }: StoredAct,
  detail: Detail,
  abouts: readonly string[],
  all: number,
  known: Known,
): HistoryRow {
  const about = abouts.flatMap((one) => showThing(one, known.names))
  const called = (kind: Thing) => (id: string) => {
    const name = known.names.get(`${kind}:${id}`)
    return name === undefined ? id : calledName(name)
  }
  const wording = { attendee: called('attendee'), room: called('room'), time: known.time }
  return {
    ...{ n, at, act, hash, about },
    by: showActor(by, known),
    kind: kindOfAct(act),
    what: actInWords(act, detail, wording),
    why: whyOf(detail),
    erased: detail.erased === true,
    more: Math.max(0, all - abouts.length),
  }
}

function showThing(about: string, names: ReadonlyMap<string, string>): HistoryThing[] {
  const at = about.indexOf(':')
  const type = things.find((one) => one === about.slice(0, at))
  return type ? [{ type, id: about.slice(at + 1), name: names.get(about) ?? null }] : []
}

/** Who did what they did, by the id that the history has of them. */
export async function showActors(db: Db, ids: readonly string[]): Promise<HistoryActor[]> {
  const names = await thingNames(db, ids.map(asThing))
  const tokens = await namesOfTokens(db, ids)
  return ids.map((id) => showActor(id, { names, tokens }))
}

function showActor(id: string, { names, tokens }: Omit<Known, 'time'>): HistoryActor {
  const at = id.indexOf(':')
  const prefix = id.slice(0, Math.max(at, 0))
  if (id === 'system') return { id, kind: 'system', name: null }
  if (prefix === 'token') return { id, kind: 'token', name: tokens.get(id) ?? null }
  const kind = actorKinds.find((one) => one === prefix) ?? 'person'
  return { id, kind, name: names.get(asThing(id)) ?? null }
}

const actorKinds = ['kiosk', 'presenter', 'attendee'] as const

const asThing = (by: string): string => (by.includes(':') ? by : `person:${by}`)

const namesOfTokens = (db: Db, ids: readonly string[]) =>
  tokenNames(
    db,
    ids.filter((id) => id.startsWith('token:')),
    tokenId,
  )

/** What the words of an act name beside what it is about. */
function namedIn({ into, from, room }: Detail): string[] {
  return [into, from, room].flatMap((id) =>
    typeof id === 'string' ? [`attendee:${id}`, `room:${id}`] : [],
  )
}

/** Why, as somebody wrote it; of several reasons the first three. */
function whyOf({ reason, corrections }: Detail): string | null {
  if (typeof reason === 'string' && reason !== '') return reason
  if (!Array.isArray(corrections)) return null
  const all = corrections.flatMap((one) => (typeof one?.reason === 'string' ? [one.reason] : []))
  const reasons = [...new Set(all)].filter((one) => one !== '')
  if (reasons.length === 0) return null
  return reasons.slice(0, 3).join('; ') + (reasons.length > 3 ? '; …' : '')
}

function readDetail(json: string): Detail {
  const read = z.safeParse(ReadDetail, JSON.parse(json))
  return read.success ? read.data : {}
}
