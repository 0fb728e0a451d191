import { useState } from 'preact/hooks'
import { Button } from '../parts/button.tsx'
import css from './rights.module.css'

interface Props {
  title: string
  /** what it is good for, and how long */
  children: string
  label: string
  text: string
  close: () => void
}

/** A secret that is shown this once, to be copied. */
export function ShownOnce({ title, children, label, text, close }: Props) {
  const [copied, setCopied] = useState<'yes' | 'no'>()
  const copy = () => {
    navigator.clipboard.writeText(text).then(
      () => setCopied('yes'),
      () => setCopied('no'),
    )
  }
  return (
    <section class={css.once} aria-label={title}>
      <b>{title}</b>
      <p>{children}</p>
      <div>
        <input
          readOnly
          aria-label={label}
          value={text}
          spellcheck={false}
          onFocus={(event) => event.currentTarget.select()}
        />
        <Button look="go" onClick={copy}>
          Copy
        </Button>
        <Button onClick={close}>Done</Button>
      </div>
      <output>
        {copied === 'yes' && 'Copied.'}
        {copied === 'no' && 'This browser copies nothing by itself: select the text and copy it.'}
      </output>
    </section>
  )
}
