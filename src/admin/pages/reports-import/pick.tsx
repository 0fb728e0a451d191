import { FileButton, FileDrop } from '../../parts/file-drop.tsx'

interface Props {
  choose: (file: File) => void
}

const accept = '.csv,.tsv,.txt'

/** A place to drop a report on, or to choose one. */
export function ReportDrop({ choose }: Props) {
  return (
    <FileDrop what="report" accept={accept} label="Choose a report" choose={choose}>
      The participant report of Zoom (meeting or webinar, without “unique users”) or the attendance
      report of Microsoft Teams, as it was downloaded. The same report twice changes nothing; a
      later one adds to it.
    </FileDrop>
  )
}

/** A button that asks for a report. */
export function ReportButton({ choose, label }: Props & { label: string }) {
  return <FileButton accept={accept} choose={choose} label={label} />
}
