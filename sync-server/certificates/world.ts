import type { CreditRule } from '../../src/domain/credit-rule.ts'
import type { Schedule } from '../../src/domain/schedule.ts'
import {
  certificateSettings,
  type StoredCertificateSettings,
  type StoredTemplate,
  templateKey,
  templatesOf,
} from '../db/certificate-designs.ts'
import { allRules } from '../db/credit-rules.ts'
import type { Db, Tx } from '../db/open.ts'
import { findProgramme } from '../db/programmes.ts'
import { loadSchedule } from '../db/schedule.ts'
import { type StoredSession, sessionsOf } from '../db/sessions.ts'

/** What certificates of a programme are made with, beside who attended. */
export interface CertificateWorld {
  programme: { id: string; name: string; timeZone: string }
  sessions: ReadonlyMap<string, StoredSession>
  rules: readonly CreditRule[]
  templates: readonly StoredTemplate[]
  settings: StoredCertificateSettings
  schedule: Schedule
}

export async function loadWorld(tx: Db | Tx, programme: string): Promise<CertificateWorld> {
  const row = await findProgramme(tx, programme)
  if (!row) throw new Error(`There is no programme ${programme}`)
  const sessions = await sessionsOf(tx, programme)
  return {
    programme: { id: row.id, name: row.name, timeZone: row.time_zone },
    sessions: new Map(sessions.map((session) => [session.id, session])),
    rules: await allRules(tx),
    templates: await templatesOf(tx, programme),
    settings: await certificateSettings(tx, programme),
    schedule: await loadSchedule(tx, programme),
  }
}

/**
 * The template of a session, by the name or id that it names, else the standard one; so for the whole
 * programme.
 * @returns null where there is none of this name, or none at all
 */
export function templateFor(
  { templates, sessions }: Pick<CertificateWorld, 'templates' | 'sessions'>,
  session: string | null,
): StoredTemplate | null {
  const named = session === null ? null : (sessions.get(session)?.values.certificate ?? null)
  if (named === null) return templates.find(({ standard }) => standard) ?? templates[0] ?? null
  const key = templateKey(named)
  const byName = templates.find(({ content }) => templateKey(content.name) === key)
  return byName ?? templates.find(({ id }) => id === named.trim()) ?? null
}

/** Whether no more taps of a session are waited for, where certificates wait for that (row S6). */
export const mayIssue = ({ settings, schedule }: CertificateWorld, session: string): boolean =>
  !settings.wait || schedule.closings.has(session)
