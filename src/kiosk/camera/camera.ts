import type { Result } from '../../domain/result.ts'
import type { CameraTrouble, Facing, OpenCamera } from '../../platform/camera.ts'
import type { Notes, Timers } from '../../storage/types.ts'
import type { Event } from '../state.ts'

export type CameraState =
  | { is: 'off' }
  | { is: 'starting' }
  | { is: 'on'; stream: MediaStream }
  | { is: 'trouble'; why: CameraTrouble }

/** The tablet's camera, as a reader of badges. */
export interface Camera {
  state: () => CameraState
  facing: () => Facing
  /** staff keep it on, for badges alone; else it starts when somebody asks for it */
  isKept: () => boolean
  /** somebody asks for it: until a code was read, or nobody held one before it */
  start: () => void
  stop: () => void
  /** the other side of the tablet, from now on */
  turn: () => void
  /** staff's choice; outlives a reload */
  keep: (isKept: boolean) => void
  /** as staff left it: to be called once, when the page has come */
  resume: () => Promise<void>
  onChange: (listener: () => void) => () => void
}

/** A camera that nobody holds a badge before is switched off again. */
export const CAMERA_MS = 60_000
const key = 'kiosk.camera'

interface Deps {
  open: (
    onCode: (code: string) => void,
    facing: Facing,
    onTrouble: (error: unknown) => void,
  ) => Promise<Result<OpenCamera, CameraTrouble>>
  notes: Notes
  timers: Timers
  send: (event: Event) => void
  report: (error: unknown) => void
}

export function createCamera({ open, notes, timers, send, report }: Deps): Camera {
  let state: CameraState = { is: 'off' }
  let facing: Facing = 'user'
  let kept = false
  let opened: OpenCamera | null = null
  let cancel = () => {}
  // of several starts the last one counts
  let turn = 0
  const listeners = new Set<() => void>()
  const go = (next: CameraState) => {
    state = next
    for (const listener of [...listeners]) listener()
  }
  const close = () => {
    turn++
    cancel()
    opened?.stop()
    opened = null
  }
  const stop = () => {
    close()
    go({ is: 'off' })
  }
  const onCode = (code: string) => {
    if (!kept) stop()
    send({ is: 'scan', code, by: 'camera' })
  }
  const start = async () => {
    close()
    const mine = turn
    go({ is: 'starting' })
    const result = await open(onCode, facing, (error) => {
      report(error)
      close()
      go({ is: 'trouble', why: 'failed' })
    })
    if (mine !== turn) {
      if (result.ok) result.value.stop()
      return
    }
    if (!result.ok) return go({ is: 'trouble', why: result.error })
    opened = result.value
    if (!kept) cancel = timers.after(CAMERA_MS, stop)
    go({ is: 'on', stream: opened.stream })
  }
  const begin = () => {
    start().catch((error: unknown) => {
      report(error)
      go({ is: 'trouble', why: 'failed' })
    })
  }
  const write = () => {
    notes.set(key, { kept, facing }).catch(report)
  }
  return {
    state: () => state,
    facing: () => facing,
    isKept: () => kept,
    start: begin,
    stop,
    turn: () => {
      facing = facing === 'user' ? 'environment' : 'user'
      write()
      if (state.is !== 'off') begin()
    },
    keep: (isKept) => {
      kept = isKept
      write()
      if (kept) begin()
      else stop()
    },
    resume: async () => {
      const found = await notes.get(key)
      if (typeof found !== 'object' || found === null) return
      if ('facing' in found && found.facing === 'environment') facing = 'environment'
      kept = 'kept' in found && found.kept === true
      if (kept) begin()
    },
    onChange: (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
  }
}
