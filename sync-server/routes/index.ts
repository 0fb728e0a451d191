import type { Route } from '../http/route.ts'
import { attendanceRoutes } from './attendance.ts'
import { attendeeRoutesOfOne } from './attendee.ts'
import { attendeeRoutes } from './attendees.ts'
import { badgeRoutes } from './badges.ts'
import { bookingRoutes } from './bookings.ts'
import { certificateDesignRoutes } from './certificate-designs.ts'
import { certificateRunRoutes } from './certificate-runs.ts'
import { certificateRoutes } from './certificates.ts'
import { closingRoutes } from './closings.ts'
import { completenessRoutes } from './completeness.ts'
import { correctionRoutes } from './corrections.ts'
import { credentialRoutes, keySetRoutes } from './credentials.ts'
import { creditRuleRoutes } from './credit-rules.ts'
import { eventRoutes } from './events.ts'
import { expiryRoutes } from './expiry.ts'
import { exportRoutes } from './exports.ts'
import { fleetRoutes } from './fleet.ts'
import { healthRoutes } from './health.ts'
import { historyRoutes } from './history.ts'
import { importRoutes, progressRoute } from './imports.ts'
import { invitationRoutes } from './invitations.ts'
import { kioskFileRoutes } from './kiosk-files.ts'
import { kioskSyncRoutes } from './kiosk-sync.ts'
import { kioskRoutes } from './kiosks.ts'
import { mailTemplateRoutes } from './mail-templates.ts'
import { mailRoutes } from './mails.ts'
import { markRoutes } from './marks.ts'
import { meRoutes } from './me.ts'
import { myRoutes } from './my.ts'
import { noShowRoutes } from './no-shows.ts'
import { onlineReportRoutes } from './online-reports.ts'
import { openApiRoutes } from './openapi.ts'
import { pastImportRoutes } from './past-imports.ts'
import { pathwayRoutes } from './pathways.ts'
import { peopleRoutes } from './people.ts'
import { phoneRoutes } from './phones.ts'
import { presenterRoutes } from './presenters.ts'
import { privacyRoutes } from './privacy.ts'
import { programmeRoutes } from './programmes.ts'
import { providerRoutes } from './provider.ts'
import { roomRoutes } from './rooms.ts'
import { sampleRoutes } from './sample.ts'
import { sessionRoutes } from './sessions.ts'
import { settingsRoutes } from './settings.ts'
import { setupRoutes } from './setup.ts'
import { surveyAnsweringRoutes } from './survey-answering.ts'
import { surveyRoutes } from './surveys.ts'
import { tokenRoutes } from './tokens.ts'
import { trustRoutes } from './trust.ts'
import { verifyRoutes } from './verify.ts'
import { waitingRoutes } from './waiting.ts'

/** Every route of the API. The rights test goes through this list. */
export const routes: readonly Route[] = [
  ...healthRoutes,
  ...historyRoutes,
  ...meRoutes,
  ...programmeRoutes,
  ...settingsRoutes,
  ...roomRoutes,
  ...setupRoutes,
  ...providerRoutes,
  ...attendanceRoutes,
  ...markRoutes,
  ...bookingRoutes,
  ...noShowRoutes,
  ...presenterRoutes,
  ...closingRoutes,
  ...correctionRoutes,
  ...waitingRoutes,
  ...completenessRoutes,
  ...eventRoutes,
  ...importRoutes,
  progressRoute,
  ...exportRoutes,
  ...pastImportRoutes,
  ...onlineReportRoutes,
  ...sessionRoutes,
  ...attendeeRoutes,
  ...attendeeRoutesOfOne,
  ...badgeRoutes,
  ...certificateRoutes,
  ...certificateRunRoutes,
  ...certificateDesignRoutes,
  ...credentialRoutes,
  ...privacyRoutes,
  ...kioskSyncRoutes,
  ...phoneRoutes,
  ...myRoutes,
  ...kioskRoutes,
  ...kioskFileRoutes,
  ...fleetRoutes,
  ...sampleRoutes,
  ...trustRoutes,
  ...peopleRoutes,
  ...invitationRoutes,
  ...tokenRoutes,
  ...mailRoutes,
  ...mailTemplateRoutes,
  ...surveyRoutes,
  ...surveyAnsweringRoutes,
  ...pathwayRoutes,
  ...creditRuleRoutes,
  ...expiryRoutes,
  ...openApiRoutes(() => routes),
]

/** What anybody opens by an address on paper, or by one agreed everywhere: no calls of the API, but tested with them. */
export const pages: readonly Route[] = [...verifyRoutes, ...keySetRoutes]
