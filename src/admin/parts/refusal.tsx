import css from './text.module.css'

/** Why something was not done, beside the button that asked for it. */
export function Refusal({ fact, children }: { fact: string; children: string | undefined }) {
  return (
    <div role="alert">
      {children && (
        <p class={css.bad}>
          <b>{fact}</b> {children}
        </p>
      )}
    </div>
  )
}
