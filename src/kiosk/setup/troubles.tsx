import type { SetupWords } from '../../i18n/setup/words.ts'
import type { CaptureFailure } from '../../storage/types.ts'
import { Button } from '../parts/button.tsx'
import css from './message.module.css'
import { Message } from './message.tsx'

/** Plain http from elsewhere than localhost: browsers keep service workers and safe storage away. */
export function Insecure({ words, origin }: { words: SetupWords; origin: string }) {
  return (
    <Message
      icon="lock"
      title={words.insecureTitle}
      why={words.insecureWhy(origin)}
      todo={words.insecureDo}
    >
      <small>{words.insecureStaff}</small>
    </Message>
  )
}

interface NoStorageProps {
  words: SetupWords
  failure: CaptureFailure
  onRetry: () => void
}

/** Nothing would be safe here, so nothing is taken. */
export function NoStorage({ words, failure, onRetry }: NoStorageProps) {
  return (
    <Message icon="stop" title={words.storageTitle} why={words.storageWhy} todo={words.storageDo}>
      <div class={css.row}>
        <Button look="quiet" icon="sync" onPress={onRetry}>
          {words.tryAgain}
        </Button>
        <span>{words.code(failure.code)}</span>
      </div>
      <small>{failure.detail}</small>
    </Message>
  )
}

interface RevokedProps {
  words: SetupWords
  waiting: number
  onPair: () => void
}

/** The server no longer takes this tablet for a kiosk. */
export function Revoked({ words, waiting, onPair }: RevokedProps) {
  return (
    <Message icon="tablet" title={words.revokedTitle} why={words.revokedWhy} todo={words.revokedDo}>
      <div class={css.row}>
        <Button look="quiet" icon="sync" onPress={onPair}>
          {words.pairAnew}
        </Button>
        <span>{waiting > 0 ? words.waiting(waiting) : words.allSent}</span>
      </div>
    </Message>
  )
}
