import '../../ui/all-icons.ts'
import { useEffect, useRef, useState } from 'preact/hooks'
import type { SetupWords } from '../../i18n/setup/words.ts'
import { Icon } from '../../ui/icon.tsx'
import { Button } from '../parts/button.tsx'
import { BOARD } from '../parts/key-layout.ts'
import { Keyboard } from '../parts/keyboard.tsx'
import layout from '../parts/layout.module.css'
import { useMedia } from '../parts/media.ts'
import { codeLayout } from './code-layout.ts'
import css from './pairing.module.css'
import { asCode, isWhole } from './pairing-code.ts'

export type PairingError = keyof SetupWords['pairErrors']

interface Props {
  words: SetupWords
  /** from the QR's link; empty: to be typed */
  code: string
  /** the room that the tablet belongs to until now */
  room: string | null
  /** null when it is paired; the page loads anew then */
  pair: (code: string) => Promise<PairingError | null>
  onCancel: () => void
}

/** The tablet becomes a kiosk by a one-time code, typed or from the QR's link. */
export function Pairing({ words, code: given, room, pair, onCancel }: Props) {
  const [code, setCode] = useState(asCode(given))
  const [error, setError] = useState<PairingError | null>(null)
  const [isBusy, setBusy] = useState(false)
  const input = useRef<HTMLInputElement>(null)
  const isBoard = useMedia(BOARD)
  useEffect(() => input.current?.focus(), [])
  const change = (text: string) => {
    setCode(asCode(text))
    setError(null)
  }
  const submit = async () => {
    if (isBusy || !isWhole(code)) return
    setBusy(true)
    const failed = await pair(code)
    setError(failed)
    if (failed) setBusy(false)
  }
  return (
    <div class={layout.k}>
      <main class={layout.split}>
        <section class={`${css.sign} ${layout.pad}`}>
          <p class={css.brand}>Roomtap</p>
          <Icon name="tablet" look={css.art} />
          <h1>{words.pairTitle}</h1>
          <p class={css.hint}>{room ? words.pairAgain(room) : words.pairHint}</p>
        </section>
        <form
          class={`${layout.desk} ${layout.pad}`}
          onSubmit={(event) => {
            event.preventDefault()
            void submit()
          }}
        >
          <label class={css.code}>
            <span>{words.pairingCode}</span>
            <input
              ref={input}
              inputMode="none"
              autocomplete="off"
              spellcheck={false}
              placeholder="K7QM-4TXA"
              value={code}
              aria-invalid={error !== null}
              onInput={(event) => {
                change(event.currentTarget.value)
                // what isn't a code's sign leaves no change to draw
                event.currentTarget.value = asCode(event.currentTarget.value)
              }}
            />
          </label>
          <p class={css.error} role="alert">
            {error && words.pairErrors[error]}
          </p>
          <div class={css.acts}>
            {room && (
              <Button look="outline" onPress={onCancel}>
                {words.cancel}
              </Button>
            )}
            <Button
              look="main-ink"
              disabled={isBusy || !isWhole(code)}
              onPress={() => void submit()}
            >
              {isBusy ? words.pairing : words.pair}
            </Button>
          </div>
          <Keyboard
            words={words}
            layout={codeLayout(isBoard)}
            onType={(text) => change(code + text)}
            onBackspace={() => change(code.slice(0, -1))}
            onClear={() => change('')}
          />
        </form>
      </main>
    </div>
  )
}
