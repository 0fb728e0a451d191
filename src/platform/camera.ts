import { err, ok, type Result } from '../domain/result.ts'
import type { Timers } from '../storage/types.ts'
import { type CodeFormat, codeFormats, type Frame, type ReadCode } from './code-formats.ts'
import { type CodeReader, createCodeReader } from './code-reader.ts'

/** Why a camera gives no pictures. */
export type CameraTrouble = 'refused' | 'missing' | 'busy' | 'failed'

export type Facing = 'user' | 'environment'

export interface OpenCamera {
  stream: MediaStream
  stop: () => void
}

export interface CameraOptions {
  timers: Timers
  /** ms that only run forward */
  mono: () => number
  /** [all that a badge may bear] */
  formats?: readonly CodeFormat[]
  /** the side of the tablet [the one that people look at] */
  facing?: Facing
  /** pictures came, and can't be read any more: told once, the camera has stopped */
  onTrouble?: (error: unknown) => void
  reader?: CodeReader
}

/** Between two pictures, ms. */
const EVERY_MS = 80
/** Enough for a code that fills a fifth of the picture. */
const LONG_SIDE = 960
/** A code is told anew when it was out of sight for so long. */
const GONE_MS = 2_000

/**
 * Opens a camera on `video` and tells each code that is held before it: once, until it was gone. Nothing of
 * the pictures is kept.
 */
export async function openCamera(
  video: HTMLVideoElement,
  onCode: (code: string) => void,
  options: CameraOptions,
): Promise<Result<OpenCamera, CameraTrouble>> {
  const { facing = 'user' } = options
  if (!navigator.mediaDevices?.getUserMedia) return err('missing')
  let stream: MediaStream
  try {
    stream = await navigator.mediaDevices.getUserMedia({
      audio: false,
      video: { facingMode: facing, width: { ideal: 1280 }, height: { ideal: 720 } },
    })
  } catch (error) {
    return err(troubleOf(error))
  }
  video.muted = true
  video.playsInline = true
  video.srcObject = stream
  const looking = look(video, onCode, options)
  const stop = () => {
    looking()
    for (const track of stream.getTracks()) track.stop()
    video.srcObject = null
  }
  try {
    await video.play()
  } catch {
    stop()
    return err('failed')
  }
  return ok({ stream, stop })
}

const troubles: Record<string, CameraTrouble> = {
  NotAllowedError: 'refused',
  SecurityError: 'refused',
  NotFoundError: 'missing',
  OverconstrainedError: 'missing',
  NotReadableError: 'busy',
  AbortError: 'busy',
}
const troubleOf = (error: unknown): CameraTrouble =>
  (error instanceof DOMException && troubles[error.name]) || 'failed'

/** Looks at the video's pictures one after the other; gives the way to stop. */
function look(
  video: HTMLVideoElement,
  onCode: (code: string) => void,
  { timers, mono, onTrouble, formats = codeFormats, reader = createCodeReader() }: CameraOptions,
): () => void {
  const tell = tellOnce(onCode, mono)
  const shoot = createShutter(video)
  let stopped = false
  let cancel = () => {}
  const stop = () => {
    stopped = true
    cancel()
    reader.close()
  }
  const again = () => {
    if (!stopped) cancel = timers.after(EVERY_MS, next)
  }
  const next = () => {
    const frame = shoot()
    if (!frame) return again()
    reader.read(frame, formats).then(
      (codes) => {
        if (stopped) return
        tell(codes)
        again()
      },
      (error: unknown) => {
        if (stopped) return
        stop()
        onTrouble?.(error)
      },
    )
  }
  again()
  return stop
}

/** Takes pictures of a video; null while there is none. */
function createShutter(video: HTMLVideoElement): () => Frame | null {
  const canvas = document.createElement('canvas')
  const context = canvas.getContext('2d', { willReadFrequently: true })
  return () => {
    const { videoWidth, videoHeight } = video
    if (!context || videoWidth === 0 || videoHeight === 0) return null
    const scale = Math.min(1, LONG_SIDE / Math.max(videoWidth, videoHeight))
    const [width, height] = [Math.round(videoWidth * scale), Math.round(videoHeight * scale)]
    if (canvas.width !== width || canvas.height !== height) Object.assign(canvas, { width, height })
    context.drawImage(video, 0, 0, width, height)
    const { data } = context.getImageData(0, 0, width, height)
    return { width, height, pixels: new Uint8ClampedArray(data) }
  }
}

/** Tells each code once while it is in sight; one of bars when a second picture says the same. */
export function tellOnce(
  onCode: (code: string) => void,
  mono: () => number,
): (codes: readonly ReadCode[]) => void {
  const seen = new Map<string, { at: number; told: boolean }>()
  return (codes) => {
    const now = mono()
    for (const [text, { at }] of seen) if (now - at > GONE_MS) seen.delete(text)
    for (const { text, isLinear } of codes) {
      if (text.trim() === '') continue
      const before = seen.get(text)
      const tells = !before?.told && (!isLinear || before !== undefined)
      seen.set(text, { at: now, told: tells || (before?.told ?? false) })
      if (tells) onCode(text)
    }
  }
}
