import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { defaultSettings } from '../../src/domain/policy.ts'
import { Person } from '../../src/domain/tap.ts'
import { readWalkIn, walkInInputs } from '../../src/domain/walk-in.ts'

const inputs = walkInInputs(defaultSettings.walkInFields)

describe('what a walk-in is asked', () => {
  it('[row K7] is what the admin set, the name always, each once', () => {
    expect(inputs.map(({ key, required }) => [key, required])).toEqual([
      ['name', true],
      ['email', false],
      ['organisation', false],
    ])
    const own = walkInInputs([
      { name: 'email', required: true },
      { name: 'diet', label: 'Food', required: false },
      { name: 'diet', required: true },
      { name: 'badge-name', required: false },
    ])
    expect(own.map(({ key, label, required }) => [key, label, required])).toEqual([
      ['name', null, true],
      ['email', null, true],
      ['diet', 'Food', false],
      ['badge-name', 'badge-name', false],
    ])
    expect(walkInInputs([{ name: 'name', required: false }])[0]?.required).toBe(true)
  })
})

describe('what a walk-in typed', () => {
  it('[row K7] makes a person: trimmed, what is empty left out, own fields by their names', () => {
    const asked = walkInInputs([...defaultSettings.walkInFields, { name: 'diet', required: false }])
    const typed = { name: '  Jun   Takahashi ', email: 'jun@example.org', diet: 'none ' }
    expect(readWalkIn(asked, typed).person).toEqual({
      name: 'Jun Takahashi',
      email: 'jun@example.org',
      fields: { diet: 'none' },
    })
  })
  it.each([
    [{}, ['name']],
    [{ name: ' ' }, ['name']],
    [{ name: 'Jun', email: 'jun' }, ['email']],
    [{ name: 'Jun', email: 'jun@home' }, ['email']],
    [{ email: 'j un@a.b' }, ['name', 'email']],
  ])('[row K7] %j is not enough: %j', (typed, wrong) => {
    expect(readWalkIn(inputs, typed)).toEqual({ person: null, wrong })
  })
  it('[row K7] whatever is typed, a person that comes of it can be sent', () => {
    const text = fc.oneof(
      fc.string({ unit: 'grapheme', maxLength: 40 }),
      fc
        .tuple(fc.string({ unit: 'grapheme', minLength: 1, maxLength: 40 }), fc.nat(80))
        .map(([part, times]) => part.repeat(times)),
    )
    fc.assert(
      fc.property(
        fc.dictionary(fc.constantFrom('name', 'email', 'organisation', 'diet'), text),
        (typed) => {
          const asked = walkInInputs([
            ...defaultSettings.walkInFields,
            { name: 'diet', required: false },
          ])
          const { person, wrong } = readWalkIn(asked, typed)
          expect(person === null).toBe(wrong !== null)
          if (person) expect(Person.parse(person)).toEqual(person)
          expect(JSON.stringify(person)).not.toMatch(/\\ud[89a-f]/)
        },
      ),
    )
  })
  it('[row K7] what is too long is cut between characters, without a blank at its end', () => {
    const typed = { name: `${'n'.repeat(299)} x`, organisation: `${'o'.repeat(299)}𝝼` }
    expect(readWalkIn(inputs, typed).person).toEqual({
      name: 'n'.repeat(299),
      organisation: 'o'.repeat(299),
    })
  })
})
