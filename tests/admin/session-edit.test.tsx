import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { draftOf } from '../../src/admin/session-edit/draft.ts'
import { differences, merged, type Side } from '../../src/admin/session-edit/merge.ts'
import { withStart } from '../../src/admin/session-edit/move.ts'
import { readDraft } from '../../src/admin/session-edit/read.ts'
import {
  changesOf,
  editable,
  emptyValues,
  type Values,
} from '../../src/admin/session-edit/values.ts'
import { hour, minute, session, start } from './support/rows.ts'

const zone = 'Europe/Stockholm'
const values = (over: Partial<Values> = {}): Values => ({ ...session(), ...over })
const told = (draft: Parameters<typeof readDraft>[0], before = values()) => {
  const { values, problems } = readDraft(draft, before, zone)
  const words = Object.entries(problems).map(([name, problem]) => [name, problem?.text])
  return { changes: changesOf(before, values), problems: Object.fromEntries(words) }
}

describe('a session in the form', () => {
  it('[row M2] comes back as it went in, to the millisecond', () => {
    const full = values({
      start: start + 1,
      end: start + hour + 17,
      breaks: [{ start: start + 10 * minute + 3, end: start + 20 * minute }],
      forgottenCheckOut: 'cap:90',
      credits1: 1.2,
      survey: 'https://example.org',
    })
    expect(told(draftOf(full, zone), full)).toEqual({ changes: {}, problems: {} })
  })

  it('[row M2] takes each field as it is typed, and names what it can’t take', () => {
    const draft = draftOf(values(), zone)
    const filled = {
      ...draft,
      code: ' E-1 ',
      capacity: '40',
      threshold: '',
      forgotten: 'cap',
      cap: '90',
      presenters: ['Noor Haddad ', '  '],
      fields: [{ name: 'Auditing', credits: '1,5' }, ...draft.fields.slice(1)],
    }
    expect(told(filled)).toEqual({
      problems: {},
      changes: {
        code: 'E-1',
        capacity: 40,
        thresholdPercent: null,
        forgottenCheckOut: 'cap:90',
        presenters: ['Noor Haddad'],
        credits1: 1.5,
      },
    })
    const wrong = {
      ...draft,
      title: ' ',
      capacity: '4.5',
      threshold: '101',
      cap: '',
      forgotten: 'cap',
    }
    expect(told(wrong).problems).toEqual({
      title: 'Give it a title.',
      capacity: 'A whole number from 0 to 1000000.',
      thresholdPercent: 'A whole number from 0 to 100.',
      cap: 'Say how many minutes count.',
    })
  })

  it('[row M1] says that the end is not after the start', () => {
    const draft = draftOf(values(), zone)
    expect(told({ ...draft, end: draft.start }).problems).toEqual({
      end: 'The end is not after the start.',
    })
  })

  it('[D9] a time that the clocks skip is refused, with the two beside it', () => {
    const draft = draftOf(values(), zone)
    const skipped = { text: '2026-03-29T02:30', turn: null }
    expect(told({ ...draft, start: skipped }).problems).toMatchObject({
      start: expect.stringMatching(/does not exist. Take 01:30, UTC\+01:00 or 03:30, UTC\+02:00/),
    })
  })

  it('[D9] a time that comes twice is asked about, and each of the two can be chosen and kept', () => {
    const text = '2026-10-25T02:30'
    const [first, second] = [Date.UTC(2026, 9, 25, 0, 30), Date.UTC(2026, 9, 25, 1, 30)]
    const draft = draftOf(values(), zone)
    const of = (turn: 'earlier' | 'later' | null) =>
      readDraft({ ...draft, start: { text, turn } }, values(), zone)
    expect(of(null).problems.start?.text).toMatch(/comes twice/)
    expect([of('earlier').values.start, of('later').values.start]).toEqual([first, second])
    const kept = values({ start: second, end: second + hour })
    expect(draftOf(kept, zone).start).toEqual({ text, turn: 'later' })
  })

  it('a break lies inside the session, also past midnight', () => {
    const night = Date.UTC(2026, 10, 18, 22, 0)
    const long = emptyValues(night, night + 3 * hour)
    const draft = {
      ...draftOf(long, zone),
      title: 'Night',
      breaks: [{ from: '00:10', to: '00:20' }],
    }
    expect(told(draft, long).changes.breaks).toEqual([
      { start: night + 70 * minute, end: night + 80 * minute },
    ])
    const outside = { ...draft, breaks: [{ from: '12:00', to: '12:20' }] }
    expect(told(outside, long).problems.breaks).toMatch(/12:00 to 12:20 does not lie inside/)
  })

  it('moving the start takes end and breaks along', () => {
    const breaks = [{ start: start + 10 * minute, end: start + 20 * minute }]
    const before = values({ breaks })
    const draft = withStart(draftOf(before, zone), { text: '2026-11-19T14:00', turn: null }, zone)
    const by = Date.UTC(2026, 10, 19, 13, 0) - start
    expect(told(draft, before).changes).toEqual({
      start: start + by,
      end: before.end + by,
      breaks: [{ start: start + 10 * minute + by, end: start + 20 * minute + by }],
    })
  })
})

describe('[row M1] two people’s changes of one session', () => {
  const base = values()

  it('what only one changed is proposed as they have it; what both changed must be chosen', () => {
    const mine = values({ title: 'Mine', capacity: 1 })
    const theirs = values({ title: 'Theirs', survey: 'https://example.org' })
    expect(differences(base, mine, theirs)).toEqual([
      { name: 'title', proposed: null },
      { name: 'capacity', proposed: 'mine' },
      { name: 'survey', proposed: 'theirs' },
    ])
    const chosen = { title: 'theirs', capacity: 'mine', survey: 'theirs' } as const
    expect(merged(mine, theirs, chosen)).toMatchObject({
      title: 'Theirs',
      capacity: 1,
      survey: 'https://example.org',
    })
  })

  it('a room that was renamed is the same room', () => {
    const renamed = values({ room: { id: 'aspen', name: 'Great hall' } })
    expect(differences(base, values(), renamed)).toEqual([])
  })

  const some = fc.record({
    title: fc.constantFrom('A', 'B', 'C'),
    capacity: fc.constantFrom(null, 1, 2),
    checkInRequired: fc.boolean(),
    presenters: fc.constantFrom<string[]>([], ['Noor']),
  })
  it('nothing of theirs is lost that was not chosen away, whatever both did', () => {
    fc.assert(
      fc.property(some, some, some, fc.boolean(), (b, m, t, mineWins) => {
        const [before, mine, theirs] = [values(b), values(m), values(t)]
        const found = differences(before, mine, theirs)
        const chosen = Object.fromEntries(
          found.map(({ name, proposed }): [string, Side] => [
            name,
            proposed ?? (mineWins ? 'mine' : 'theirs'),
          ]),
        )
        const after = merged(mine, theirs, chosen)
        for (const name of editable) {
          const expected = chosen[name] === 'mine' ? mine[name] : theirs[name]
          expect(after[name]).toEqual(expected)
        }
        const sent = changesOf(theirs, after)
        for (const name of Object.keys(sent)) expect(chosen[name]).toBe('mine')
      }),
    )
  })
})
