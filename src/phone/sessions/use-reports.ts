import { useEffect, useState } from 'preact/hooks'
import { type PhoneSession, SelfReportsAnswer } from '../../domain/api-phone.ts'
import type { Person } from '../../domain/tap.ts'
import type { Phone } from '../phone.ts'
import type { Work } from '../work/work.ts'

/** What a self-report met. */
export type ReportTrouble = { session: string; is: 'code-wrong' | 'code-slow' | 'not-saved' }

/** What this phone said of where its holder was, and the way to say more. */
export function useReports(phone: Phone, work: Work | null, alias: string | null) {
  const [added, setAdded] = useState<ReadonlySet<string> | null>(null)
  const [trouble, setTrouble] = useState<ReportTrouble | null>(null)
  const path = '/api/v1/phone/reports'
  useEffect(() => {
    if (!work) return
    const read = async () => {
      const token = alias === null ? null : await work.token()
      if (token === null || alias === null) return setAdded(new Set())
      const query = `${path}?attendee=${encodeURIComponent(alias)}`
      const told = await phone.call({ path: query, token, schema: SelfReportsAnswer })
      setAdded(new Set(told.ok ? told.value.sessions : []))
    }
    read().catch(phone.report)
  }, [work, alias])
  const say = async (
    session: PhoneSession,
    who: { person: Person; alias: string },
    { attended, code }: { attended: boolean; code: string },
  ): Promise<boolean> => {
    setTrouble(null)
    const fail = (is: ReportTrouble['is']) => {
      setTrouble({ session: session.id, is })
      return false
    }
    const token = (await work?.token()) ?? null
    if (token === null) return fail('not-saved')
    const { person, alias: attendee } = who
    const json = { attendee, person, session: session.id, attended, code }
    const told = await phone.call({
      ...{ path, method: 'POST', json, token, schema: SelfReportsAnswer },
    })
    if (told.ok) {
      setAdded(new Set(told.value.sessions))
      return true
    }
    const status = told.error.kind === 'problem' ? told.error.status : 0
    return fail(status === 422 ? 'code-wrong' : status === 429 ? 'code-slow' : 'not-saved')
  }
  return { added, trouble, say }
}
