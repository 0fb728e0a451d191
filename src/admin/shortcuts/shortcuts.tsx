import { useEffect, useRef, useState } from 'preact/hooks'
import { useLocation } from 'wouter-preact'
import type { Me, Programme } from '../../domain/api.ts'
import { useServices } from '../services.ts'
import { type Act, type Shortcut, shortcutsFor } from './acts.ts'
import { KeyList } from './key-list.tsx'
import { createKeyReader, isTyping } from './read-keys.ts'
import { wantsKeys } from './wish.ts'

interface Props {
  me: Me
  programme: Programme | undefined
}

/** Keys for what one does often, never while one types; and the list of them. */
export function Shortcuts({ me, programme }: Props) {
  const { now } = useServices()
  const [here, go] = useLocation()
  const [open, setOpen] = useState(false)
  const [read] = useState(createKeyReader)
  const known = shortcutsFor(here, me, programme)
  const latest = useRef<{ known: Shortcut[]; act: (act: Act) => void }>({ known, act: () => {} })
  latest.current = {
    known,
    act: (act) => {
      if (act.kind === 'go') go(act.to)
      else if (act.kind === 'list') setOpen(true)
      else document.querySelector<HTMLElement>('main input[type=search]')?.focus()
    },
  }
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      const isOther = event.ctrlKey || event.metaKey || event.altKey || event.isComposing
      if (isOther || event.defaultPrevented || isTyping(event.target)) return
      if (document.querySelector('dialog[open]')) return
      const wanted = wantsKeys() ? latest.current.known : onlyList(latest.current.known)
      const keys = read(
        { key: event.key, at: now() },
        wanted.map((one) => one.keys),
      )
      const found = wanted.find((one) => one.keys === keys)
      if (!found) return
      event.preventDefault()
      latest.current.act(found.act)
    }
    document.addEventListener('keydown', press)
    return () => document.removeEventListener('keydown', press)
  }, [read, now])
  return open ? <KeyList shortcuts={known} close={() => setOpen(false)} /> : null
}

/** Where they are not wanted, the list alone can be opened, to want them again. */
const onlyList = (known: readonly Shortcut[]) => known.filter(({ act }) => act.kind === 'list')
