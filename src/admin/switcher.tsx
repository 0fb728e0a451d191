import { useEffect, useRef, useState } from 'preact/hooks'
import { Link } from 'wouter-preact'
import type { Programme } from '../domain/api.ts'
import { Icon } from '../ui/icon.tsx'
import { dayRange } from './format.ts'
import { paths } from './paths.ts'
import css from './shell.module.css'

/** `17 to 19 November`, by its sessions, else as an admin said; or that nothing is scheduled. */
function rangeOf({ starts, ends, timeZone, startsOn, endsOn }: Programme): string {
  if (starts !== null && ends !== null) return dayRange(starts, ends, timeZone)
  if (startsOn === null) return 'No sessions yet'
  return dayRange(Date.parse(startsOn), Date.parse(endsOn ?? startsOn) + 1, 'UTC')
}

interface Props {
  programmes: readonly Programme[]
  chosen: Programme | undefined
}

/** Names the open programme and leads to the others, and to a new one. */
export function Switcher({ programmes, chosen }: Props) {
  const [open, setOpen] = useState(false)
  const box = useRef<HTMLDivElement>(null)
  const button = useRef<HTMLButtonElement>(null)
  const close = () => setOpen(false)
  const none = programmes.length === 0
  useClosing(box, button, open, close)
  return (
    <div class={css.programme} ref={box}>
      <button
        type="button"
        class={css.chosen}
        ref={button}
        aria-expanded={open}
        onClick={() => setOpen(!open)}
      >
        <Icon name="door" />
        <span>
          <bdi>{chosen?.name ?? (none ? 'No programme' : 'Choose a programme')}</bdi>
          <span>
            {chosen ? rangeOf(chosen) : none ? 'Start here' : `There are ${programmes.length}`}
          </span>
        </span>
        <Icon name="down" />
      </button>
      {open && (
        <ul class={css.menu}>
          {programmes.map((programme) => (
            <li key={programme.id}>
              <Link
                href={paths.sessions(programme.id)}
                onClick={close}
                aria-current={programme.id === chosen?.id ? 'true' : undefined}
              >
                <Icon name="door" />
                <span>
                  <bdi>{programme.name}</bdi>
                  <small>{rangeOf(programme)}</small>
                </span>
              </Link>
            </li>
          ))}
          <li>
            <Link href={paths.start} onClick={close}>
              <Icon name="plus" />
              New programme, or the sample
            </Link>
          </li>
        </ul>
      )}
    </div>
  )
}

/** Escape, a click elsewhere and leaving by keyboard close what is open. */
function useClosing(
  box: { current: HTMLElement | null },
  button: { current: HTMLElement | null },
  open: boolean,
  close: () => void,
): void {
  useEffect(() => {
    if (!open) return
    const outside = (event: Event) => {
      if (event.target instanceof Node && !box.current?.contains(event.target)) close()
    }
    const onKey = (event: KeyboardEvent) => {
      if (event.key !== 'Escape') return
      close()
      button.current?.focus()
    }
    document.addEventListener('pointerdown', outside)
    document.addEventListener('focusin', outside)
    document.addEventListener('keydown', onKey)
    return () => {
      document.removeEventListener('pointerdown', outside)
      document.removeEventListener('focusin', outside)
      document.removeEventListener('keydown', onKey)
    }
  })
}
