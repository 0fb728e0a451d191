import { expect, it } from 'vitest'
import { counts, errors, lines, uploading } from '../support/upload.ts'

const three = lines(
  'code,name,email,organisation,badge,language,active,Diet',
  'A1,Amara Okonkwo,Amara@Example.org,Lagos University,B-1;B-2,en,true,vegan',
  'A2,Marek Dvořák,marek@example.org,,,cs,0,',
  ',"Lin, Wei",,,,,,',
)

it('adds people with e-mails in lower case, several badges and fields of their own', async () => {
  const server = await uploading()
  const answer = await server.upload('attendees', three)
  expect([answer.status, counts(answer), answer.body.errors]).toEqual([200, [3, 0, 0], []])
  const [amara, lin, marek] = await server.attendees()
  expect(amara).toEqual({
    id: amara?.id,
    code: 'A1',
    name: 'Amara Okonkwo',
    email: 'amara@example.org',
    organisation: 'Lagos University',
    badge: 'B-1;B-2',
    language: 'en',
    active: true,
    fields: { Diet: 'vegan' },
    revision: 2,
  })
  expect(lin).toMatchObject({ name: 'Lin, Wei', email: null, badge: null, active: true })
  expect(marek).toMatchObject({ language: 'cs', active: false, fields: {} })
  const badges = await server.ctx.database.db.selectFrom('badges').selectAll().execute()
  expect(badges.map(({ badge, attendee }) => [badge, attendee])).toEqual([
    ['B-1', amara?.id],
    ['B-2', amara?.id],
  ])
})

it('[row M6] understands columns by the names that other systems give them, and a name in two parts', async () => {
  const server = await uploading()
  const file = lines(
    'First Name,Last_name,E-mail,Company',
    'Amara,Okonkwo,amara@example.org,Halden',
    'Sukarnawati,,,',
    ',Tenzin,,',
  )
  const answer = await server.upload('attendees', file)
  expect([counts(answer), answer.body.errors]).toEqual([[3, 0, 0], []])
  const people = await server.attendees()
  expect(people.map(({ name }) => name)).toEqual(['Amara Okonkwo', 'Sukarnawati', 'Tenzin'])
  expect(people[0]).toMatchObject({
    email: 'amara@example.org',
    organisation: 'Halden',
    fields: {},
  })
})

it('[row M6] takes another name for a column of one’s own where the column is there by its own', async () => {
  const server = await uploading()
  const file = lines('name,organisation,Company,First name', 'Amara Okonkwo,Halden,Voss,A')
  expect(counts(await server.upload('attendees', file))).toEqual([1, 0, 0])
  const [amara] = await server.attendees()
  expect(amara).toMatchObject({
    name: 'Amara Okonkwo',
    organisation: 'Halden',
    fields: { Company: 'Voss', 'First name': 'A' },
  })
})

it('[row M6] says which part of a name is missing, and which row has neither', async () => {
  const server = await uploading()
  const half = await server.upload('attendees', lines('Surname,Email', 'Okonkwo,a@example.org'))
  expect(errors(half)).toEqual([[1, 'first_name', 'missing-column']])
  const none = await server.upload(
    'attendees',
    lines('First name,Surname,Email', ',,a@example.org'),
  )
  expect(errors(none)).toEqual([[2, 'last_name', 'required']])
  expect(await server.attendees()).toEqual([])
})

it('adds and changes nothing when a file comes twice', async () => {
  const server = await uploading()
  const { db } = server.ctx.database
  await server.upload('attendees', three)
  const changes = () => db.selectFrom('changes').selectAll().execute()
  const before = await changes()
  expect(counts(await server.upload('attendees', three))).toEqual([0, 0, 3])
  expect(await changes()).toEqual(before)
})

