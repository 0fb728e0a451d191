import { CertificatesPage } from './list.tsx'
import { CertificatePage } from './one.tsx'
import { TemplatePage } from './template.tsx'
import { TemplatesPage } from './templates.tsx'

interface Props {
  item: string | undefined
  part: string | undefined
}

/** The pages about certificates, by their address. */
export function CertificatesPages({ item, part }: Props) {
  if (item === undefined) return <CertificatesPage />
  if (item === 'templates' && part) return <TemplatePage key={part} id={part} />
  if (item === 'templates') return <TemplatesPage />
  return <CertificatePage key={item} id={item} />
}
