import { useState } from 'preact/hooks'
import { Icon } from '../../ui/icon.tsx'
import { useView } from '../view.ts'
import { Acts, type StaffPage } from './acts.tsx'
import { BadgeTest } from './badge-test.tsx'
import { Codes } from './codes.tsx'
import { Facts } from './facts.tsx'
import { Leave } from './leave.tsx'
import { Look } from './look.tsx'
import css from './panel.module.css'
import { Place } from './place.tsx'
import { ReadinessList } from './readiness.tsx'
import { Taps } from './taps.tsx'
import { useStaff } from './tools.ts'
import { CLOSE_AFTER_MS, CODES_CLOSE_AFTER_MS, useIdle } from './use-idle.ts'

interface Props {
  scanned: string | null
  /** no PIN is set: only what can do no harm */
  isLocked: boolean
}

/** How the tablet is, what was tapped, and what staff can do about it. */
export function Panel({ scanned, isLocked }: Props) {
  const { say } = useStaff()
  const [page, setPage] = useState<StaffPage | null>(null)
  const back = () => setPage(null)
  const { send } = useView()
  useIdle(page === 'codes' ? CODES_CLOSE_AFTER_MS : CLOSE_AFTER_MS, () => send({ is: 'close' }))
  return (
    <main class={css.panel}>
      <Bar page={page} back={back} />
      {page === null ? (
        <div class={isLocked ? `${css.columns} ${css.two}` : css.columns}>
          <Facts />
          {!isLocked && <Taps />}
          <section>
            {isLocked && (
              <div class={css.noPin}>
                <h2>{say.noPinTitle}</h2>
                <p>{say.noPin}</p>
              </div>
            )}
            <Acts isLocked={isLocked} open={setPage} />
          </section>
        </div>
      ) : (
        <div class={css.page}>
          {page === 'place' && <Place done={back} />}
          {page === 'badge' && <BadgeTest scanned={scanned} isLocked={isLocked} />}
          {page === 'codes' && <Codes done={back} />}
          {page === 'look' && <Look />}
          {page === 'leave' && <Leave />}
          {page === 'readiness' && <ReadinessList />}
        </div>
      )}
    </main>
  )
}

function Bar({ page, back }: { page: StaffPage | null; back: () => void }) {
  const { say } = useStaff()
  const { words, room, send } = useView()
  const titles: Record<StaffPage, string> = {
    place: say.changePlace,
    badge: say.testBadge,
    codes: say.showCodes,
    look: say.settings,
    leave: say.leave,
    readiness: say.readiness,
  }
  return (
    <header class={css.bar}>
      <Icon name="tablet" />
      <h1>
        <bdi>{room}</bdi> <span>{page ? titles[page] : words.staff}</span>
      </h1>
      {page ? (
        <button type="button" onClick={back}>
          {say.back}
        </button>
      ) : (
        <button type="button" onClick={() => send({ is: 'close' })}>
          {words.close}
        </button>
      )}
    </header>
  )
}