it('finds by id, else code, else e-mail; empties clear, missing columns leave alone', async () => {
  const server = await uploading()
  await server.upload('attendees', three)
  const [amara] = await server.attendees()
  const answer = await server.upload(
    'attendees',
    lines(
      'id,code,name,email,Diet',
      `${amara?.id},A9,Amara O.,amara@example.org,`,
      ',,Marek Dvorak,MAREK@example.org,none',
    ),
  )
  expect(counts(answer)).toEqual([0, 2, 0])
  const people = await server.attendees()
  expect(people.map(({ name, code }) => [name, code])).toEqual([
    ['Amara O.', 'A9'],
    ['Lin, Wei', null],
    ['Marek Dvorak', null],
  ])
  expect(people[0]).toMatchObject({ id: amara?.id, badge: 'B-1;B-2', fields: {} })
  expect(people[2]).toMatchObject({ language: 'cs', active: false, fields: { Diet: 'none' } })
})

it('keeps one person of an e-mail for the installation, whose new name reaches every programme', async () => {
  const server = await uploading()
  const second = await server.addProgramme('UTC')
  await server.upload('attendees', three)
  const [amara] = await server.attendees()
  const { db } = server.ctx.database
  const last = await db.selectFrom('changes').select('n').orderBy('n', 'desc').executeTakeFirst()
  const answer = await server.upload(
    'attendees',
    lines('code,name,email,badge', 'A1,Amara Obi,AMARA@example.org,B-1'),
    { programme: second },
  )
  expect(counts(answer)).toEqual([1, 0, 0])
  const here = await server.get<{ items: unknown[] }>(`/api/v1/programmes/${second}/attendees`)
  expect(here.items).toEqual([
    expect.objectContaining({ id: amara?.id, name: 'Amara Obi', code: 'A1', badge: 'B-1' }),
  ])
  expect((await server.attendees())[0]).toMatchObject({ name: 'Amara Obi', badge: 'B-1;B-2' })
  const news = await db
    .selectFrom('changes')
    .select(['programme', 'type', 'id'])
    .where('n', '>', last?.n ?? 0)
    .orderBy('programme')
    .execute()
  expect(news).toEqual(
    [server.programme, second].sort().map((programme) => ({
      programme,
      type: 'attendee',
      id: amara?.id,
    })),
  )
})

it('keeps homonyms apart, and tells kiosks of both, since both then bear a hint', async () => {
  const server = await uploading()
  const kims = lines('name,organisation', 'Kim Lee,Acme', 'Kim Lee,Acme', 'Kim Lee,Birch')
  expect(counts(await server.upload('attendees', kims))).toEqual([3, 0, 0])
  expect(counts(await server.upload('attendees', kims))).toEqual([0, 0, 3])
  const { db } = server.ctx.database
  await db.deleteFrom('changes').execute()
  await server.upload('attendees', lines('name,organisation,code', 'Kim Lee,Acme,K'))
  const told = await db.selectFrom('changes').select('type').execute()
  expect(told).toHaveLength(3)
})

it('lets badges and codes move between people', async () => {
  const server = await uploading()
  const of = (a: string, b: string) =>
    lines('name,email,code,badge', `Ada,a@example.org,${a}`, `Bo,b@example.org,${b}`)
  await server.upload('attendees', of('1,X', '2,Y'))
  const ids = (await server.attendees()).map(({ id }) => id)
  // codes come before e-mails: to swap them the rows must name the ids
  const swapped = await server.upload(
    'attendees',
    lines('id,name,code,badge', `${ids[0]},Ada,2,Y`, `${ids[1]},Bo,1,X`),
  )
  expect([swapped.body.errors, counts(swapped)]).toEqual([[], [0, 2, 0]])
  expect((await server.attendees()).map(({ code, badge }) => [code, badge])).toEqual([
    ['2', 'Y'],
    ['1', 'X'],
  ])
})

it('refuses what would be two people’s, naming the other', async () => {
  const server = await uploading()
  await server.upload('attendees', three)
  const answer = await server.upload(
    'attendees',
    lines(
      'code,name,email,badge',
      'N1,New,,B-1',
      'N2,Newer,marek@example.org,',
      'A2,Marek,amara@example.org,',
      'N3,Twin,,T',
      'N3,Twin,,T',
    ),
  )
  expect(answer.status).toBe(422)
  expect(errors(answer)).toEqual(
    expect.arrayContaining([
      [2, 'badge', 'double-badge'],
      [4, 'code', 'double-row'],
      [4, 'email', 'double-email'],
      [6, 'code', 'double-code'],
      [6, 'badge', 'double-badge'],
    ]),
  )
  const badge = answer.body.errors.find(({ row, column }) => row === 2 && column === 'badge')
  expect(badge?.message).toContain('"Amara Okonkwo"')
  expect(await server.attendees()).toHaveLength(3)
})

