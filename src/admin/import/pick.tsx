import { useState } from 'preact/hooks'
import { Icon } from '../../ui/icon.tsx'
import controls from '../parts/controls.module.css'
import css from './import.module.css'
import { acceptFor, type What } from './kinds.ts'

interface Props {
  what: What
  choose: (file: File) => void
}

const hints: Record<What, string> = {
  sessions:
    'XLSX or CSV with at least title, room, start and end; or a schedule: pentabarf XML (frab), pretalx JSON, iCalendar.',
  attendees:
    'XLSX or CSV with at least name; e-mail, organisation, badge and your own columns come along.',
  bookings:
    'XLSX or CSV with session (id or code) and attendee (id, code or e-mail): who is booked for what.',
}

/** A place to drop a file on, or to choose one. */
export function DropZone({ what, choose }: Props) {
  const [over, setOver] = useState(false)
  return (
    <section
      class={`${css.drop} ${over ? css.over : ''}`}
      aria-label="File"
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
        <b>Drop a file here</b>, or choose one. You see what would change before anything does.
      </p>
      <FileButton what={what} choose={choose} label="Choose a file" look="go" />
      <p class={css.dim}>{hints[what]}</p>
    </section>
  )
}

interface FileButtonProps extends Props {
  label: string
  look?: 'go'
}

/** A button that asks for a file. */
export function FileButton({ what, choose, label, look }: FileButtonProps) {
  return (
    <label class={css.pick}>
      <span class={`${controls.bt} ${look ? controls.go : ''}`}>
        <Icon name="file" />
        {label}
      </span>
      <input
        type="file"
        accept={acceptFor(what)}
        onChange={(event) => {
          const input = event.currentTarget
          const file = input.files?.[0]
          if (file) choose(file)
          // so that the same file, mended, can be chosen again
          input.value = ''
        }}
      />
    </label>
  )
}
