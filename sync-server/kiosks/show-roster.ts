import * as z from 'zod/mini'
import { defaultSettings, type Settings } from '../../src/domain/policy.ts'
import { prepareSchedule } from '../../src/domain/reconcile.ts'
import {
  type KioskAttendee,
  KioskPin,
  type KioskSession,
  type KioskSettings,
} from '../../src/domain/roster.ts'
import type { FeedAttendee } from '../db/roster-feed.ts'
import { readSession, readSettings } from '../db/schedule.ts'
import type { SessionsTable } from '../db/tables.ts'
import { badgeHash } from './badge-hash.ts'

const Texts = z.array(z.string())

/** Sessions as kiosks may know them: times by the window, limits by the rules (D1, D4). */
export function showSessions(
  rows: readonly SessionsTable[],
  settings: Settings = defaultSettings,
): Map<string, KioskSession> {
  const sessions = rows.map(readSession)
  const { planned } = prepareSchedule(sessions, settings, [])
  return new Map(
    rows.flatMap((row) => {
      const plan = planned.get(row.id)
      if (!plan) return []
      const shown: KioskSession = {
        code: row.code,
        title: row.title,
        presenters: z.parse(Texts, JSON.parse(row.presenters)),
        room: row.room,
        start: plan.window.start,
        end: plan.window.end,
        opensAt: plan.opensAt,
        closesAt: plan.closesAt,
        breaks: readSession(row).breaks,
        cancelled: row.cancelled === 1,
      }
      return [[row.id, shown]]
    }),
  )
}

/** An attendee as kiosks may know one: never an e-mail, badges as hashes alone. */
export function showAttendee(
  row: FeedAttendee,
  badgeKey: string,
  hint: string | undefined,
): KioskAttendee {
  const badges = z.parse(Texts, JSON.parse(row.badges))
  return {
    name: row.name,
    organisation: row.organisation,
    ...(hint === undefined ? {} : { hint }),
    badges: badges.map((code) => badgeHash(badgeKey, code)),
    language: row.language,
    ...(row.merged_into === null ? {} : { mergedInto: row.merged_into }),
  }
}

export function showSettings(row: {
  settings: string
  badge_key: string
  pin: string | null
}): KioskSettings {
  const settings = readSettings(row.settings)
  return {
    badgeKey: row.badge_key,
    pin: row.pin === null ? null : z.parse(KioskPin, JSON.parse(row.pin)),
    mode: settings.mode,
    confirmOut: settings.confirmOut,
    bounceMs: settings.bounceMs,
    undoMs: settings.undoMs,
    resultMs: settings.resultMs,
    opensBeforeMs: settings.opensBeforeMs,
    walkInFields: settings.walkInFields,
    languages: settings.languages,
    keepDays: settings.keepDays,
  }
}
