/** What follows from attendance is read anew with every change of records. */
export const followKey = (programme: string) => ['programme', programme, 'follow-up'] as const
