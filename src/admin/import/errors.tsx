import { useState } from 'preact/hooks'
import type { ImportError } from '../../domain/api.ts'
import { count } from '../format.ts'
import { Button } from '../parts/button.tsx'
import { Scroll } from '../parts/scroll.tsx'
import text from '../parts/text.module.css'
import css from './import.module.css'

const atFirst = 50

/** Each thing that is wrong: row, column, reason. */
export function Errors({ errors }: { errors: readonly ImportError[] }) {
  const [all, setAll] = useState(false)
  const shown = all ? errors : errors.slice(0, atFirst)
  return (
    <section class={text.stack} id="errors" tabIndex={-1}>
      <h2 class={text.h2}>To mend</h2>
      <Scroll class={css.wide} label="What is wrong in the file">
        <table class={css.sheet}>
          <caption class="vh">What is wrong in the file</caption>
          <thead>
            <tr>
              <th scope="col">Row</th>
              <th scope="col">Column</th>
              <th scope="col">What is wrong</th>
              <th scope="col">It could say</th>
            </tr>
          </thead>
          <tbody>
            {shown.map(({ row, column, code, message, example }, n) => (
              // several errors may have all in common but their place
              <tr key={`${row} ${column} ${code} ${n + 1}`}>
                <td>{row === null ? 'file' : row}</td>
                <td>
                  <bdi>{column ?? (row === null ? '' : 'whole row')}</bdi>
                </td>
                <td class={css.er}>
                  <bdi>{message}</bdi>
                </td>
                <td class={css.eg}>
                  <bdi>{example}</bdi>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </Scroll>
      {shown.length < errors.length && (
        <div>
          <Button icon="down" onClick={() => setAll(true)}>
            Show all {count(errors.length)}
          </Button>
        </div>
      )}
    </section>
  )
}
