const key = 'roomtap-admin-keys'

/** Whether shortcuts of single keys are wanted on this device [yes]: speech input may press them by chance. */
export const wantsKeys = (): boolean => localStorage.getItem(key) !== 'off'

export function wishKeys(isOn: boolean): void {
  if (isOn) localStorage.removeItem(key)
  else localStorage.setItem(key, 'off')
}
