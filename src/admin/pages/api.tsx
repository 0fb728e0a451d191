import { useQuery } from '@tanstack/preact-query'
import { useState } from 'preact/hooks'
import { orThrow } from '../api/client.ts'
import { CallItem } from '../api-docs/call.tsx'
import css from '../api-docs/docs.module.css'
import { Document } from '../api-docs/document.ts'
import { Await, Empty } from '../parts/await.tsx'
import { DownloadButton } from '../parts/button.tsx'
import { SearchField } from '../parts/field.tsx'
import { PageHead } from '../parts/head.tsx'
import { useServices } from '../services.ts'

const place = '/api/v1/openapi.json'

/** Every call that other programs can make, out of the server's own document (row R5). */
export function ApiPage() {
  const { call } = useServices()
  const document = useQuery({
    queryKey: ['api-document'],
    queryFn: ({ signal }) => orThrow(call({ path: place, schema: Document, signal })),
    staleTime: Number.POSITIVE_INFINITY,
  })
  return (
    <>
      <PageHead
        title="API"
        acts={
          <DownloadButton href={place} icon="file">
            OpenAPI 3.1
          </DownloadButton>
        }
      >
        <p>
          What other programs can call, with an API token as <code>Authorization: Bearer …</code>
        </p>
      </PageHead>
      <Await query={document} what="the API’s document">
        {(told) => <Calls document={told} />}
      </Await>
    </>
  )
}

function Calls({ document }: { document: Document }) {
  const [typed, setTyped] = useState('')
  const words = typed.toLowerCase().split(/\s+/).filter(Boolean)
  const calls = Object.entries(document.paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, told]) => ({ path, method, told })),
  )
  const found = calls.filter(({ path, method, told }) => {
    const text = `${method} ${path} ${told.summary} ${told['x-rights'].join(' ')}`.toLowerCase()
    return words.every((word) => text.includes(word))
  })
  const tags = [...new Set(found.flatMap(({ told }) => told.tags))].sort()
  return (
    <>
      <p>{document.info.description.replaceAll('`', '')}</p>
      <SearchField
        label="Search the calls"
        placeholder="Path, word or role"
        value={typed}
        onValue={setTyped}
      />
      {found.length === 0 && <Empty>No call has these words. Take one away.</Empty>}
      {tags.map((tag) => (
        <section key={tag} class={css.group}>
          <h2>{tag}</h2>
          <ul class={css.calls}>
            {found
              .filter(({ told }) => told.tags.includes(tag))
              .map(({ path, method, told }) => (
                <CallItem
                  key={told.operationId}
                  {...{ path, method, told }}
                  schemas={document.components.schemas}
                />
              ))}
          </ul>
        </section>
      ))}
    </>
  )
}
