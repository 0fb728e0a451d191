import css from './receive.module.css'

const around = 2 * Math.PI * 44

/** How many codes of a series have come, as a ring that fills. */
export function Ring({ got, of }: { got: number; of: number }) {
  return (
    <div class={css.ring}>
      <svg
        viewBox="0 0 100 100"
        role="progressbar"
        aria-label="Codes received"
        aria-valuemin={0}
        aria-valuenow={got}
        aria-valuemax={of}
      >
        <circle class={css.rail} cx="50" cy="50" r="44" />
        <circle
          class={css.fill}
          cx="50"
          cy="50"
          r="44"
          stroke-dasharray={`${(around * got) / of} ${around}`}
        />
      </svg>
      <p>
        <b>
          {got} of {of}
        </b>{' '}
        {got === of ? 'codes: all are here.' : 'codes. Hold on until the ring is full.'}
      </p>
    </div>
  )
}
