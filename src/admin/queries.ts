import {
  keepPreviousData,
  QueryCache,
  QueryClient,
  type QueryKey,
  useInfiniteQuery,
  useQuery,
} from '@tanstack/preact-query'
import {
  AttendeeRow,
  KioskRow,
  type LiveMessage,
  Page,
  RoomRef,
  SessionListRow,
  SettingsAnswer,
} from '../domain/api.ts'
import { defaultSettings, type Settings } from '../domain/policy.ts'
import { ProgrammeSettings } from './api/answers.ts'
import {
  fetchAll,
  fetchAttendance,
  fetchMe,
  fetchProgrammes,
  fetchSetup,
  programmePath,
} from './api/calls.ts'
import { orThrow } from './api/client.ts'
import { isSignedOut } from './api/failure.ts'
import { certificatesKey } from './certificates/key.ts'
import { followKey } from './follow-up/key.ts'
import { useServices } from './services.ts'

export const keys = {
  me: ['me'],
  setup: ['setup'],
  programmes: ['programmes'],
  programme: (id: string) => ['programme', id],
  settings: (id: string) => ['programme', id, 'settings'],
  sessions: (id: string) => ['programme', id, 'sessions'],
  attendees: (id: string) => ['programme', id, 'attendees'],
  attendee: (id: string, attendee: string) => ['programme', id, 'attendee', attendee],
  rooms: (id: string) => ['programme', id, 'rooms'],
  kiosks: (id: string) => ['programme', id, 'kiosks'],
  attendance: (id: string, session: string) => ['programme', id, 'attendance', session],
  completeness: (id: string) => ['programme', id, 'completeness'],
  duplicates: (id: string) => ['programme', id, 'duplicates'],
  totals: (id: string) => ['programme', id, 'totals'],
  corrections: (id: string) => ['programme', id, 'corrections'],
  waiting: (id: string) => ['programme', id, 'waiting'],
  imports: (id: string) => ['programme', id, 'imports'],
  mails: (id: string) => ['programme', id, 'mails'],
} as const

/** A client for the admin's queries: an answer that nobody is signed in shows the sign-in page. */
export function createClient(): QueryClient {
  const client: QueryClient = new QueryClient({
    queryCache: new QueryCache({
      onError: (error) => {
        if (isSignedOut(error)) client.setQueryData(keys.me, null)
      },
    }),
    defaultOptions: {
      // what the browser says of the network is no proof; a failed call is
      queries: { networkMode: 'always', retry: false, staleTime: 5_000 },
      mutations: { networkMode: 'always', retry: false },
    },
  })
  return client
}

/** What has to be fetched anew after a live message. */
export function keysFor(programme: string, message: LiveMessage): QueryKey[] {
  const reports = [
    keys.completeness(programme),
    keys.waiting(programme),
    keys.corrections(programme),
    keys.totals(programme),
    followKey(programme),
    certificatesKey(programme),
  ]
  if (message.type === 'mails') return [keys.mails(programme)]
  if (message.type === 'kiosks') return [keys.kiosks(programme), ...reports]
  if (message.type === 'programme') return [keys.programme(programme), keys.programmes]
  const records = message.sessions.map((session) => keys.attendance(programme, session))
  return [...records, keys.sessions(programme), ...reports]
}

export function useMe() {
  const { call } = useServices()
  return useQuery({
    queryKey: keys.me,
    queryFn: ({ signal }) => orThrow(fetchMe(call, signal)),
    staleTime: 60_000,
  })
}

export function useSetup() {
  const { call } = useServices()
  return useQuery({ queryKey: keys.setup, queryFn: () => orThrow(fetchSetup(call)) })
}

export function useProgrammes() {
  const { call } = useServices()
  return useQuery({
    queryKey: keys.programmes,
    queryFn: ({ signal }) => orThrow(fetchProgrammes(call, signal)),
  })
}

export function useSessions(programme: string) {
  const { call } = useServices()
  return useQuery({
    queryKey: keys.sessions(programme),
    queryFn: ({ signal }) =>
      orThrow(fetchAll(call, `${programmePath(programme)}/sessions`, SessionListRow, signal)),
  })
}

export function useAttendance(programme: string, session: string) {
  const { call } = useServices()
  return useQuery({
    queryKey: keys.attendance(programme, session),
    queryFn: ({ signal }) => orThrow(fetchAttendance(call, session, signal)),
  })
}

export function useAttendees(programme: string, typed: string) {
  const { call } = useServices()
  return useInfiniteQuery({
    queryKey: [...keys.attendees(programme), typed],
    initialPageParam: '',
    queryFn: ({ signal, pageParam }) => {
      const query = new URLSearchParams({ limit: '100' })
      if (typed !== '') query.set('q', typed)
      if (pageParam !== '') query.set('cursor', pageParam)
      const path = `${programmePath(programme)}/attendees?${query}`
      return orThrow(call({ path, schema: Page(AttendeeRow), signal }))
    },
    getNextPageParam: (page) => page.next ?? undefined,
    placeholderData: keepPreviousData,
  })
}

export function useRooms(programme: string) {
  const { call } = useServices()
  return useQuery({
    queryKey: keys.rooms(programme),
    queryFn: ({ signal }) =>
      orThrow(fetchAll(call, `${programmePath(programme)}/rooms`, RoomRef, signal)),
  })
}

/** All of a programme's settings, to be changed. */
export function useAllSettings(programme: string) {
  const { call } = useServices()
  return useQuery({
    queryKey: [...keys.settings(programme), 'all'],
    queryFn: ({ signal }) =>
      orThrow(
        call({ path: `${programmePath(programme)}/settings`, schema: SettingsAnswer, signal }),
      ),
  })
}

/** A programme's settings; until they are read, the defaults. */
export function useSettings(programme: string): Settings {
  const { call } = useServices()
  const { data } = useQuery({
    queryKey: keys.settings(programme),
    queryFn: ({ signal }) =>
      orThrow(call({ path: programmePath(programme), schema: ProgrammeSettings, signal })),
    staleTime: 60_000,
  })
  return data?.settings ?? defaultSettings
}

const kiosksEveryMs = 10_000

/** A contact that brings no taps tells nobody, so the list is also read again every 10 s. */
export function useKiosks(programme: string) {
  const { call } = useServices()
  return useQuery({
    queryKey: keys.kiosks(programme),
    queryFn: ({ signal }) =>
      orThrow(fetchAll(call, '/api/v1/kiosks', KioskRow, signal, { programme })),
    refetchInterval: kiosksEveryMs,
  })
}
