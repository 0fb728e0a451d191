import { type QueryClient, QueryClientProvider } from '@tanstack/preact-query'
import { useState } from 'preact/hooks'
import { Link, Redirect, Route, Switch } from 'wouter-preact'
import { CertificatesPages } from './certificates/page.tsx'
import { FollowUpPage } from './follow-up/page.tsx'
import { LastProgramme } from './last-programme.ts'
import { MailPages } from './mail/page.tsx'
import { AccountPage } from './pages/account.tsx'
import { AfterPage } from './pages/after.tsx'
import { ApiPage } from './pages/api.tsx'
import { AttendeePage } from './pages/attendee.tsx'
import { NewAttendeePage } from './pages/attendee-new.tsx'
import { AttendeesPage } from './pages/attendees.tsx'
import { BadgesPage } from './pages/badges.tsx'
import { ChangesPage } from './pages/changes.tsx'
import { DuplicatesPage } from './pages/duplicates.tsx'
import { HistoryPage, WholeHistoryPage } from './pages/history.tsx'
import { ImportPage } from './pages/import.tsx'
import { KiosksPage } from './pages/kiosks.tsx'
import { NoShowsPage } from './pages/no-shows.tsx'
import { PeoplePage } from './pages/people.tsx'
import { PersonalDataPage } from './pages/personal-data.tsx'
import { PresentersPage } from './pages/presenters.tsx'
import { ReassignPage } from './pages/reassign.tsx'
import { ReceivePage } from './pages/receive.tsx'
import { RepairPage } from './pages/repair.tsx'
import { ReportImportPage } from './pages/reports-import/page.tsx'
import { SessionPage } from './pages/session.tsx'
import { EditSessionPage, NewSessionPage } from './pages/session-edit.tsx'
import { SessionsPage } from './pages/sessions.tsx'
import { SettingsPage } from './pages/settings.tsx'
import { SetupPage } from './pages/setup.tsx'
import { SignInPage } from './pages/sign-in.tsx'
import { InvitationPage } from './pages/sign-invitation.tsx'
import { StartPage } from './pages/start.tsx'
import { TimelinePage } from './pages/timeline.tsx'
import { TotalsPage } from './pages/totals.tsx'
import { TwoPlacesPage } from './pages/two-places.tsx'
import { WaitingPage } from './pages/waiting.tsx'
import { Empty } from './parts/await.tsx'
import { paths } from './paths.ts'
import { PhonesPage } from './phones/page.tsx'
import { WaysPage } from './phones/ways.tsx'
import { type Services, ServicesProvider } from './services.ts'
import { OutsideShell, ProgrammeShell } from './shell.tsx'
import { SurveyPages } from './surveys/page.tsx'
import { Guarded } from './unsaved/guarded.tsx'

/** The whole admin app: which address shows which page. */
export function App({ services, client }: { services: Services; client: QueryClient }) {
  const [last] = useState(() => ({ id: null }))
  return (
    <ServicesProvider value={services}>
      <QueryClientProvider client={client}>
        <LastProgramme.Provider value={last}>
          <Guarded>
            <Switch>
              <Route path="/setup" component={SetupPage} />
              <Route path={paths.signIn} component={SignInPage} />
              <Route path={paths.invitation} component={InvitationPage} />
              <Route path={paths.home} component={HomePage} />
              {/* the address that the server prints */}
              <Route path="/admin">
                <Redirect to={paths.home} replace />
              </Route>
              <Route path={paths.people}>
                <OutsideShell>{({ me }) => <PeoplePage me={me} />}</OutsideShell>
              </Route>
              <Route path={paths.account}>
                <OutsideShell>{({ me }) => <AccountPage me={me} />}</OutsideShell>
              </Route>
              <Route path={paths.historyOfAll}>
                <OutsideShell>{({ me }) => <WholeHistoryPage me={me} />}</OutsideShell>
              </Route>
              <Route path={paths.api}>
                <OutsideShell>{() => <ApiPage />}</OutsideShell>
              </Route>
              <Route path={paths.start} component={StartPage} />
              <Route<ProgrammePlace> path="/p/:programme/:page/:item?/:part?/:of?">
                {({ programme, ...place }) => (
                  <ProgrammeShell id={programme}>
                    <ProgrammePage {...place} />
                  </ProgrammeShell>
                )}
              </Route>
              <Route>
                <OutsideShell>{() => <NoSuchPage />}</OutsideShell>
              </Route>
            </Switch>
          </Guarded>
        </LastProgramme.Provider>
      </QueryClientProvider>
    </ServicesProvider>
  )
}

