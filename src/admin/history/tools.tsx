import { historyKinds } from '../../domain/history-detail.ts'
import controls from '../parts/controls.module.css'
import { SearchField, Select } from '../parts/field.tsx'
import type { HistoryFilter } from './filter.ts'
import css from './history.module.css'
import { useHistoryActors } from './queries.ts'
import { kindWords, whoWords } from './words.ts'

interface Props {
  /** the programme; null: the whole installation */
  scope: string | null
  me: string
  filter: HistoryFilter
  narrow: (change: Partial<HistoryFilter>) => void
}

/** Search and filters of a history. */
export function HistoryTools({ scope, me, filter, narrow }: Props) {
  const actors = useHistoryActors(scope)
  return (
    <div class={`${controls.tools} ${css.tools}`}>
      <SearchField
        label="Search the history"
        placeholder="Name, session, act, reason"
        value={filter.q}
        onValue={(q) => narrow({ q })}
      />
      <Select
        label="Kind of act"
        value={filter.kind}
        options={[
          ['', 'All kinds of acts'],
          ...historyKinds.map((kind) => [kind, kindWords[kind]] as const),
        ]}
        onValue={(kind) => narrow({ kind })}
      />
      <Select
        label="Who"
        value={filter.by}
        options={[
          ['', 'By anybody'],
          ...(actors.data?.items ?? []).map(
            (actor) => [actor.id, whoWords(actor, me).filter(Boolean).join(', ')] as const,
          ),
        ]}
        onValue={(by) => narrow({ by })}
      />
      <Day label="From" value={filter.from} onValue={(from) => narrow({ from })} />
      <Day label="To" value={filter.to} onValue={(to) => narrow({ to })} />
    </div>
  )
}

interface DayProps {
  label: string
  value: string
  onValue: (value: string) => void
}

function Day({ label, value, onValue }: DayProps) {
  return (
    <label class={css.day}>
      <span>{label}</span>
      <input
        type="date"
        class={controls.inp}
        value={value}
        onInput={(event) => onValue(event.currentTarget.value)}
      />
    </label>
  )
}
