import type { RecordWords } from '../../i18n/record/words.ts'
import { Icon } from '../../ui/icon.tsx'
import css from '../parts/phone.module.css'

interface Props {
  path: string
  id: string
  isValid: boolean
  words: RecordWords
  children: string
}

/** The way to a certificate, or that it is looked at again. */
export function Certificate({ path, id, isValid, words, children }: Props) {
  if (!isValid) return <span class={`${css.small} ${css.dim}`}>{words.review}</span>
  return (
    <a class={`${css.link} ${css.small}`} href={`${path}/certificates/${id}`}>
      <Icon name="medal" />
      {children}
    </a>
  )
}
