/** How safe what lies on the tablet is; null where the browser doesn't tell. */
export interface StorageHealth {
  persisted: boolean | null
  freeBytes: number | null
}

/** Asks the browser never to clear the store by itself; to be called at enrolment. False where it won't promise. */
export async function askToPersist(): Promise<boolean> {
  return (await navigator.storage?.persist?.()) ?? false
}

export async function storageHealth(): Promise<StorageHealth> {
  const { quota, usage } = (await navigator.storage?.estimate?.()) ?? {}
  return {
    persisted: (await navigator.storage?.persisted?.()) ?? null,
    freeBytes: quota === undefined ? null : Math.max(0, quota - (usage ?? 0)),
  }
}
