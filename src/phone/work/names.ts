/** The store of a programme's taps on this phone. */
export const storeOf = (programme: string): string => `roomtap-phone-${programme}`
