import { useState } from 'preact/hooks'
import { Icon } from '../../../ui/icon.tsx'
import css from '../../import/import.module.css'
import controls from '../../parts/controls.module.css'

interface Props {
  choose: (file: File) => void
}

/** A place to drop a report on, or to choose one. */
export function ReportDrop({ choose }: Props) {
  const [over, setOver] = useState(false)
  return (
    <section
      class={`${css.drop} ${over ? css.over : ''}`}
      aria-label="Report"
      onDragOver={(event) => {
        event.preventDefault()
        setOver(true)
      }}
      onDragLeave={() => setOver(false)}
      onDrop={(event) => {
        event.preventDefault()
        setOver(false)
        const file = event.dataTransfer?.files[0]
        if (file) choose(file)
      }}
    >
      <Icon name="file" />
      <p>
        <b>Drop a report here</b>, or choose one. You see what would change before anything does.
      </p>
      <ReportButton choose={choose} label="Choose a report" look="go" />
      <p class={css.dim}>
        The participant report of Zoom (meeting or webinar, without “unique users”) or the
        attendance report of Microsoft Teams, as it was downloaded. The same report twice changes
        nothing; a later one adds to it.
      </p>
    </section>
  )
}

/** A button that asks for a report. */
export function ReportButton({ choose, label, look }: Props & { label: string; look?: 'go' }) {
  return (
    <label class={css.pick}>
      <span class={`${controls.bt} ${look ? controls.go : ''}`}>
        <Icon name="file" />
        {label}
      </span>
      <input
        type="file"
        accept=".csv,.tsv,.txt"
        onChange={(event) => {
          const input = event.currentTarget
          const file = input.files?.[0]
          if (file) choose(file)
          // so that the same file can be chosen again
          input.value = ''
        }}
      />
    </label>
  )
}
