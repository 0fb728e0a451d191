import {
  keepPreviousData,
  useInfiniteQuery,
  useMutation,
  useQuery,
  useQueryClient,
} from '@tanstack/preact-query'
import * as z from 'zod/mini'
import { Page } from '../../domain/api.ts'
import {
  MailContent,
  MailPreview,
  MailRow,
  MailStanding,
  type MailState,
  MailsSent,
  MailTemplateRow,
  MailTemplatesAnswer,
  type MailWords,
} from '../../domain/api-mail.ts'
import type { Result } from '../../domain/result.ts'
import { programmePath } from '../api/calls.ts'
import { type Call, orThrow } from '../api/client.ts'
import type { Failure } from '../api/failure.ts'
import { useHere } from '../programme.ts'
import { keys } from '../queries.ts'
import { useServices } from '../services.ts'

const mailPath = (id: string) => `/api/v1/mails/${encodeURIComponent(id)}`
const pageRows = 100

/** The outbox, page after page, the newest first. */
export function useMails(state: MailState | '', q: string) {
  const { call } = useServices()
  const { programme } = useHere()
  return useInfiniteQuery({
    queryKey: [...keys.mails(programme.id), 'list', state, q],
    initialPageParam: '',
    queryFn: ({ signal, pageParam }) => {
      const query = new URLSearchParams({ limit: String(pageRows) })
      if (state !== '') query.set('state', state)
      if (q !== '') query.set('q', q)
      if (pageParam !== '') query.set('cursor', pageParam)
      const path = `${programmePath(programme.id)}/mails?${query}`
      return orThrow(call({ path, schema: Page(MailRow), signal }))
    },
    getNextPageParam: (page) => page.next ?? undefined,
    placeholderData: keepPreviousData,
  })
}

/** How many are in each state, and how mails go out. */
export function useMailStanding() {
  const { call } = useServices()
  const { programme } = useHere()
  return useQuery({
    queryKey: [...keys.mails(programme.id), 'standing'],
    queryFn: ({ signal }) =>
      orThrow(
        call({
          path: `${programmePath(programme.id)}/mails-standing`,
          schema: MailStanding,
          signal,
        }),
      ),
  })
}

export function useMail(id: string) {
  const { call } = useServices()
  const { programme } = useHere()
  return useQuery({
    queryKey: [...keys.mails(programme.id), 'one', id],
    queryFn: ({ signal }) => orThrow(call({ path: mailPath(id), schema: MailContent, signal })),
  })
}

export function useTemplates() {
  const { call } = useServices()
  const { programme } = useHere()
  return useQuery({
    queryKey: [...keys.mails(programme.id), 'templates'],
    queryFn: ({ signal }) =>
      orThrow(
        call({
          path: `${programmePath(programme.id)}/mail-templates`,
          schema: MailTemplatesAnswer,
          signal,
        }),
      ),
    // words that somebody is changing stay as they are
    refetchOnWindowFocus: false,
  })
}

/** An act on mails or their words; what is shown is read anew after it. */
function useMailAct<V, T>(act: (call: Call, about: V) => Promise<Result<T, Failure>>) {
  const { call } = useServices()
  const { programme } = useHere()
  const client = useQueryClient()
  return useMutation({
    mutationFn: (about: V) => orThrow(act(call, about)),
    onSettled: () => client.invalidateQueries({ queryKey: keys.mails(programme.id) }),
  })
}

/** Sends a mail now; `again`: though it may have been taken already. */
export const useSendMail = () =>
  useMailAct((call, { id, again }: { id: string; again: boolean }) =>
    call({ method: 'POST', path: `${mailPath(id)}/send`, json: { again }, schema: MailRow }),
  )

export const useDismissMail = () =>
  useMailAct((call, id: string) =>
    call({ method: 'POST', path: `${mailPath(id)}/dismiss`, json: {}, schema: MailRow }),
  )

export function useSendKept() {
  const { programme } = useHere()
  return useMailAct((call, _: undefined) =>
    call({
      method: 'POST',
      path: `${programmePath(programme.id)}/mails/send-kept`,
      json: {},
      schema: MailsSent,
    }),
  )
}

const wordsPath = (programme: string, { template, language }: Key) =>
  `${programmePath(programme)}/mail-templates/${template}/${language}`
type Key = Pick<MailTemplateRow, 'template' | 'language'>

/** Gives the programme its own words for a mail; null: the built-in ones again. */
export function useSaveWords(key: Key) {
  const { programme } = useHere()
  return useMailAct((call, words: MailWords | null) => {
    const path = wordsPath(programme.id, key)
    return words === null
      ? call({ method: 'DELETE', path, schema: MailTemplateRow })
      : call({ method: 'PUT', path, json: words, schema: MailTemplateRow })
  })
}

/** How words would look as a mail. */
export function usePreview(key: Key, words: MailWords) {
  const { call } = useServices()
  const { programme } = useHere()
  return useQuery({
    queryKey: ['mail-preview', programme.id, key.template, key.language, words],
    queryFn: ({ signal }) => {
      const path = `${wordsPath(programme.id, key)}/preview`
      return orThrow(call({ method: 'POST', path, json: words, schema: MailPreview, signal }))
    },
    placeholderData: keepPreviousData,
  })
}

const Made = z.object({ id: z.string() })

export function useTestMail(key: Key) {
  const { programme } = useHere()
  return useMailAct((call, to: string) =>
    call({
      method: 'POST',
      path: `${wordsPath(programme.id, key)}/test`,
      json: { to },
      schema: Made,
    }),
  )
}
