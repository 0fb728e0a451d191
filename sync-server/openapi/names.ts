import * as z from 'zod/mini'
import * as api from '../../src/domain/api.ts'
import * as bookings from '../../src/domain/api-bookings.ts'
import * as certificates from '../../src/domain/api-certificates.ts'
import * as fleet from '../../src/domain/api-fleet.ts'
import * as follow from '../../src/domain/api-follow.ts'
import * as history from '../../src/domain/api-history.ts'
import * as imports from '../../src/domain/api-imports.ts'
import * as mail from '../../src/domain/api-mail.ts'
import * as merging from '../../src/domain/api-merging.ts'
import * as my from '../../src/domain/api-my.ts'
import * as noShows from '../../src/domain/api-no-shows.ts'
import * as phone from '../../src/domain/api-phone.ts'
import * as presenters from '../../src/domain/api-presenters.ts'
import * as reports from '../../src/domain/api-reports.ts'
import * as rights from '../../src/domain/api-rights.ts'
import * as sessions from '../../src/domain/api-sessions.ts'
import * as survey from '../../src/domain/api-survey.ts'
import * as timeline from '../../src/domain/api-timeline.ts'
import * as trust from '../../src/domain/api-trust.ts'
import * as truth from '../../src/domain/api-truth.ts'
import * as certificate from '../../src/domain/certificate.ts'
import * as certificateChange from '../../src/domain/certificate-change.ts'
import * as correction from '../../src/domain/correction.ts'
import * as policy from '../../src/domain/policy.ts'
import * as protocol from '../../src/domain/protocol.ts'
import * as session from '../../src/domain/session.ts'

type Schema = z.ZodMiniType

const modules = [
  api,
  sessions,
  bookings,
  certificates,
  fleet,
  follow,
  history,
  noShows,
  presenters,
  imports,
  my,
  phone,
  mail,
  survey,
  truth,
  merging,
  timeline,
  reports,
  rights,
  trust,
  protocol,
  certificate,
  certificateChange,
  correction,
  policy,
  session,
]

/** The schemas that the document names: what these modules export, by the name that they have there. */
export const namedSchemas: ReadonlyMap<string, Schema> = new Map(
  modules.flatMap((module) =>
    Object.entries<unknown>(module).flatMap(([name, value]): [string, Schema][] =>
      isSchema(value) ? [[name, value]] : [],
    ),
  ),
)

function isSchema(value: unknown): value is Schema {
  return value instanceof z.ZodMiniType
}
