import { useId } from 'preact/hooks'
import type { DateReading, ReportAnswer } from '../../../domain/api-reports.ts'
import { clock, dayKey, dayMiddle, plural } from '../../format.ts'
import css from '../../import/import.module.css'
import controls from '../../parts/controls.module.css'
import { SelectField } from '../../parts/field.tsx'
import text from '../../parts/text.module.css'
import own from './reports-import.module.css'
import type { Said } from './use-report.ts'
import { orderWords } from './words.ts'
import { zonesWith } from './zones.ts'

interface Props {
  answer: ReportAnswer
  said: Said
  say: (said: Said) => void
  confirmed: boolean
  confirm: (yes: boolean) => void
  /** the session's time, ms UTC, and the programme's zone */
  session: { start: number; end: number; zone: string }
}

/** How the report's times are read: a person looks whether that is right. */
export function Confirm({ answer, said, say, confirmed, confirm, session }: Props) {
  const { zone, dateOrder, readings } = answer
  const reading = readings.find(({ order }) => order === dateOrder) ?? readings[0]
  return (
    <section class={text.stack}>
      <h2 class={text.h2}>Are these times right?</h2>
      <p class={own.words}>
        A report does not say in which time zone its times are: mostly in that of whoever downloaded
        it. {readings.length > 1 && 'Its dates can be read in more than one way, too.'}
      </p>
      <div class={`${controls.pair} ${own.how}`}>
        <SelectField
          label="Time zone of the report"
          value={zone}
          options={zonesWith(zone).map((name) => [name, name] as const)}
          onValue={(value) => say({ ...said, zone: value })}
        />
        {readings.length > 1 && (
          <Orders
            readings={readings}
            zone={zone}
            value={dateOrder}
            onValue={(order) => say({ ...said, dateOrder: order })}
          />
        )}
      </div>
      {reading && <Reading reading={reading} session={session} connections={answer.rows.length} />}
      <label class={css.check}>
        <input
          type="checkbox"
          checked={confirmed}
          onChange={(event) => confirm(event.currentTarget.checked)}
        />
        Yes, these times are right.
      </label>
    </section>
  )
}

function Reading({
  reading: { first, last, during },
  session,
  connections,
}: {
  reading: DateReading
  session: Props['session']
  connections: number
}) {
  const { start, end, zone } = session
  const time = (at: number) => `${dayOf(at, zone)}, ${clock(at, zone)}`
  return (
    <dl class={own.times}>
      <div>
        <dt>Of the report, in {zone}</dt>
        <dd>
          {time(first)} to {time(last)}
        </dd>
      </div>
      <div>
        <dt>Of the session</dt>
        <dd>
          {time(start)} to {time(end)}
        </dd>
      </div>
      <div>
        <dt>During the session</dt>
        <dd class={during === 0 ? text.bad : undefined}>
          {plural(during, 'connection')} of {connections}
          {during === 0 && ': zone, dates or session may be wrong'}
        </dd>
      </div>
    </dl>
  )
}

interface OrdersProps {
  readings: readonly DateReading[]
  zone: string
  value: DateReading['order']
  onValue: (order: DateReading['order']) => void
}

function Orders({ readings, zone, value, onValue }: OrdersProps) {
  const name = useId()
  return (
    <fieldset class={own.orders}>
      <legend class={controls.label}>Dates are written as</legend>
      {readings.map(({ order, first }) => (
        <label key={order}>
          <input
            type="radio"
            name={name}
            checked={order === value}
            onChange={() => onValue(order)}
          />
          <span>
            {orderWords[order]}: <b>{dayOf(first, zone)}</b>
          </span>
        </label>
      ))}
    </fieldset>
  )
}

/** With its year, which a wrong order of the numbers can change too. */
const dayOf = (at: number, zone: string): string =>
  `${dayMiddle(at, zone)} ${dayKey(at, zone).slice(0, 4)}`
