import fc from 'fast-check'
import { expect, it } from 'vitest'
import { corrected } from '../../sync-server/imports/cells/corrected.ts'
import {
  readCredits,
  readDelivery,
  readEmail,
  readForgottenCheckOut,
  readLanguage,
  readWhole,
  readYesNo,
} from '../../sync-server/imports/cells/read.ts'
import { readInstant } from '../../sync-server/imports/cells/time.ts'
import { errors, lines, uploading } from '../support/upload.ts'

it.each([
  ['bad-time', 'start', '4.5.2026 9:00', '2026-05-04T09:00'],
  ['bad-time', 'start', '25/12/2026 2:30 pm', '2026-12-25T14:30'],
  ['bad-time', 'start', '12/25/2026', '2026-12-25T09:00'],
  ['bad-time', 'start', '2026/5/4 9:05', '2026-05-04T09:05'],
  // which day is meant isn't clear: an example, no guess
  ['bad-time', 'start', '4/5/2026 9:00', '2026-05-04T09:00'],
  ['bad-number', 'capacity', '1 200', '1200'],
  ['bad-number', 'threshold_percent', '80 %', '80'],
  ['bad-number', 'credits_1', '1,255', '1.25'],
  ['bad-yes-no', 'active', 'ja', 'yes'],
  ['bad-yes-no', 'active', 'nein', 'no'],
  ['bad-delivery', 'delivery', 'Online', 'virtual'],
  ['bad-delivery', 'delivery', 'in person', 'in-person'],
  ['bad-policy', 'forgotten_check_out', '45 min', 'cap:45'],
  ['bad-email', 'email', 'Ada <ada@example.org>', 'ada@example.org'],
  ['bad-break', 'breaks', '10.30 until 10.45', '10:30-10:45'],
  ['bad-language', 'language', 'en_GB', 'en-GB'],
])('[row M4] %s in %s: "%s" could be "%s"', (code, column, cell, wanted) => {
  expect(corrected(code, column, cell)).toBe(wanted)
})

const part = fc.nat(60)
const dates = fc
  .tuple(part, part, fc.nat(3000), part, part, fc.constantFrom('.', '/', '-'))
  .map(([a, b, year, h, m, sign]) => `${a}${sign}${b}${sign}${year} ${h}:${m}`)

it('[row M4] every example can be read', () => {
  fc.assert(
    fc.property(fc.oneof(fc.string({ unit: 'grapheme' }), dates), (cell) => {
      const example = (code: string, column = '') => corrected(code, column, cell) ?? ''
      expect(readInstant(example('bad-time'), 'UTC').ok).toBe(true)
      expect(readWhole(0, 1_000_000)(example('bad-number', 'capacity')).ok).toBe(true)
      expect(readWhole(0, 100)(example('bad-number', 'threshold_percent')).ok).toBe(true)
      expect(readCredits(example('bad-number', 'credits_2')).ok).toBe(true)
      expect(readYesNo(example('bad-yes-no')).ok).toBe(true)
      expect(readDelivery(example('bad-delivery')).ok).toBe(true)
      expect(readForgottenCheckOut(example('bad-policy')).ok).toBe(true)
      expect(readEmail(example('bad-email')).ok).toBe(true)
      expect(readLanguage(example('bad-language')).ok).toBe(true)
    }),
  )
})

it('[row M4] an error bears the example in the answer', async () => {
  const server = await uploading()
  const got = await server.upload(
    'sessions',
    lines('title,room,start,end,capacty', 'Audit,Aspen,4.5.2026 9:00,2026-05-04T10:00,1'),
  )
  expect(got.body.errors).toMatchObject([{ column: 'capacty', example: 'capacity' }])
  const cells = await server.upload(
    'sessions',
    lines(
      'title,room,start,end',
      'Audit,Aspen,4.5.2026 9:00,2026-05-04T10:00',
      'Books,Birch,2026-05-04T09:00,2026-05-04T09:00',
    ),
  )
  expect(errors(cells)).toEqual([
    [2, 'start', 'bad-time'],
    [3, 'end', 'end-before-start'],
  ])
  expect(cells.body.errors.map(({ example }) => example)).toEqual([
    '2026-05-04T09:00',
    '2026-05-04T10:00',
  ])
})
