import { useLayoutEffect, useRef } from 'preact/hooks'
import { Icon } from '../../ui/icon.tsx'
import { useView } from '../view.ts'
import css from './field.module.css'
import { plainInput } from './plain-input.ts'

/**
 * The name as it is typed: by our keys or by a real keyboard.
 * @param system whether the tablet's own keyboard was called for
 */
export function Field({ value, system = false }: { value: string; system?: boolean }) {
  const { words, send } = useView()
  const input = useRef<HTMLInputElement>(null)
  // with the field, not after it: a scanner or a fast typist doesn't wait for the next frame
  useLayoutEffect(() => {
    // a tablet looks at what keyboard is wanted when the focus comes
    if (system) input.current?.blur()
    input.current?.focus()
  }, [system])
  return (
    <label class={css.field}>
      <Icon name="search" />
      <input
        ref={input}
        type="search"
        inputMode={system ? 'text' : 'none'}
        {...plainInput}
        aria-label={words.yourName}
        placeholder={words.yourName}
        value={value}
        onInput={(event) => send({ is: 'query', text: event.currentTarget.value })}
      />
    </label>
  )
}
