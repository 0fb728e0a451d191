import { useMutation } from '@tanstack/preact-query'
import { type ComponentChildren, createContext } from 'preact'
import { useContext, useEffect, useMemo, useState } from 'preact/hooks'
import type { AttendanceRow } from '../../domain/api.ts'
import { calledName } from '../../domain/called.ts'
import { Icon } from '../../ui/icon.tsx'
import { sayingOf } from '../api/failure.ts'
import { plural } from '../format.ts'
import { Button } from '../parts/button.tsx'
import { Refusal } from '../parts/refusal.tsx'
import css from './session.module.css'

/** What was done last, so that it can be undone at once. */
export interface Told {
  /** ids of whom it concerns, or a name */
  about: readonly string[] | string
  /** `marked Attended` */
  words: string
  undo: () => Promise<unknown>
}

interface Telling {
  last: Told | null
  tell: (told: Told | null) => void
}

/** So long it is offered to be undone in a line. */
const offeredMs = 60_000

// where no page around shows it, telling does nothing
const Context = createContext<Telling>({ last: null, tell: () => {} })

export function ToldProvider({ children }: { children: ComponentChildren }) {
  const [last, tell] = useState<Told | null>(null)
  useEffect(() => {
    if (!last) return
    const timer = setTimeout(() => tell(null), offeredMs)
    return () => clearTimeout(timer)
  }, [last])
  const telling = useMemo(() => ({ last, tell }), [last])
  return <Context.Provider value={telling}>{children}</Context.Provider>
}

export const useTold = (): Telling => useContext(Context)

/** What was done last, in a line, with the way back. */
export function LastAct({ rows }: { rows: readonly AttendanceRow[] }) {
  const { last, tell } = useTold()
  const undoing = useMutation({
    mutationFn: (told: Told) => told.undo(),
    onSuccess: () => tell(null),
  })
  const saying = undoing.error && sayingOf(undoing.error)
  return (
    <>
      <Refusal fact="Not undone.">{saying ? `${saying.what} ${saying.todo}` : undefined}</Refusal>
      <output class={css.told}>
        {last && (
          <>
            <Icon name="tick" />
            <span>
              <b>
                <bdi>{whom(last.about, rows)}</bdi>
              </b>
              : {last.words}.
            </span>
            <Button icon="undo" disabled={undoing.isPending} onClick={() => undoing.mutate(last)}>
              {undoing.isPending ? 'Undoing …' : 'Undo'}
            </Button>
          </>
        )}
      </output>
    </>
  )
}

function whom(about: Told['about'], rows: readonly AttendanceRow[]): string {
  if (typeof about === 'string') return about
  const [only, ...others] = about
  const row = others.length === 0 ? rows.find(({ attendee }) => attendee === only) : undefined
  return row ? calledName(row.name) : plural(about.length, 'attendee')
}
