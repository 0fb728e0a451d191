import { useEffect, useState } from 'preact/hooks'
import { Icon } from '../../ui/icon.tsx'
import { badgeHash } from '../badge.ts'
import { badgeOwners } from '../prepared.ts'
import { useView } from '../view.ts'
import css from './panel.module.css'
import { Readers } from './readers.tsx'
import { useStaff } from './tools.ts'

interface Props {
  scanned: string | null
  /** no PIN is set: what reads badges is not for everybody to change */
  isLocked: boolean
}

/** Shows what a reader reads and whose badge that is. Nothing is written. */
export function BadgeTest({ scanned, isLocked }: Props) {
  const { say } = useStaff()
  const owner = useOwner(scanned)
  return (
    <div class={css.single}>
      <p class={css.big}>
        <Icon name="badge" /> {say.badgeAsk}
      </p>
      <p class={css.dim}>{say.badgeHint}</p>
      {!isLocked && <Readers />}
      <dl class={css.read} aria-live="polite">
        {scanned !== null && (
          <>
            <dt>{say.badgeRead}</dt>
            <dd>
              <bdi class={css.code}>{scanned}</bdi>
            </dd>
          </>
        )}
        {scanned !== null && owner !== undefined && (
          <>
            <dt>{say.badgeOf}</dt>
            <dd>{owner ? <bdi>{owner}</bdi> : say.badgeOfNobody}</dd>
          </>
        )}
      </dl>
    </div>
  )
}

/** The name; null: nobody's; undefined: not looked up yet. */
function useOwner(code: string | null): string | null | undefined {
  const { hmac, report } = useStaff()
  const { known } = useView()
  const [found, setFound] = useState<string | null | undefined>()
  useEffect(() => {
    let isWanted = true
    setFound(undefined)
    if (code !== null)
      badgeHash(hmac, known.settings.badgeKey, code)
        .then((hash) => {
          const id = badgeOwners(known).get(hash)
          if (isWanted) setFound(known.attendees.get(id ?? '')?.name ?? null)
        })
        .catch(report)
    return () => {
      isWanted = false
    }
  }, [code, known])
  return found
}
