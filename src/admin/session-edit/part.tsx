import type { ComponentChildren } from 'preact'
import type { Draft } from './draft.ts'
import type { Problems } from './read.ts'
import css from './session-edit.module.css'

/** What every part of the form is given. */
export interface PartProps {
  draft: Draft
  change: (part: Partial<Draft>) => void
  /** what is wrong with a field, in words, if it is to be said now */
  told: (name: keyof Problems) => string | undefined
}

/** A part of the form: its name, and its fields beside it. */
export function Part({ title, children }: { title: string; children: ComponentChildren }) {
  return (
    <section class={css.part} aria-label={title}>
      <h2>{title}</h2>
      <div class={css.fields}>{children}</div>
    </section>
  )
}
