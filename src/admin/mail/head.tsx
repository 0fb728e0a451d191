import type { ComponentChildren } from 'preact'
import { PageHead } from '../parts/head.tsx'
import { Tabs } from '../parts/tabs.tsx'
import { paths } from '../paths.ts'
import { useHere } from '../programme.ts'

/** The head of the pages about mails, and the way between them. */
export function MailHead({ acts }: { acts?: ComponentChildren }) {
  const { programme } = useHere()
  const tabs = [
    [paths.mail(programme.id), 'Outbox'],
    [paths.mailWords(programme.id), 'Words'],
  ] as const
  return (
    <>
      <PageHead title="Mail" acts={acts}>
        <p>What this programme writes to people: by itself, and each mail once.</p>
      </PageHead>
      <Tabs label="Mail" tabs={tabs} />
    </>
  )
}
