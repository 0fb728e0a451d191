import { useQueryClient } from '@tanstack/preact-query'
import { useState } from 'preact/hooks'
import type { KioskCode, KioskRow } from '../../domain/api.ts'
import { renewCode } from '../api/calls.ts'
import { saying } from '../api/failure.ts'
import { CodePanel } from '../kiosks/code-panel.tsx'
import { PairForm } from '../kiosks/pair-form.tsx'
import { KiosksTable } from '../kiosks/table.tsx'
import { summary } from '../kiosks/view.ts'
import { useNow } from '../live/hooks.ts'
import { Await, Empty } from '../parts/await.tsx'
import { Button, LinkButton } from '../parts/button.tsx'
import { PageHead } from '../parts/head.tsx'
import { Refusal } from '../parts/refusal.tsx'
import { paths } from '../paths.ts'
import { useHere } from '../programme.ts'
import { keys, useKiosks, useRooms } from '../queries.ts'
import { useServices } from '../services.ts'

/** The tablets: what they last said, and pairing of new ones. */
export function KiosksPage() {
  const { programme } = useHere()
  const kiosks = useKiosks(programme.id)
  return (
    <Await query={kiosks} what="the kiosks">
      {(all) => <Kiosks kiosks={all} />}
    </Await>
  )
}

const everyMs = 1_000

function Kiosks({ kiosks }: { kiosks: KioskRow[] }) {
  const { mayAct, programme } = useHere()
  const now = useNow(everyMs)
  const [pairing, setPairing] = useState(false)
  const { code, show, renew, refusal, close } = useCode(kiosks)
  return (
    <>
      <PageHead
        title="Kiosks"
        acts={
          mayAct &&
          !pairing && (
            <>
              <LinkButton href={paths.receive(programme.id)} icon="camera">
                Receive from a tablet
              </LinkButton>
              <Button look="go" icon="plus" onClick={() => setPairing(true)}>
                Pair a kiosk
              </Button>
            </>
          )
        }
      >
        <p>{kiosks.length > 0 ? summary(kiosks, now) : 'The tablets at the doors.'}</p>
      </PageHead>
      {pairing && (
        <Pairing
          paired={(made) => {
            setPairing(false)
            show({ made, replaces: false })
          }}
          close={() => setPairing(false)}
        />
      )}
      {code ? (
        <CodePanel
          code={code.made}
          replaces={code.replaces}
          kiosk={kiosks.find(({ id }) => id === code.made.id)}
          renew={() => void renew(code.made.id)}
          refusal={refusal}
          close={close}
        />
      ) : (
        <Refusal fact="No new code.">{refusal}</Refusal>
      )}
      {kiosks.length > 0 && (
        <KiosksTable kiosks={kiosks} now={now} renew={({ id }) => void renew(id)} />
      )}
      {kiosks.length === 0 && !pairing && (
        <Empty>No kiosks yet. Pair a tablet: it gets a code, once, and then works by itself.</Empty>
      )}
    </>
  )
}

function Pairing({ paired, close }: { paired: (code: KioskCode) => void; close: () => void }) {
  const { programme } = useHere()
  const rooms = useRooms(programme.id)
  return (
    <Await query={rooms} what="the rooms">
      {(all) => <PairForm rooms={all} paired={paired} close={close} />}
    </Await>
  )
}

interface ShownCode {
  made: KioskCode
  replaces: boolean
}

/** The code that is shown, if one is. */
function useCode(kiosks: readonly KioskRow[]) {
  const { call } = useServices()
  const { programme } = useHere()
  const client = useQueryClient()
  const [code, show] = useState<ShownCode>()
  const [refusal, setRefusal] = useState<string>()
  const renew = async (kiosk: string) => {
    setRefusal(undefined)
    const replaces = kiosks.find(({ id }) => id === kiosk)?.status === 'ready'
    const answer = await renewCode(call, kiosk)
    if (answer.ok) {
      await client.invalidateQueries({ queryKey: keys.kiosks(programme.id) })
      return show({ made: answer.value, replaces })
    }
    const { what, todo } = saying(answer.error)
    setRefusal(`${what} ${todo}`)
  }
  const close = () => {
    setRefusal(undefined)
    show(undefined)
  }
  return { code, show, renew, refusal, close }
}
