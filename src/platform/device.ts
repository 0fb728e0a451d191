/** The kinds of tablet that people are led through by name. */
export type Device = 'android' | 'ipad' | 'chromeos'

/** What this tablet most likely is; a desktop is taken for the one whose browser is most like its own. */
export function ownDevice({ userAgent, maxTouchPoints }: Navigator = navigator): Device {
  if (/CrOS/.test(userAgent)) return 'chromeos'
  // an iPad calls itself a Macintosh, but no Macintosh has a touch screen
  if (/iPad|iPhone/.test(userAgent)) return 'ipad'
  if (/Macintosh/.test(userAgent) && maxTouchPoints > 1) return 'ipad'
  return /Android/.test(userAgent) ? 'android' : 'chromeos'
}
