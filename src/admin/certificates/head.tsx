import type { ComponentChildren } from 'preact'
import { PageHead } from '../parts/head.tsx'
import { Tabs } from '../parts/tabs.tsx'
import { paths } from '../paths.ts'
import { useHere } from '../programme.ts'

/** The head of the pages about certificates, and the way between them. */
export function CertificatesHead({ acts }: { acts?: ComponentChildren }) {
  const { programme } = useHere()
  const tabs = [
    [paths.certificates(programme.id), 'Issued'],
    [paths.certificateTemplates(programme.id), 'Templates and settings'],
  ] as const
  return (
    <>
      <PageHead title="Certificates" acts={acts}>
        <p>
          Numbered, and verified by anybody at{' '}
          <a href="/verify" target="_blank" rel="noreferrer">
            /verify
          </a>
          . What is issued never changes: later evidence makes a new version, or asks you.
        </p>
      </PageHead>
      <Tabs label="Certificates" tabs={tabs} />
    </>
  )
}
