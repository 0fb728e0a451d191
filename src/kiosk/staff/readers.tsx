import { useState } from 'preact/hooks'
import type { Nfc } from '../../platform/nfc.ts'
import type { Camera } from '../camera/camera.ts'
import { CameraPicture } from '../camera/camera-view.tsx'
import { useView } from '../view.ts'
import css from './panel.module.css'
import { useStaff } from './tools.ts'

/** What this tablet can read badges with beside a scanner, switched on by staff (row K4). */
export function Readers() {
  const { live } = useStaff()
  const { camera, nfc } = live.readers() ?? { camera: null, nfc: null }
  return (
    <div class={css.readers}>
      {camera && <ByCamera camera={camera} />}
      {nfc && <ByNfc nfc={nfc} />}
    </div>
  )
}

function ByCamera({ camera }: { camera: Camera }) {
  const { say } = useStaff()
  const { words } = useView()
  const state = camera.state()
  return (
    <>
      {state.is === 'on' && <CameraPicture camera={camera} small />}
      <div class={css.choices}>
        <button
          type="button"
          aria-pressed={camera.isKept()}
          onClick={() => camera.keep(!camera.isKept())}
        >
          {say.keepCamera}
        </button>
        {state.is === 'on' && (
          <button type="button" onClick={camera.turn}>
            {words.otherCamera}
          </button>
        )}
      </div>
      {state.is === 'trouble' && <p role="alert">{say.cameraTrouble}</p>}
    </>
  )
}

/** The browser gives leave for the touch of a person alone: the first time it must be asked for here. */
function ByNfc({ nfc }: { nfc: Nfc }) {
  const { say, report } = useStaff()
  const [isRefused, setRefused] = useState<boolean | null>(null)
  const start = () => {
    nfc.start().then((isOn) => setRefused(!isOn), report)
  }
  if (nfc.isOn()) return <p role="status">{say.nfcOn}</p>
  return (
    <>
      <div class={css.choices}>
        <button type="button" onClick={start}>
          {say.nfcStart}
        </button>
      </div>
      {isRefused && <p role="alert">{say.nfcRefused}</p>}
    </>
  )
}
