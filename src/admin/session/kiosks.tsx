import { useMutation, useQueryClient } from '@tanstack/preact-query'
import { Link } from 'wouter-preact'
import type { KioskRow } from '../../domain/api.ts'
import type { SessionCompleteness } from '../../domain/api-truth.ts'
import { Icon } from '../../ui/icon.tsx'
import { orThrow } from '../api/client.ts'
import { sayingOf } from '../api/failure.ts'
import { sendPackedUp } from '../api/truth-calls.ts'
import { Button } from '../parts/button.tsx'
import { Refusal } from '../parts/refusal.tsx'
import todo from '../parts/todo.module.css'
import { paths } from '../paths.ts'
import { useHere } from '../programme.ts'
import { keys } from '../queries.ts'
import { useServices } from '../services.ts'
import { reportText } from './reporting.ts'

interface Props {
  completeness: SessionCompleteness
  kiosks: readonly KioskRow[] | undefined
}

/** The kiosks that a session waits for, how far each has reported, and whether staff packed it up. */
export function SessionKiosks({ completeness, kiosks }: Props) {
  const { programme, mayAct } = useHere()
  if (completeness.kiosks.length === 0) return null
  return (
    <section>
      <h2>Kiosks</h2>
      <ul class={todo.list}>
        {completeness.kiosks.map((report) => (
          <Line
            key={report.kiosk}
            report={report}
            kiosk={kiosks?.find(({ id }) => id === report.kiosk)}
          />
        ))}
      </ul>
      {mayAct && (
        <Link class={todo.link} href={paths.reassign(programme.id, completeness.session)}>
          These taps belong elsewhere
        </Link>
      )}
    </section>
  )
}

interface LineProps {
  report: SessionCompleteness['kiosks'][number]
  kiosk: KioskRow | undefined
}

function Line({ report, kiosk }: LineProps) {
  const { programme, mayAct } = useHere()
  const packing = usePackedUp(report.kiosk)
  const isPacked = report.packedUpAt !== null
  const saying = packing.error && sayingOf(packing.error)
  return (
    <li class={report.isComplete ? todo.done : undefined}>
      <Icon name={report.isComplete ? 'tick' : 'waiting'} />
      <span>
        <b>
          <bdi>{report.name}</bdi>
        </b>
        <span class={todo.sub}>{reportText(report, kiosk, programme.timeZone)}</span>
        <Refusal fact="Not changed.">
          {saying ? `${saying.what} ${saying.todo}` : undefined}
        </Refusal>
      </span>
      {mayAct && (
        <Button look="text" disabled={packing.isPending} onClick={() => packing.mutate(!isPacked)}>
          {isPacked ? 'In use again' : 'Packed up'}
          <span class="vh">: {report.name}</span>
        </Button>
      )}
    </li>
  )
}

function usePackedUp(kiosk: string) {
  const { call } = useServices()
  const { programme } = useHere()
  const client = useQueryClient()
  return useMutation({
    mutationFn: (packed: boolean) => orThrow(sendPackedUp(call, kiosk, packed)),
    onSettled: () => client.invalidateQueries({ queryKey: keys.programme(programme.id) }),
  })
}
