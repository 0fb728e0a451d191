import fc from 'fast-check'
import { expect, it } from 'vitest'
import { formulaSafe, withoutApostrophe } from '../../sync-server/imports/files/formula.ts'
import { counts, lines, type Uploading, uploading } from '../support/upload.ts'

const download = async (server: Uploading, what: string) => {
  const path = `/api/v1/programmes/${server.programme}/export/${what}`
  const got = await server.request('GET', path, { token: server.adminToken })
  expect(got.headers.get('content-type')).toBe('text/csv; charset=utf-8')
  return new Uint8Array(await got.arrayBuffer())
}
const text = (bytes: Uint8Array) => new TextDecoder().decode(bytes)

it('gives back a session file that changes nothing when uploaded as it is', async () => {
  const server = await uploading('Europe/Berlin')
  await server.upload(
    'sessions',
    lines(
      'code,title,room,start,end,presenters,capacity,delivery,breaks,credits_1,field_of_study_3,credits_3,expiry_months,opens_before_min,threshold_percent,forgotten_check_out,check_in_required,check_in_code',
      'A,"=SUM(A1), ""quoted""",Aspen,2026-05-04T23:00,2026-05-05T02:00,Ada;Grace,30,hybrid,23:30-23:45;00:15-00:30:30,1.5,Taxes,0.25,12,0,0,cap:90,true,-fox',
      'B,"\'=already",Birch,2026-10-25T02:30+01:00,2026-10-25T03:30:15.250,,,,,,,,,,,,,',
    ),
  )
  const file = await download(server, 'sessions')
  expect([...file.subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf])
  const [heading] = text(file).split('\r\n')
  expect(heading).toBe(
    'id,revision,code,title,room,start,end,presenters,capacity,delivery,breaks,field_of_study_1,credits_1,field_of_study_2,credits_2,field_of_study_3,credits_3,expiry_months,survey,certificate,opens_before_min,closes_after_min,threshold_percent,forgotten_check_out,check_in_required,check_in_code,check_out_required,check_out_code',
  )
  expect(text(file)).toContain(`"'=SUM(A1), ""quoted"""`)
  expect(text(file)).toContain(",'-fox,")
  const [, second] = await server.sessions()
  const again = await server.upload('sessions', file)
  expect([again.body.errors, counts(again)]).toEqual([[], [0, 0, 2]])
  expect(second?.end).toBe(Date.UTC(2026, 9, 25, 2, 30, 15, 250))
})

it('gives back a roster file that changes nothing when uploaded as it is', async () => {
  const server = await uploading()
  await server.upload(
    'attendees',
    lines(
      'code,name,email,organisation,badge,active,Diet,=Row',
      'A1,"O\'Hara, Ann",ann@example.org,+Plus,B1;B2,1,vegan,@x',
      ',محمد,,,,0,,',
      ',Ada,,,=B3,,"two\nlines",',
    ),
  )
  const file = await download(server, 'attendees')
  expect(text(file)).toContain(
    "id,revision,code,name,email,organisation,badge,language,active,'=Row,Diet",
  )
  const again = await server.upload('attendees', file)
  expect([again.body.errors, counts(again)]).toEqual([[], [0, 0, 3]])
})

it('makes no cell a formula, and every cell itself again', () => {
  const cell = fc.oneof(
    fc.string(),
    fc.string({ unit: fc.constantFrom("'", '=', '+', '-', '@', '\t', 'a', '＝') }),
  )
  fc.assert(
    fc.property(cell, (value) => {
      const safe = formulaSafe(value)
      expect(safe).not.toMatch(/^[=+\-@\t\r＝＋－＠]/u)
      expect(withoutApostrophe(safe)).toBe(value)
    }),
  )
})
