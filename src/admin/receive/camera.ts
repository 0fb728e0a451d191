import type { Result } from '../../domain/result.ts'
import type { CameraTrouble, OpenCamera as Opened } from '../../platform/camera.ts'
import { clock, timers } from '../../platform/clock.ts'

/** Shows the camera on `video` and tells each QR code that is held before it. */
export type OpenCamera = (
  video: HTMLVideoElement,
  onCode: (code: string) => void,
) => Promise<Result<Pick<Opened, 'stop'>, CameraTrouble>>

/** The camera on the far side of a phone; its reader is loaded when it is first wanted. */
export const openCamera: OpenCamera = async (video, onCode) => {
  const camera = await import('../../platform/camera.ts')
  const { mono } = clock
  return camera.openCamera(video, onCode, { timers, mono, formats: ['qr'], facing: 'environment' })
}
