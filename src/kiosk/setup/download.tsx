import type { SetupWords } from '../../i18n/setup/words.ts'
import css from './download.module.css'
import { Message } from './message.tsx'

interface Props {
  words: SetupWords
  /** changes that have arrived; how many there will be is not known before the end */
  received: number
  isOffline: boolean
}

/** The roster comes for the first time. */
export function Download({ words, received, isOffline }: Props) {
  return (
    <Message
      icon="list"
      title={words.downloading}
      why={isOffline ? words.downloadWaits : words.downloadingHint}
      todo={received > 0 ? words.received(received) : ' '}
    >
      <div class={css.bar} role="progressbar" aria-label={words.downloading} />
    </Message>
  )
}
