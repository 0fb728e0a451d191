import { useLayoutEffect, useRef } from 'preact/hooks'
import type { Words } from '../../i18n/words.ts'
import type { CameraTrouble } from '../../platform/camera.ts'
import { Button } from '../parts/button.tsx'
import { useView } from '../view.ts'
import type { Camera } from './camera.ts'
import css from './camera-view.module.css'

/** What the camera sees, as in a mirror where it looks at who looks at it. */
export function CameraPicture({ camera, small = false }: { camera: Camera; small?: boolean }) {
  const { words } = useView()
  const video = useRef<HTMLVideoElement>(null)
  const state = camera.state()
  const stream = state.is === 'on' ? state.stream : null
  useLayoutEffect(() => {
    const shown = video.current
    if (!shown || shown.srcObject === stream) return
    shown.srcObject = stream
    // refused where the page isn't seen: it goes on by itself once it is
    if (stream) shown.play().catch(() => {})
  }, [stream])
  const look = small ? `${css.picture} ${css.small}` : css.picture
  return (
    <video
      ref={video}
      class={camera.facing() === 'user' ? `${look} ${css.mirror}` : look}
      muted
      playsInline
      aria-label={words.holdBadge}
    />
  )
}

/** In the place of the keys while somebody scans: what the camera sees, and the ways on. */
export function CameraDesk({ camera }: { camera: Camera }) {
  const { words } = useView()
  const state = camera.state()
  return (
    <>
      {state.is === 'trouble' ? (
        <p class={css.trouble} role="alert">
          {words[troubleWords[state.why]]}
        </p>
      ) : (
        <>
          <CameraPicture camera={camera} />
          <p role="status">{state.is === 'on' ? words.holdBadge : words.cameraStarts}</p>
        </>
      )}
      <div class={css.row}>
        <Button look="outline" onPress={camera.turn}>
          {words.otherCamera}
        </Button>
        <Button look="quiet" focus onPress={camera.stop}>
          {words.stopCamera}
        </Button>
      </div>
    </>
  )
}

const troubleWords = {
  refused: 'cameraRefused',
  missing: 'cameraMissing',
  busy: 'cameraBusy',
  failed: 'cameraFailed',
} as const satisfies Record<CameraTrouble, keyof Words>
