import { useEffect, useState } from 'preact/hooks'
import { Button } from '../parts/button.tsx'
import { useView } from '../view.ts'
import { onlyHere } from './copies.ts'
import css from './panel.module.css'
import { useStaff } from './tools.ts'

/** Out of full screen, or out of service: neither while taps lie on this tablet alone. */
export function Leave() {
  const stranded = useStranded()
  const { say } = useStaff()
  if (stranded === null) return null
  return (
    <div class={css.pair}>
      <LeaveMode stranded={stranded} />
      <section>
        <h2>{say.unpairTitle}</h2>
        <p class={css.dim}>{say.unpairHint}</p>
        <Unpair stranded={stranded} />
      </section>
    </div>
  )
}

function LeaveMode({ stranded }: { stranded: number }) {
  const { say, door } = useStaff()
  const [hasLeft, setLeft] = useState(false)
  const leave = () => {
    door.letGo()
    setLeft(true)
  }
  return (
    <section>
      <h2>{say.leaveTitle}</h2>
      <p class={css.dim}>{hasLeft ? say.leaveLeft : say.leaveHint}</p>
      {hasLeft ? (
        <Button look="quiet" onPress={() => location.reload()}>
          {say.returnDo}
        </Button>
      ) : (
        <Guard stranded={stranded} onPress={leave}>
          {say.leaveDo}
        </Guard>
      )}
    </section>
  )
}

function Unpair({ stranded }: { stranded: number }) {
  const { say, storage, identities, report } = useStaff()
  const [isAsked, setAsked] = useState(false)
  const unpair = async () => {
    // once more, right before: another window of the tablet may have taken one
    if ((await onlyHere(storage.outbox, storage.notes)) > 0) return setAsked(false)
    await storage.roster.erase()
    await identities.clear()
    location.replace('/kiosk')
  }
  if (!isAsked || stranded > 0)
    return (
      <Guard stranded={stranded} onPress={() => setAsked(true)}>
        {say.unpairDo}
      </Guard>
    )
  return (
    <Button look="main-out" onPress={() => void unpair().catch(report)}>
      {say.unpairSure}
    </Button>
  )
}

interface GuardProps {
  stranded: number
  onPress: () => void
  children: string
}

/** A button that says why it can't be pressed. */
function Guard({ stranded, onPress, children }: GuardProps) {
  const { say } = useStaff()
  return (
    <Button look="outline" disabled={stranded > 0} onPress={onPress}>
      {stranded > 0 ? `${children}. ${say.firstSend(stranded)}` : children}
    </Button>
  )
}

/** How many taps lie here alone; null: not known yet. */
function useStranded(): number | null {
  const { storage, report } = useStaff()
  const { waiting } = useView()
  const [stranded, setStranded] = useState<number | null>(null)
  useEffect(() => {
    onlyHere(storage.outbox, storage.notes).then(setStranded, report)
  }, [waiting.count])
  return stranded
}
