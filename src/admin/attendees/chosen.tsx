import type { ComponentChildren } from 'preact'
import { count } from '../format.ts'
import { Button, LinkButton } from '../parts/button.tsx'
import text from '../parts/text.module.css'
import { paths } from '../paths.ts'
import { useHere } from '../programme.ts'
import css from './attendees.module.css'

/** So many ids an address holds. */
const most = 200

interface Props {
  chosen: ReadonlySet<string>
  clear: () => void
  /** what is said while nobody is chosen */
  children: ComponentChildren
}

/** How many are chosen, and what can be done with them. */
export function ChosenBar({ chosen, clear, children }: Props) {
  const { programme, mayAct } = useHere()
  if (chosen.size === 0) {
    return <div class={`${css.chosen} ${text.dim} ${text.small}`}>{children}</div>
  }
  const href = `${paths.badges(programme.id)}?ids=${[...chosen].map(encodeURIComponent).join(',')}`
  return (
    <div class={css.chosen}>
      <b>{count(chosen.size)} chosen</b>
      {mayAct && chosen.size <= most && (
        <LinkButton href={href} icon="badge">
          Print their badges
        </LinkButton>
      )}
      {chosen.size > most && (
        <span class={text.dim}>At most {most} can be chosen one by one: use the filters.</span>
      )}
      <Button look="text" onClick={clear}>
        Choose nobody
      </Button>
    </div>
  )
}
