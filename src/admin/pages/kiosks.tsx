import { useQueryClient } from '@tanstack/preact-query'
import type { ComponentChildren } from 'preact'
import { useEffect, useRef, useState } from 'preact/hooks'
import type { KioskCode, KioskRow } from '../../domain/api.ts'
import type { SheetCard } from '../../domain/api-fleet.ts'
import { renewCode } from '../api/calls.ts'
import { saying } from '../api/failure.ts'
import { useServerVersion } from '../fleet-queries.ts'
import { CodePanel } from '../kiosks/code-panel.tsx'
import { MessageForm } from '../kiosks/message-form.tsx'
import { Messages } from '../kiosks/messages.tsx'
import { PairForm } from '../kiosks/pair-form.tsx'
import { PairMany } from '../kiosks/pair-many.tsx'
import { Sheet } from '../kiosks/sheet.tsx'
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

type Doing =
  | { is: 'pair' }
  | { is: 'many' }
  | { is: 'sheet'; cards: SheetCard[] }
  | { is: 'message'; kiosk: KioskRow | null }

function Kiosks({ kiosks }: { kiosks: KioskRow[] }) {
  const now = useNow(everyMs)
  const version = useServerVersion()
  const [doing, setDoing] = useState<Doing | null>(null)
  const { code, show, renew, refusal, close } = useCode(kiosks)
  return (
    <>
      <PageHead title="Kiosks" acts={doing === null && <Acts kiosks={kiosks} begin={setDoing} />}>
        <p>{kiosks.length > 0 ? summary(kiosks, now) : 'The tablets at the doors.'}</p>
      </PageHead>
      {doing && (
        <InSight key={doing.is}>
          <Begun
            {...{ doing, kiosks, now, setDoing }}
            paired={(made) => {
              setDoing(null)
              show({ made, replaces: false })
            }}
          />
        </InSight>
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
      <Messages now={now} />
      {kiosks.length > 0 && (
        <KiosksTable
          {...{ kiosks, now, version }}
          renew={({ id }) => void renew(id)}
          message={(kiosk) => setDoing({ is: 'message', kiosk })}
        />
      )}
      {kiosks.length === 0 && doing === null && (
        <Empty>No kiosks yet. Pair a tablet: it gets a code, once, and then works by itself.</Empty>
      )}
    </>
  )
}

/** Comes into sight when it appears: it may have been asked for far below. */
function InSight({ children }: { children: ComponentChildren }) {
  const box = useRef<HTMLDivElement>(null)
  useEffect(() => box.current?.scrollIntoView({ block: 'start' }), [])
  return <div ref={box}>{children}</div>
}

function Acts({ kiosks, begin }: { kiosks: KioskRow[]; begin: (doing: Doing) => void }) {
  const { mayAct, programme } = useHere()
  if (!mayAct) return null
  return (
    <>
      <LinkButton href={paths.receive(programme.id)} icon="camera">
        Receive from a tablet
      </LinkButton>
      {kiosks.length > 0 && (
        <Button icon="mail" onClick={() => begin({ is: 'message', kiosk: null })}>
          Message
        </Button>
      )}
      <Button icon="list" onClick={() => begin({ is: 'many' })}>
        Pair many
      </Button>
      <Button look="go" icon="plus" onClick={() => begin({ is: 'pair' })}>
        Pair a kiosk
      </Button>
    </>
  )
}

interface BegunProps {
  doing: Doing
  kiosks: KioskRow[]
  now: number
  paired: (code: KioskCode) => void
  setDoing: (doing: Doing | null) => void
}

/** What was begun: it takes the place of the buttons until it is done or left. */
function Begun({ doing, kiosks, now, paired, setDoing }: BegunProps) {
  const { programme } = useHere()
  const rooms = useRooms(programme.id)
  const close = () => setDoing(null)
  if (doing.is === 'sheet') return <Sheet cards={doing.cards} {...{ kiosks, close }} />
  if (doing.is === 'message') {
    const { kiosk } = doing
    return <MessageForm key={kiosk?.id ?? ''} {...{ kiosks, kiosk, now, close }} />
  }
  return (
    <Await query={rooms} what="the rooms">
      {(all) =>
        doing.is === 'pair' ? (
          <PairForm rooms={all} paired={paired} close={close} />
        ) : (
          <PairMany
            rooms={all}
            {...{ kiosks, close }}
            made={(cards) => setDoing({ is: 'sheet', cards })}
          />
        )
      }
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
