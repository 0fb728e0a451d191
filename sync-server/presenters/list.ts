import type { PresenterRow } from '../../src/domain/api-presenters.ts'
import { mailLanguages } from '../../src/domain/mail-templates.ts'
import type { Context } from '../context.ts'
import { confirmations, confirmLinks, presentersOf } from '../db/presenters.ts'
import { sessionsOf } from '../db/sessions.ts'

type Held = PresenterRow['sessions'][number]

/** Everybody whom a session of the programme names as presenter, by name, with their sessions. */
export async function listPresenters(ctx: Context, programme: string): Promise<PresenterRow[]> {
  const { db } = ctx.database
  const known = new Map((await presentersOf(db, programme)).map((one) => [one.name, one]))
  const links = await confirmLinks(db, { programme }, ctx.clock())
  const confirmed = await confirmations(db, programme)
  const found = new Map<string, Held[]>()
  for (const { id, values } of await sessionsOf(db, programme)) {
    if (values.cancelled) continue
    for (const name of new Set(values.presenters)) {
      const presenter = known.get(name)?.id
      const link = links.find((one) => one.session === id && one.presenter === presenter)
      const word = confirmed.find((one) => one.session === id && one.by === byPresenter(presenter))
      const held = found.get(name) ?? []
      held.push({
        ...{ id, title: values.title, start: values.start, end: values.end },
        confirmedAt: word?.at ?? null,
        link: link ? { id: link.id, createdAt: link.created_at, expiresAt: link.expires_at } : null,
      })
      found.set(name, held)
    }
  }
  const rows = [...found].map(([name, sessions]): PresenterRow => {
    const { email = null, language = null } = known.get(name) ?? {}
    return {
      name,
      email,
      language: mailLanguages.find((one) => one === language) ?? null,
      sessions,
    }
  })
  return rows.sort((a, b) => collator.compare(a.name, b.name))
}

const collator = new Intl.Collator('en')

/** How the history and closings name a presenter. */
export const byPresenter = (id: string | undefined): string => `presenter:${id ?? ''}`
