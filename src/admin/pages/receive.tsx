import { Empty } from '../parts/await.tsx'
import { PageHead } from '../parts/head.tsx'
import { useHere } from '../programme.ts'
import { Receive } from '../receive/receive.tsx'

/** Takes in what a tablet without a network holds: its QR codes, or its file. */
export function ReceivePage() {
  const { mayAct } = useHere()
  if (!mayAct) return <Empty>Staff and admins receive taps from a tablet.</Empty>
  return (
    <>
      <PageHead title="Receive from a tablet">
        <p>
          On the tablet: Staff, then “Show taps as QR codes” or “Save taps to a file”. Twice is
          harmless.
        </p>
      </PageHead>
      <Receive />
    </>
  )
}
