/** Whether a value has fields: for notes of this app's own, looked at by hand where schemas would be too large. */
export const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null
