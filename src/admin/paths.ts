const part = encodeURIComponent

/** The addresses of the pages. */
export const paths = {
  home: '/',
  start: '/start',
  signIn: '/sign-in',
  invitation: '/sign-in/invitation',
  people: '/admin/people',
  account: '/admin/account',
  historyOfAll: '/admin/history',
  api: '/admin/api',
  sessions: (programme: string) => `/p/${part(programme)}/sessions`,
  /** @param place `day=2026-11-18&room=…`: where it begins */
  newSession: (programme: string, place = '') =>
    `/p/${part(programme)}/sessions/new${place && `?${place}`}`,
  copySession: (programme: string, from: string) =>
    `/p/${part(programme)}/sessions/new?from=${part(from)}`,
  editSession: (programme: string, session: string) =>
    `/p/${part(programme)}/sessions/${part(session)}/edit`,
  session: (programme: string, session: string) =>
    `/p/${part(programme)}/sessions/${part(session)}`,
  timeline: (programme: string, session: string, attendee: string) =>
    `/p/${part(programme)}/sessions/${part(session)}/a/${part(attendee)}`,
  repair: (programme: string, session: string, what: string) =>
    `/p/${part(programme)}/sessions/${part(session)}/repair/${part(what)}`,
  reassign: (programme: string, session: string) =>
    `/p/${part(programme)}/sessions/${part(session)}/reassign`,
  reassignKiosk: (programme: string, kiosk: string) =>
    `/p/${part(programme)}/kiosks/${part(kiosk)}/reassign`,
  changes: (programme: string, session: string) =>
    `/p/${part(programme)}/sessions/${part(session)}/changes`,
  onlineReport: (programme: string, session: string) =>
    `/p/${part(programme)}/sessions/${part(session)}/report`,
  twoPlaces: (programme: string, session: string) =>
    `/p/${part(programme)}/sessions/${part(session)}/two-places`,
  surveys: (programme: string) => `/p/${part(programme)}/surveys`,
  newSurvey: (programme: string) => `/p/${part(programme)}/surveys/new`,
  survey: (programme: string, survey: string) => `/p/${part(programme)}/surveys/${part(survey)}`,
  editSurvey: (programme: string, survey: string) =>
    `/p/${part(programme)}/surveys/${part(survey)}/edit`,
  ways: (programme: string, session: string) =>
    `/p/${part(programme)}/sessions/${part(session)}/ways`,
  phones: (programme: string) => `/p/${part(programme)}/phones`,
  presenters: (programme: string) => `/p/${part(programme)}/presenters`,
  waiting: (programme: string) => `/p/${part(programme)}/to-sort-out`,
  attendees: (programme: string) => `/p/${part(programme)}/attendees`,
  attendee: (programme: string, attendee: string) =>
    `/p/${part(programme)}/attendees/who/${part(attendee)}`,
  newAttendee: (programme: string) => `/p/${part(programme)}/attendees/new`,
  badges: (programme: string) => `/p/${part(programme)}/attendees/badges`,
  personalData: (programme: string) => `/p/${part(programme)}/attendees/personal-data`,
  duplicates: (programme: string) => `/p/${part(programme)}/attendees/duplicates`,
  /** @param session whose no-shows [all of the programme] */
  noShows: (programme: string, session = '') =>
    `/p/${part(programme)}/no-shows${session && `?session=${part(session)}`}`,
  totals: (programme: string) => `/p/${part(programme)}/attendees/totals`,
  certificates: (programme: string) => `/p/${part(programme)}/certificates`,
  certificatesOf: (programme: string, session: string) =>
    `/p/${part(programme)}/certificates?session=${part(session)}&issue=1`,
  certificate: (programme: string, certificate: string) =>
    `/p/${part(programme)}/certificates/${part(certificate)}`,
  certificateTemplates: (programme: string) => `/p/${part(programme)}/certificates/templates`,
  certificateTemplate: (programme: string, template: string) =>
    `/p/${part(programme)}/certificates/templates/${part(template)}`,
  pathways: (programme: string) => `/p/${part(programme)}/follow-up`,
  newPathway: (programme: string) => `/p/${part(programme)}/follow-up/new-pathway`,
  pathway: (programme: string, pathway: string) =>
    `/p/${part(programme)}/follow-up/pathway/${part(pathway)}`,
  editPathway: (programme: string, pathway: string) =>
    `/p/${part(programme)}/follow-up/pathway/${part(pathway)}/edit`,
  credits: (programme: string) => `/p/${part(programme)}/follow-up/credits`,
  expiry: (programme: string) => `/p/${part(programme)}/follow-up/expiry`,
  mail: (programme: string) => `/p/${part(programme)}/mail`,
  mailWords: (programme: string) => `/p/${part(programme)}/mail/words`,
  mailOne: (programme: string, mail: string) => `/p/${part(programme)}/mail/${part(mail)}`,
  kiosks: (programme: string) => `/p/${part(programme)}/kiosks`,
  importing: (programme: string) => `/p/${part(programme)}/import`,
  /** @param about `session=…&attendee=…`: what it is narrowed to */
  history: (programme: string, about: Record<string, string> = {}) => {
    const query = new URLSearchParams(about).toString()
    return `/p/${part(programme)}/history${query && `?${query}`}`
  },
  settings: (programme: string) => `/p/${part(programme)}/settings`,
  after: (programme: string) => `/p/${part(programme)}/sync`,
  receive: (programme: string) => `/p/${part(programme)}/receive`,
}

/** The sign-in page that comes back to where one was. */
export const signInFor = (here: string): string =>
  here === '/' ? paths.signIn : `${paths.signIn}?to=${part(here)}`

/** Where to go after signing in: a path of this app, never another site. */
export function safeTarget(to: string | null): string {
  return to && /^\/(?![/\\])/.test(to) ? to : paths.home
}