it.each([
  ['name', ' ', 'required'],
  ['name', 'x'.repeat(301), 'too-long'],
  ['email', 'nobody', 'bad-email'],
  ['language', 'English!', 'bad-language'],
  ['active', 'perhaps', 'bad-yes-no'],
  ['id', 'unheard-of', 'unknown-id'],
])('refuses %s "%s" with %s', async (column, cell, code) => {
  const server = await uploading()
  const values: Record<string, string> = { name: 'Ada', organisation: 'X', [column]: cell }
  const file = lines(Object.keys(values).join(','), Object.values(values).join(','))
  expect(errors(await server.upload('attendees', file))).toEqual(
    expect.arrayContaining([[2, column, code]]),
  )
})

it('takes at most five fields of one’s own, those of earlier files included', async () => {
  const server = await uploading()
  const six = await server.upload('attendees', 'name,f1,f2,f3,f4,f5,f6\nAda,,,,,,\n')
  expect(errors(six)).toEqual([[1, 'f6', 'too-many-fields']])
  const four = await server.upload('attendees', 'name,f1,f2,f3,f4\nAda,1,2,3,4\n')
  expect(four.status).toBe(200)
  const more = await server.upload('attendees', 'name,g1,g2\nAda,1,2\n')
  expect(errors(more).map(([, , code]) => code)).toEqual(['too-many-fields', 'too-many-fields'])
})

it('takes 10,000 people, changes them all, and refuses them all for one bad cell', async () => {
  const server = await uploading()
  const file = (organisation: string, last = 'p9999@example.org') =>
    lines(
      'code,name,email,organisation,badge',
      ...Array.from({ length: 10_000 }, (_, n) => {
        const email = n === 9999 ? last : `p${n}@example.org`
        return `C${n},Person ${n},${email},${organisation},B${n}`
      }),
    )
  expect(counts(await server.upload('attendees', file('Acme')))).toEqual([10_000, 0, 0])
  expect(counts(await server.upload('attendees', file('Birch')))).toEqual([0, 10_000, 0])
  const bad = await server.upload('attendees', file('Cedar', 'broken'))
  expect(errors(bad)).toEqual([[10_001, 'email', 'bad-email']])
  const { db } = server.ctx.database
  const rows = await db.selectFrom('attendees').select('organisation').distinct().execute()
  expect(rows).toEqual([{ organisation: 'Birch' }])
}, 30_000)

it('pages the roster by name and searches names and e-mails of any script', async () => {
  const server = await uploading()
  const names = ['Dvořák Marek', 'Öykü Çelik', 'محمد', 'أحمد', 'Ελένη', '山田 太郎', 'dvorak']
  await server.upload(
    'attendees',
    lines('name,email', ...names.map((name, n) => `${name},p${n}@example.org`)),
  )
  const seen: string[] = []
  let cursor: string | null = ''
  while (cursor !== null) {
    const at: string = cursor === '' ? '' : `&cursor=${encodeURIComponent(cursor)}`
    const page: { items: { name: string }[]; next: string | null } = await server.get(
      `/api/v1/programmes/${server.programme}/attendees?limit=2${at}`,
    )
    seen.push(...page.items.map(({ name }) => name))
    cursor = page.next
  }
  expect([...seen].sort()).toEqual([...names].sort())
  const search = async (q: string) => {
    const path = `/api/v1/programmes/${server.programme}/attendees?q=${encodeURIComponent(q)}`
    return (await server.get<{ items: { name: string }[] }>(path)).items.map(({ name }) => name)
  }
  expect(await search('DVORAK')).toEqual(['dvorak', 'Dvořák Marek'])
  expect(await search('celik oyku')).toEqual(['Öykü Çelik'])
  expect(await search('ελενη')).toEqual(['Ελένη'])
  expect(await search('احمد')).toEqual(['أحمد'])
  expect(await search('p5@')).toEqual(['山田 太郎'])
  expect(await search('nobody')).toEqual([])
})
