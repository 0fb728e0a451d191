import { useEffect, useRef, useState } from 'preact/hooks'
import type { CameraTrouble } from '../../platform/camera.ts'
import { Button } from '../parts/button.tsx'
import { FileButton } from '../parts/file-drop.tsx'
import { Refusal } from '../parts/refusal.tsx'
import { useServices } from '../services.ts'
import { Came } from './came.tsx'
import css from './receive.module.css'
import { Ring } from './ring.tsx'
import { useReceive } from './use-receive.ts'

/** Takes in a tablet's QR codes or its file, and says what came of it. */
export function Receive() {
  const { collected, isSending, answer, refusal, takeCode, takeFile } = useReceive()
  const camera = useCamera(takeCode)
  return (
    <div class={css.receive}>
      <section>
        <h2>QR codes</h2>
        <div class={css.view} hidden={!camera.isOn}>
          <video ref={camera.video} muted playsInline aria-label="What the camera sees" />
        </div>
        {camera.isOn ? (
          <Button onClick={camera.stop}>Stop the camera</Button>
        ) : (
          <Button look="go" icon="camera" onClick={camera.start}>
            Start the camera
          </Button>
        )}
        <Refusal fact="No camera.">{camera.trouble ? troubles[camera.trouble] : undefined}</Refusal>
        {collected && <Ring got={collected.parts.size} of={collected.count} />}
      </section>
      <section>
        <h2>A file</h2>
        <FileButton
          accept=".ndjson,.txt,application/x-ndjson,text/plain"
          label="Choose the tablet’s file"
          choose={takeFile}
        />
      </section>
      <output class={css.came}>
        {isSending && <p>Uploading …</p>}
        {answer && !isSending && <Came answer={answer} />}
      </output>
      <Refusal fact="Nothing was taken in.">{refusal}</Refusal>
    </div>
  )
}

const troubles: Record<CameraTrouble, string> = {
  refused: 'The browser may not use it: allow the camera for this site, then start it again.',
  missing: 'This device has none, or the page isn’t on https. Use the tablet’s file instead.',
  busy: 'Another app uses it. Close that app, then start it again.',
  failed: 'It gave no picture. Start it again, or use the tablet’s file.',
}

/** The device's camera: off until it is asked for, and off when the page is left. */
function useCamera(onCode: (code: string) => void) {
  const { openCamera } = useServices()
  const video = useRef<HTMLVideoElement>(null)
  const opened = useRef<{ stop: () => void } | null>(null)
  const hear = useRef(onCode)
  hear.current = onCode
  const [isOn, setOn] = useState(false)
  const [trouble, setTrouble] = useState<CameraTrouble | null>(null)
  const stop = () => {
    opened.current?.stop()
    opened.current = null
    setOn(false)
  }
  const start = async () => {
    if (!video.current) return
    setTrouble(null)
    setOn(true)
    const camera = await openCamera(video.current, (code) => hear.current(code))
    if (camera.ok) {
      opened.current = camera.value
      return
    }
    setTrouble(camera.error)
    setOn(false)
  }
  useEffect(() => stop, [])
  return { video, isOn, trouble, start: () => void start(), stop }
}
