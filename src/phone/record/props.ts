import type { MyRecord } from '../../domain/api-my.ts'
import type { RecordWords } from '../../i18n/record/words.ts'
import type { Phone } from '../phone.ts'

/** What every part of a record's page has. */
export interface RecordProps {
  phone: Phone
  words: RecordWords
  record: MyRecord
  /** of the API: what is asked for and fetched of it stands below */
  path: string
  onRecord: (record: MyRecord) => void
}
