import type { RunningServer } from './running-server.ts'

const minute = 60_000

/** A programme with a session that goes on now, one with codes, and one that comes later. */
export interface PhoneProgramme {
  programme: string
  /** ids by code: NOW, CODED, LATER */
  sessions: Record<'NOW' | 'CODED' | 'LATER', string>
}

/** A zone where it is between 11:30 and 12:30 at `now`, ms UTC: a session five hours later is today's there. */
function zoneNearNoon(now: number): string {
  const ahead = 12 - new Date(now + 30 * minute).getUTCHours()
  // a zone's own name counts westwards
  return `Etc/GMT${ahead > 0 ? '-' : '+'}${Math.abs(ahead)}`
}

export async function phoneProgramme(server: RunningServer): Promise<PhoneProgramme> {
  const made = async (answer: Promise<Response>) => {
    const got = await answer
    if (!got.ok) throw new Error(await got.text())
    return (await got.json()) as { id: string }
  }
  const about = { name: 'Audit Days 2026', timeZone: zoneNearNoon(Date.now()) }
  const { id: programme } = await made(server.call('POST', '/api/v1/programmes', about))
  const time = (minutes: number) => new Date(Date.now() + minutes * minute).toISOString()
  const title = 'Designing for trust: what twelve audits taught us'
  const csv = [
    'code,title,room,start,end,check_in_required,check_in_code,check_out_required,check_out_code',
    `NOW,${title},Aspen,${time(-15)},${time(60)},true,,false,`,
    `CODED,Clocks lie: time on twenty tablets,Birch,${time(-5)},${time(40)},true,K7QM,true,BYE9`,
    `LATER,Offline first: three years of bad Wi-Fi,Aspen,${time(300)},${time(360)},false,,false,`,
  ].join('\n')
  const path = `/api/v1/programmes/${programme}`
  await made(server.call('POST', `${path}/import/sessions?dryRun=false`, csv, 'text/csv'))
  const people = 'code,name,email,organisation\nA1,Amara Okonkwo,amara@example.org,Lagos Audit\n'
  await made(server.call('POST', `${path}/import/attendees?dryRun=false`, people, 'text/csv'))
  const { items } = (await made(server.call('GET', `${path}/sessions`))) as unknown as {
    items: { id: string; code: string }[]
  }
  const idOf = (code: string) => items.find((one) => one.code === code)?.id ?? ''
  const sessions = { NOW: idOf('NOW'), CODED: idOf('CODED'), LATER: idOf('LATER') }
  return { programme, sessions }
}
