import { useEffect, useState } from 'preact/hooks'
import { MyRecord } from '../../domain/api-my.ts'
import type { Result } from '../../domain/result.ts'
import { loadRecordWords, type RecordWords } from '../../i18n/record/words.ts'
import type { Failure } from '../api.ts'
import { Failed } from '../parts/message.tsx'
import type { PageProps } from '../phone.ts'
import { useWords } from '../use-loaded.ts'
import { Shown } from './record.tsx'

/** `/me/<link>`: one's own record, by personal link (row P3). Nothing of it is kept on the phone. */
export function MyRecordPage({ phone, named: link }: PageProps) {
  const words = useWords<RecordWords>(phone, loadRecordWords)
  const [loaded, setLoaded] = useState<Result<MyRecord, Failure> | null>(null)
  const path = `/api/v1/my/${encodeURIComponent(link)}`
  const load = () => {
    phone.call({ path, schema: MyRecord }).then(setLoaded, phone.report)
  }
  useEffect(load, [link])
  if (!words || !loaded) return null
  if (!loaded.ok) return <Failed phone={phone} failure={loaded.error} onRetry={load} />
  const onRecord = (value: MyRecord) => setLoaded({ ok: true, value })
  return <Shown {...{ phone, words, path, onRecord }} record={loaded.value} />
}
