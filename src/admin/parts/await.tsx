import type { ComponentChildren } from 'preact'
import { useEffect, useState } from 'preact/hooks'
import { sayingOf } from '../api/failure.ts'
import { Banner } from './banner.tsx'
import { Button } from './button.tsx'
import css from './text.module.css'

/** What is used of a query. */
interface Asked<T> {
  data: T | undefined
  error: Error | null
  refetch: () => unknown
}

interface Props<T> {
  query: Asked<T>
  /** what is waited for: `the sessions` */
  what: string
  /** the page has no other heading where it fails */
  named?: boolean
  children: (data: T) => ComponentChildren
}

/** What a query gave; until then, what is waited for; if it failed, why and what to do. */
export function Await<T>({ query, what, named = false, children }: Props<T>) {
  const { data, error } = query
  const retry = () => {
    query.refetch()
  }
  if (data === undefined) {
    return error ? (
      <>
        {named && <h1 class="vh">{what}</h1>}
        <Failed what={what} error={error} retry={retry} />
      </>
    ) : (
      <Loading {...{ what, retry }} />
    )
  }
  return (
    <>
      {error && <Stale what={what} error={error} retry={retry} />}
      {children(data)}
    </>
  )
}

const quietMs = 300
const longMs = 6_000

/** Says nothing at first, then what is waited for, then that it takes long. */
function Loading({ what, retry }: { what: string; retry: () => void }) {
  const [stage, setStage] = useState<'quiet' | 'told' | 'long'>('quiet')
  useEffect(() => {
    const told = setTimeout(() => setStage('told'), quietMs)
    const long = setTimeout(() => setStage('long'), longMs)
    return () => {
      clearTimeout(told)
      clearTimeout(long)
    }
  }, [])
  if (stage === 'quiet') return null
  return (
    <output class={css.note}>
      <p class={css.dim}>
        {stage === 'told'
          ? `Reading ${what} …`
          : `Still waiting for the server to send ${what}. It may be busy, or the network slow.`}
      </p>
      {stage === 'long' && <Button onClick={retry}>Ask again</Button>}
    </output>
  )
}

interface FailedProps {
  what: string
  error: Error
  retry: () => void
}

function Failed({ what, error, retry }: FailedProps) {
  const { what: why, todo } = sayingOf(error)
  return (
    <div class={css.note} role="alert">
      <p>
        <b class={css.bad}>No answer for {what}.</b> {why} {todo}
      </p>
      <Button icon="sync" onClick={retry}>
        Ask again
      </Button>
    </div>
  )
}

function Stale({ what, error, retry }: FailedProps) {
  const { what: why, todo } = sayingOf(error)
  return (
    <Banner
      kind="waiting"
      fact={`This is not the newest state of ${what}.`}
      action={
        <Button icon="sync" onClick={retry}>
          Ask again
        </Button>
      }
    >
      {why} {todo}
    </Banner>
  )
}

/** An empty list: one sentence, one action. */
export function Empty({
  children,
  action,
}: {
  children: ComponentChildren
  action?: ComponentChildren
}) {
  return (
    <div class={css.note}>
      <p>{children}</p>
      {action}
    </div>
  )
}
