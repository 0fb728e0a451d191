/** Whether the page may use a camera without asking. */
export async function mayUseCamera(): Promise<boolean> {
  try {
    const { state } = await navigator.permissions.query({ name: 'camera' })
    return state === 'granted'
  } catch {
    // browsers that don't tell: it shows when it is tried
    return false
  }
}

/** Opens a camera and closes it again; asks whoever stands there if it must. */
export async function tryCamera(): Promise<boolean> {
  try {
    const stream = await navigator.mediaDevices.getUserMedia({ video: true })
    for (const track of stream.getTracks()) track.stop()
    return true
  } catch {
    return false
  }
}
