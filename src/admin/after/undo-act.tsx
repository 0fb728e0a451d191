import * as z from 'zod/mini'
import type { KioskAct } from '../../domain/api-fleet.ts'
import type { Call } from '../api/client.ts'
import { sayingOf } from '../api/failure.ts'
import { reopenLost, unacceptLogs } from '../api/fleet-calls.ts'
import { useFleetAct } from '../fleet-queries.ts'
import { Button } from '../parts/button.tsx'
import { Refusal } from '../parts/refusal.tsx'
import { useHere } from '../programme.ts'

const Accepted = z.object({ logs: z.array(z.string()) })
const Lost = z.object({ log: z.string(), first: z.int(), last: z.int() })

/** Takes back what was done, where it stands and can be. */
export function UndoAct({ row, what }: { row: KioskAct; what: string }) {
  const { mayAct } = useHere()
  const undo = useFleetAct((call, undone: (call: Call) => ReturnType<typeof reopenLost>) =>
    undone(call),
  )
  const how = howToUndo(row)
  if (!mayAct || !row.canUndo || !how) return null
  const saying = undo.error && sayingOf(undo.error)
  return (
    <>
      <Button look="text" disabled={undo.isPending} onClick={() => undo.mutate(how)}>
        Take back<span class="vh">: {what}</span>
      </Button>
      <Refusal fact="Not taken back.">
        {saying ? `${saying.what} ${saying.todo}` : undefined}
      </Refusal>
    </>
  )
}

function howToUndo({ act, kiosk, detail }: KioskAct) {
  const lost = z.safeParse(Lost, detail)
  if (act === 'log-lost' && lost.success) {
    const { log, first, last } = lost.data
    return (call: Call) => reopenLost(call, log, { first, last })
  }
  const accepted = z.safeParse(Accepted, detail)
  if (act === 'kiosk-accept-logs' && kiosk && accepted.success) {
    return (call: Call) => unacceptLogs(call, kiosk.id, accepted.data.logs)
  }
  return null
}
