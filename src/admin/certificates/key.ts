/** Certificates are read anew with every change of records: they follow them. */
export const certificatesKey = (programme: string) =>
  ['programme', programme, 'certificates'] as const
