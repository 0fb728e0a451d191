/** The tablet's store. */
export const STORE = { name: 'roomtap', version: 1 } as const
