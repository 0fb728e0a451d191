import type { ComponentChildren } from 'preact'
import { useState } from 'preact/hooks'
import { Icon } from '../../ui/icon.tsx'
import controls from './controls.module.css'
import css from './file-drop.module.css'
import text from './text.module.css'

interface FileProps {
  /** as an input's `accept` */
  accept: string
  label: string
  choose: (file: File) => void
}

interface DropProps extends FileProps {
  /** what is dropped: file, report */
  what: string
  /** which files are understood */
  children: ComponentChildren
}

/** A place to drop a file on, or to choose one. */
export function FileDrop({ what, children, ...file }: DropProps) {
  const [over, setOver] = useState(false)
  return (
    <section
      class={`${css.drop} ${over ? css.over : ''}`}
      aria-label={what[0]?.toUpperCase() + what.slice(1)}
      onDragOver={(event) => {
        event.preventDefault()
        setOver(true)
      }}
      onDragLeave={() => setOver(false)}
      onDrop={(event) => {
        event.preventDefault()
        setOver(false)
        const dropped = event.dataTransfer?.files[0]
        if (dropped) file.choose(dropped)
      }}
    >
      <Icon name="file" />
      <p>
        <b>Drop a {what} here</b>, or choose one. You see what would change before anything does.
      </p>
      <FileButton {...file} look="go" />
      <p class={text.dim}>{children}</p>
    </section>
  )
}

/** A button that asks for a file. */
export function FileButton({ accept, label, choose, look }: FileProps & { look?: 'go' }) {
  return (
    <label class={css.pick}>
      <span class={`${controls.bt} ${look ? controls.go : ''}`}>
        <Icon name="file" />
        {label}
      </span>
      <input
        type="file"
        accept={accept}
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
