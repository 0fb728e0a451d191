import { expect, it } from 'vitest'
import { keyOfField, type PhoneForm, readIdentification } from '../../src/domain/phone.ts'

const form: PhoneForm = {
  emailRequired: true,
  fields: [
    { name: 'Licence', kind: 'number', required: true },
    { name: 'Meal', kind: 'choice', choices: ['Fish', 'Rice'], required: false },
    { name: 'name', kind: 'text', required: false },
  ],
}

it('[row P1] reads who somebody says to be; an own field never stands for name or e-mail', () => {
  const typed = {
    name: '  Amara   Okonkwo ',
    email: ' a@example.org ',
    ':Licence': '12,5',
    ':Meal': 'Rice',
    ':name': 'Amy',
  }
  expect(readIdentification(form, typed)).toEqual({
    person: {
      name: 'Amara Okonkwo',
      email: 'a@example.org',
      fields: { Licence: '12,5', Meal: 'Rice', name: 'Amy' },
    },
    wrong: null,
  })
})

it.each([
  [{}, ['name', 'email', ':Licence']],
  [{ name: 'A', email: 'no mail', ':Licence': 'x' }, ['email', ':Licence']],
  [{ name: ' ', email: 'a@b.c', ':Licence': '1', ':Meal': 'Stone' }, ['name', ':Meal']],
])('[row P1] names what is missing or can’t be: %o', (typed, wrong) => {
  expect(readIdentification(form, typed).wrong).toEqual(wrong)
})

it('[row P1] leaves out what nobody must say', () => {
  const { person } = readIdentification({ emailRequired: false, fields: [] }, { name: 'Amara' })
  expect(person).toEqual({ name: 'Amara' })
  expect(keyOfField({ name: 'name', kind: 'text', required: false })).toBe(':name')
})
