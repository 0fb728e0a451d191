import type { ComponentChildren } from 'preact'
import { Icon } from '../../ui/icon.tsx'
import { flagWords } from '../words.ts'
import css from './status.module.css'

interface Props {
  /** a shape beside the colour, so that neither has to be seen */
  shape: 'full' | 'half' | 'ring' | 'square' | 'cross'
  tone?: 'in' | 'dim' | 'bad' | 'at'
  children: ComponentChildren
}

/** A word with its mark. */
export function Status({ shape, tone, children }: Props) {
  return <span class={`${css.st} ${css[shape] ?? ''} ${tone ? css[tone] : ''}`}>{children}</span>
}

/** Flags in words; what they mean is told on hover and to screen readers. */
export function Flags({ flags }: { flags: readonly string[] }) {
  return (
    <>
      {flags.map((flag) => {
        const { short, long } = flagWords(flag)
        return (
          <span key={flag} class={css.flag} title={long}>
            <Icon name="flag" />
            <span>
              {short}
              <span class="vh">: {long}</span>
            </span>
          </span>
        )
      })}
    </>
  )
}