function NoSuchPage() {
  return (
    <Empty>
      There is no such page. <Link href={paths.home}>Go to the sessions</Link>
    </Empty>
  )
}

/** The first programme, or the start where there is none. */
function HomePage() {
  return (
    <OutsideShell>
      {({ programmes }) => {
        const [first] = programmes
        return <Redirect to={first ? paths.sessions(first.id) : paths.start} replace />
      }}
    </OutsideShell>
  )
}

// a type, since the router's parameters need an index signature
type Place = {
  page: string
  item?: string | undefined
  part?: string | undefined
  of?: string | undefined
}
type ProgrammePlace = Place & { programme: string }

function ProgrammePage({ page, item, part, of }: Place) {
  if (page === 'sessions' && item && part) return <SessionPart id={item} part={part} of={of} />
  if (page === 'sessions' && item === 'new') return <NewSessionPage />
  if (page === 'sessions') return item ? <SessionPage id={item} /> : <SessionsPage />
  if (page === 'attendees' && item === 'totals') return <TotalsPage />
  if (page === 'attendees' && item === 'duplicates') return <DuplicatesPage />
  if (page === 'attendees' && item === 'new') return <NewAttendeePage />
  if (page === 'attendees' && item === 'badges') return <BadgesPage />
  if (page === 'attendees' && item === 'personal-data') return <PersonalDataPage />
  if (page === 'attendees' && item === 'who' && part) return <AttendeePage key={part} id={part} />
  if (page === 'attendees' && !item) return <AttendeesPage />
  if (page === 'kiosks' && item && part === 'reassign') {
    return <ReassignPage key={item} about={{ kiosk: item }} />
  }
  if (page === 'kiosks' && !item) return <KiosksPage />
  if (page === 'sync') return <AfterPage />
  if (page === 'certificates') return <CertificatesPages item={item} part={part} />
  if (page === 'follow-up') return <FollowUpPage item={item} part={part} of={of} />
  if (page === 'mail') return <MailPages item={item} />
  if (page === 'to-sort-out') return <WaitingPage />
  if (page === 'import') return <ImportPage />
  if (page === 'settings') return <SettingsPage />
  if (page === 'history') return <HistoryPage />
  if (page === 'no-shows') return <NoShowsPage />
  if (page === 'phones') return <PhonesPage />
  if (page === 'presenters') return <PresentersPage />
  if (page === 'surveys') return <SurveyPages item={item} part={part} />
  if (page === 'receive') return <ReceivePage />
  return <NoSuchPage />
}

function SessionPart({ id, part, of }: { id: string; part: string; of: string | undefined }) {
  if (part === 'a' && of) return <TimelinePage key={of} session={id} attendee={of} />
  if (part === 'edit') return <EditSessionPage key={id} id={id} />
  if (part === 'repair' && of) return <RepairPage session={id} what={of} />
  if (part === 'reassign') return <ReassignPage key={id} about={{ session: id }} />
  if (part === 'ways') return <WaysPage key={id} session={id} />
  if (part === 'changes') return <ChangesPage key={id} session={id} />
  if (part === 'report') return <ReportImportPage key={id} session={id} />
  if (part === 'two-places') return <TwoPlacesPage key={id} session={id} />
  return <NoSuchPage />
}
