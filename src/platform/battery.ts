import * as z from 'zod/mini'

const Battery = z.object({ level: z.number() })

/** How full the battery is, 0 to 1; null where the browser doesn't tell (all but Chromium). */
export async function batteryLevel(): Promise<number | null> {
  if (!('getBattery' in navigator) || typeof navigator.getBattery !== 'function') return null
  const battery = Battery.safeParse(await navigator.getBattery())
  return battery.success ? battery.data.level : null
}
