import {
  keepPreviousData,
  useInfiniteQuery,
  useMutation,
  useQuery,
  useQueryClient,
} from '@tanstack/preact-query'
import * as z from 'zod/mini'
import {
  CertificateDetail,
  CertificatePage,
  CertificateRow,
  CertificateSettings,
  CertificateTemplate,
  type DecisionRequest,
  type IssueRequest,
  IssueRun,
  IssuerKey,
  PictureStored,
  PreviewFile,
  type PreviewRequest,
  type TemplateSave,
} from '../../domain/api-certificates.ts'
import { programmePath } from '../api/calls.ts'
import { orThrow } from '../api/client.ts'
import { useHere } from '../programme.ts'
import { useServices } from '../services.ts'
import { certificatesKey } from './key.ts'

const path = (id: string) => `/api/v1/certificates/${encodeURIComponent(id)}`

/** Certificates as they are asked for, page after page, the newest first. */
export function useCertificates(query: string) {
  const { call } = useServices()
  const { programme } = useHere()
  return useInfiniteQuery({
    queryKey: [...certificatesKey(programme.id), 'list', query],
    initialPageParam: '',
    queryFn: ({ signal, pageParam }) => {
      const asked = new URLSearchParams(query)
      if (pageParam !== '') asked.set('cursor', pageParam)
      const list = `${programmePath(programme.id)}/certificates?${asked}`
      return orThrow(call({ path: list, schema: CertificatePage, signal }))
    },
    getNextPageParam: (page) => page.next ?? undefined,
    placeholderData: keepPreviousData,
  })
}

export function useCertificate(id: string) {
  const { call } = useServices()
  const { programme } = useHere()
  return useQuery({
    queryKey: [...certificatesKey(programme.id), 'one', id],
    queryFn: ({ signal }) => orThrow(call({ path: path(id), schema: CertificateDetail, signal })),
  })
}

/** Everything about certificates is read anew after an act. */
function useAnew() {
  const client = useQueryClient()
  const { programme } = useHere()
  return () => client.invalidateQueries({ queryKey: certificatesKey(programme.id) })
}

export function useDecide(id: string) {
  const { call } = useServices()
  const anew = useAnew()
  return useMutation({
    mutationFn: ({ act, ...json }: DecisionRequest & { act: 'keep' | 'revoke' }) =>
      orThrow(call({ method: 'POST', path: `${path(id)}/${act}`, json, schema: CertificateRow })),
    onSettled: anew,
  })
}

export function useMailCertificate(id: string) {
  const { call } = useServices()
  const anew = useAnew()
  const schema = z.object({ mailed: z.boolean() })
  return useMutation({
    mutationFn: () => orThrow(call({ method: 'POST', path: `${path(id)}/mail`, schema })),
    onSettled: anew,
  })
}

const Runs = z.object({ items: z.array(IssueRun) })
const everyMs = 1_000

/** The last runs; while one is under way it is looked at every second, whatever is told meanwhile. */
export function useRuns() {
  const { call } = useServices()
  const { programme } = useHere()
  return useQuery({
    queryKey: [...certificatesKey(programme.id), 'runs'],
    queryFn: ({ signal }) =>
      orThrow(
        call({ path: `${programmePath(programme.id)}/certificate-runs`, schema: Runs, signal }),
      ),
    refetchInterval: ({ state }) =>
      state.data?.items.some(({ finishedAt }) => finishedAt === null) ? everyMs : false,
  })
}

export function useIssue() {
  const { call } = useServices()
  const { programme } = useHere()
  const anew = useAnew()
  return useMutation({
    mutationFn: (json: IssueRequest) =>
      orThrow(
        call({
          method: 'POST',
          path: `${programmePath(programme.id)}/certificate-runs`,
          json,
          schema: IssueRun,
        }),
      ),
    onSuccess: anew,
  })
}

const Templates = z.object({ items: z.array(CertificateTemplate) })

export function useTemplates() {
  const { call } = useServices()
  const { programme } = useHere()
  return useQuery({
    queryKey: [...certificatesKey(programme.id), 'templates'],
    queryFn: ({ signal }) =>
      orThrow(
        call({
          path: `${programmePath(programme.id)}/certificate-templates`,
          schema: Templates,
          signal,
        }),
      ),
  })
}

export function useSaveTemplate(id: string | null) {
  const { call } = useServices()
  const { programme } = useHere()
  const anew = useAnew()
  const all = `${programmePath(programme.id)}/certificate-templates`
  return useMutation({
    mutationFn: (json: TemplateSave) =>
      orThrow(
        call({
          method: id === null ? 'POST' : 'PATCH',
          path: id === null ? all : `${all}/${encodeURIComponent(id)}`,
          json,
          schema: CertificateTemplate,
        }),
      ),
    onSuccess: anew,
  })
}

export const picturePath = (programme: string, id: string): string =>
  `${programmePath(programme)}/certificate-pictures/${id}`

export function useUploadPicture() {
  const { call } = useServices()
  const { programme } = useHere()
  return useMutation({
    mutationFn: (data: Blob) =>
      orThrow(
        call({
          method: 'POST',
          path: `${programmePath(programme.id)}/certificate-pictures`,
          file: { type: 'application/octet-stream', data },
          schema: PictureStored,
        }),
      ),
  })
}

export function usePrintPreview() {
  const { call } = useServices()
  const { programme } = useHere()
  return useMutation({
    mutationFn: (json: PreviewRequest) =>
      orThrow(
        call({
          method: 'POST',
          path: `${programmePath(programme.id)}/certificate-previews`,
          json,
          schema: PreviewFile,
        }),
      ),
  })
}

export function useCertificateSettings() {
  const { call } = useServices()
  const { programme } = useHere()
  return useQuery({
    queryKey: [...certificatesKey(programme.id), 'settings'],
    queryFn: ({ signal }) =>
      orThrow(
        call({
          path: `${programmePath(programme.id)}/certificate-settings`,
          schema: CertificateSettings,
          signal,
        }),
      ),
  })
}

/** Shown at once; taken back where the server refuses. */
export function useSaveCertificateSettings() {
  const { call } = useServices()
  const { programme } = useHere()
  const client = useQueryClient()
  const key = [...certificatesKey(programme.id), 'settings']
  return useMutation({
    mutationFn: (json: CertificateSettings) =>
      orThrow(
        call({
          method: 'PUT',
          path: `${programmePath(programme.id)}/certificate-settings`,
          json,
          schema: CertificateSettings,
        }),
      ),
    onMutate: (wanted) => {
      const before = client.getQueryData(key)
      client.setQueryData(key, wanted)
      return { before }
    },
    onError: (_, __, context) => client.setQueryData(key, context?.before),
    onSettled: () => client.invalidateQueries({ queryKey: key }),
  })
}

const Keys = z.object({ items: z.array(IssuerKey) })
const keysPath = '/api/v1/issuer-keys'

export function useIssuerKeys() {
  const { call } = useServices()
  return useQuery({
    queryKey: ['issuer-keys'],
    queryFn: ({ signal }) => orThrow(call({ path: keysPath, schema: Keys, signal })),
  })
}

export function useRotateKey() {
  const { call } = useServices()
  const client = useQueryClient()
  return useMutation({
    mutationFn: () =>
      orThrow(call({ method: 'POST', path: keysPath, json: {}, schema: IssuerKey })),
    onSettled: () => client.invalidateQueries({ queryKey: ['issuer-keys'] }),
  })
}
