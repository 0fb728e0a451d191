import { Link } from 'wouter-preact'
import { Icon } from '../../ui/icon.tsx'
import { paths } from '../paths.ts'
import { useHere } from '../programme.ts'
import css from './kiosks.module.css'
import type { Problem } from './problems.ts'

const words = { receive: 'Receive its taps', after: 'Open Sync', waiting: 'Sort them out' } as const

/** What is amiss with a kiosk, each with what to do. */
export function ProblemList({ problems }: { problems: readonly Problem[] }) {
  const { programme } = useHere()
  return (
    <ul class={css.problems}>
      {problems.map(({ tone, what, todo, page }) => (
        <li key={what}>
          <b class={tone === 'bad' ? css.bad : css.at}>
            <Icon name={tone === 'bad' ? 'stop' : 'flag'} />
            {what}
          </b>
          <span>
            {todo} {page && <Link href={paths[page](programme.id)}>{words[page]}</Link>}
          </span>
        </li>
      ))}
    </ul>
  )
}
