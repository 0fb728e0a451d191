import type { ComponentChildren } from 'preact'
import { Link, useLocation } from 'wouter-preact'
import { PageHead } from '../parts/head.tsx'
import { paths } from '../paths.ts'
import { useHere } from '../programme.ts'
import css from './mail.module.css'

/** The head of the pages about mails, and the way between them. */
export function MailHead({ acts }: { acts?: ComponentChildren }) {
  const { programme } = useHere()
  const [here] = useLocation()
  const words = paths.mailWords(programme.id)
  const tabs = [
    [paths.mail(programme.id), 'Outbox', !here.startsWith(words)],
    [words, 'Words', here.startsWith(words)],
  ] as const
  return (
    <>
      <PageHead title="Mail" acts={acts}>
        <p>What this programme writes to people: by itself, and each mail once.</p>
      </PageHead>
      <nav class={css.tabs} aria-label="Mail">
        {tabs.map(([href, name, isHere]) => (
          <Link key={href} href={href} aria-current={isHere ? 'page' : undefined}>
            {name}
          </Link>
        ))}
      </nav>
    </>
  )
}
