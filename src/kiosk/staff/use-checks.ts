import { useEffect, useState } from 'preact/hooks'
import { mayUseCamera, tryCamera } from '../../platform/camera-check.ts'
import { install, isInstalled, mayInstall } from '../../platform/install.ts'
import { askToPersist } from '../../platform/storage-health.ts'
import type { CheckName, Readiness } from '../own.ts'
import { useView } from '../view.ts'
import { CLOCK_FAR_MS, useClockText } from './facts.tsx'
import { useSpans } from './spans.ts'
import { useStaff } from './tools.ts'
import { useHealth } from './use-health.ts'
import { useRosterAge } from './use-roster-age.ts'

/** One thing that a tablet needs, as it is now. */
export interface Check {
  name: CheckName
  isGreen: boolean
  /** how it is, or why it was waived */
  detail: string
  waived: string | null
  /** what can be done about it here */
  act: { label: string; do: () => void } | null
}

const asStarted: Readiness = { openedAt: null, waived: {}, wroteMs: null }

/** The readiness list (row K9), and how to waive what isn't green. */
export function useChecks(): { checks: Check[]; waive: (name: CheckName, reason: string) => void } {
  const { live, report } = useStaff()
  const readiness = live.own().readiness ?? asStarted
  const all = [
    useInstalled(),
    usePersisted(),
    useClock(),
    useCamera(),
    useRoster(),
    useWrite(),
    usePin(),
  ]
  return {
    checks: all.map((check) => {
      const waived = check.isGreen ? null : (readiness.waived[check.name] ?? null)
      return { ...check, waived }
    }),
    waive: (name, reason) => {
      const waived = { ...readiness.waived, [name]: reason }
      live.setOwn({ readiness: { ...readiness, waived } }).catch(report)
    },
  }
}

type Found = Omit<Check, 'waived'>

function useInstalled(): Found {
  const { say, report } = useStaff()
  const isGreen = isInstalled()
  return {
    name: 'installed',
    isGreen,
    detail: isGreen ? say.isInstalled : say.notInstalled,
    act:
      !isGreen && mayInstall()
        ? { label: say.install, do: () => void install().catch(report) }
        : null,
  }
}

function usePersisted(): Found {
  const { say, report } = useStaff()
  const span = useSpans()
  const { health, look } = useHealth()
  const isGreen = health?.persisted === true
  const free = health?.freeBytes ?? null
  return {
    name: 'persisted',
    isGreen,
    detail: isGreen ? (free === null ? say.yes : say.isKept(span.bytes(free))) : say.mayBeCleared,
    act: isGreen
      ? null
      : { label: say.askToKeep, do: () => void askToPersist().then(look, report) },
  }
}

function useClock(): Found {
  const { say } = useStaff()
  const { sync } = useView()
  const text = useClockText()
  const offset = sync?.offset ?? null
  const isFar = offset !== null && Math.abs(offset) > CLOCK_FAR_MS
  return {
    name: 'clock',
    isGreen: offset !== null && !isFar,
    detail: offset === null ? say.clockUnknown : isFar ? say.clockFar(text) : text,
    act: null,
  }
}

function useCamera(): Found {
  const { say, report } = useStaff()
  const [works, setWorks] = useState<boolean | null>(null)
  useEffect(() => {
    mayUseCamera().then((may) => may && setWorks(true), report)
  }, [])
  return {
    name: 'camera',
    isGreen: works === true,
    detail: works === null ? say.cameraUntried : works ? say.cameraWorks : say.cameraFails,
    act: works ? null : { label: say.tryIt, do: () => void tryCamera().then(setWorks, report) },
  }
}

function useRoster(): Found {
  const { say } = useStaff()
  const { known } = useView()
  const span = useSpans()
  const age = useRosterAge()
  const hasSessions = known.sessions.length > 0
  return {
    name: 'roster',
    isGreen: age !== null && hasSessions,
    detail: hasSessions
      ? say.rosterOf(known.attendees.size, age === null ? say.unknown : span.ago(age))
      : say.rosterNoSession,
    act: null,
  }
}

function useWrite(): Found {
  const { say, storage, live, report } = useStaff()
  const [failed, setFailed] = useState<string | null>(null)
  const readiness = live.own().readiness ?? asStarted
  const write = async () => {
    const result = await storage.rehearse()
    setFailed(result.ok ? null : result.error.code)
    if (!result.ok) return
    await live.setOwn({ readiness: { ...readiness, wroteMs: result.value } })
  }
  const isGreen = failed === null && readiness.wroteMs !== null
  return {
    name: 'write',
    isGreen,
    detail: failed
      ? say.notKept(failed)
      : isGreen
        ? say.wrote(readiness.wroteMs ?? 0)
        : say.notWritten,
    act: isGreen ? null : { label: say.tryIt, do: () => void write().catch(report) },
  }
}

function usePin(): Found {
  const { say } = useStaff()
  const { known } = useView()
  const isGreen = known.settings.pin !== null
  return { name: 'pin', isGreen, detail: isGreen ? say.pinSet : say.pinNotSet, act: null }
}
