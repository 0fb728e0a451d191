import { useState } from 'preact/hooks'
import { saveFile } from '../../platform/save-file.ts'
import { Icon, type IconName } from '../../ui/icon.tsx'
import { useView } from '../view.ts'
import { copyTaps, noteCopied } from './copies.ts'
import css from './panel.module.css'
import { useStaff } from './tools.ts'

export type StaffPage = 'place' | 'badge' | 'codes' | 'look' | 'leave' | 'readiness'

interface Props {
  isLocked: boolean
  open: (page: StaffPage) => void
}

/** What staff can do, one button each. */
export function Acts({ isLocked, open }: Props) {
  const { say } = useStaff()
  const { saved, save } = useSaving()
  return (
    <>
      <SyncBox />
      <div class={css.acts}>
        {!isLocked && (
          <Act icon="door" onPress={() => open('place')}>
            {say.changePlace}
          </Act>
        )}
        <Act icon="badge" onPress={() => open('badge')}>
          {say.testBadge}
        </Act>
        {!isLocked && (
          <>
            <Act icon="file" onPress={save}>
              {say.saveFile}
            </Act>
            <p class={css.saved} role="status">
              {saved}
            </p>
            <Act icon="list" onPress={() => open('codes')}>
              {say.showCodes}
            </Act>
            <Act icon="tick" onPress={() => open('readiness')}>
              {say.readiness}
            </Act>
            <Act icon="star" onPress={() => open('look')}>
              {say.settings}
            </Act>
            <Act icon="out" onPress={() => open('leave')}>
              {say.leave}
            </Act>
          </>
        )}
      </div>
    </>
  )
}

interface ActProps {
  icon: IconName
  onPress: () => void
  children: string
}

function Act({ icon, onPress, children }: ActProps) {
  return (
    <button type="button" onClick={onPress}>
      <Icon name={icon} />
      {children}
    </button>
  )
}

/** Sends at once, and shows how far it is. */
function SyncBox() {
  const { say, live } = useStaff()
  const { words, waiting, sync } = useView()
  const progress = sync?.progress && sync.progress.of > 0 ? sync.progress : null
  const trouble =
    sync?.trouble === 'unauthenticated'
      ? say.needsPairing
      : sync?.trouble === 'upgrade-required'
        ? say.needsUpgrade
        : sync?.trouble === 'revoked'
          ? say.revoked
          : sync?.phase === 'offline' || sync?.phase === 'waiting-to-retry'
            ? say.notReached
            : sync?.phase === 'other-tab'
              ? say.otherTab
              : ''
  return (
    <div class={css.sync}>
      <b role="status">
        {progress
          ? say.sending(progress.sent, progress.of)
          : waiting.count > 0
            ? words.waiting(waiting.count)
            : words.allSent}
      </b>
      {progress && <progress aria-label={say.syncNow} value={progress.sent} max={progress.of} />}
      {trouble && <p>{trouble}</p>}
      <button type="button" onClick={live.syncNow}>
        <Icon name="sync" />
        {say.syncNow}
      </button>
    </div>
  )
}

/** Every log of the tablet as a file. */
function useSaving() {
  const { say, storage, identity, clock, report } = useStaff()
  const [saved, setSaved] = useState('')
  const save = async () => {
    const now = clock.now()
    const copy = await copyTaps(storage.outbox, 'all', { kiosk: identity.kiosk, now })
    const day = new Date(now).toISOString().slice(0, 16).replaceAll(':', '-')
    const isSaved = await saveFile(`roomtap-${identity.room.name}-${day}.ndjson`, copy.text)
    if (isSaved) await noteCopied(storage.notes, copy)
    setSaved(isSaved ? say.saved(copy.taps) : say.notSaved)
  }
  return {
    saved,
    save: () => {
      save().catch((error: unknown) => {
        report(error)
        setSaved(say.notSaved)
      })
    },
  }
}
