import { useLayoutEffect, useRef } from 'preact/hooks'
import { Icon } from '../../ui/icon.tsx'
import { useView } from '../view.ts'
import css from './field.module.css'

/** The name as it is typed: by our keys or by a real keyboard, never by the tablet's own. */
export function Field({ value }: { value: string }) {
  const { words, send } = useView()
  const input = useRef<HTMLInputElement>(null)
  // with the field, not after it: a scanner or a fast typist doesn't wait for the next frame
  useLayoutEffect(() => input.current?.focus(), [])
  return (
    <label class={css.field}>
      <Icon name="search" />
      <input
        ref={input}
        type="search"
        inputMode="none"
        autocomplete="off"
        autocapitalize="off"
        spellcheck={false}
        aria-label={words.yourName}
        placeholder={words.yourName}
        value={value}
        onInput={(event) => send({ is: 'query', text: event.currentTarget.value })}
      />
    </label>
  )
}
