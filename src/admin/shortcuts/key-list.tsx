import { useEffect, useRef, useState } from 'preact/hooks'
import { Button } from '../parts/button.tsx'
import type { Shortcut } from './acts.ts'
import css from './shortcuts.module.css'
import { wantsKeys, wishKeys } from './wish.ts'

interface Props {
  shortcuts: readonly Shortcut[]
  close: () => void
}

/** The keys that do something, over the page. */
export function KeyList({ shortcuts, close }: Props) {
  const dialog = useRef<HTMLDialogElement>(null)
  const [isOn, setOn] = useState(wantsKeys)
  useEffect(() => dialog.current?.showModal(), [])
  return (
    <dialog ref={dialog} class={css.sheet} aria-label="Keys" onClose={close}>
      <h2>Keys</h2>
      <dl>
        {shortcuts.map(({ keys, does }) => (
          <div key={keys}>
            <dt>
              {keys.split(' ').map((key) => (
                <kbd key={key}>{key}</kbd>
              ))}
            </dt>
            <dd>{does}</dd>
          </div>
        ))}
      </dl>
      <p>None of them works while you type in a field.</p>
      <label class={css.wish}>
        <input
          type="checkbox"
          checked={isOn}
          onChange={(event) => {
            wishKeys(event.currentTarget.checked)
            setOn(event.currentTarget.checked)
          }}
        />
        Use keys on this device
      </label>
      <Button onClick={() => dialog.current?.close()}>Close</Button>
    </dialog>
  )
}
