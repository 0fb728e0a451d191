import { useId } from 'preact/hooks'
import { Field } from '../parts/field.tsx'
import { useSurveys } from '../surveys/queries.ts'
import { labels } from './words.ts'

interface Props {
  value: string
  onValue: (value: string) => void
}

/** Which survey goes to who attended: by its name, those that there are being offered. */
export function SurveyField({ value, onValue }: Props) {
  const list = useId()
  const surveys = useSurveys()
  const items = surveys.data?.items
  const named = value.trim()
  const isUnknown =
    items !== undefined &&
    named !== '' &&
    !items.some(({ id, name }) => id === named || name === named)
  return (
    <>
      <Field
        label={labels.survey}
        list={list}
        maxLength={2000}
        hint={
          isUnknown
            ? 'No survey is called so yet: nobody is asked until there is one.'
            : 'The name of a survey. Who attended gets it by mail; empty: none.'
        }
        value={value}
        onValue={onValue}
      />
      <datalist id={list}>
        {(items ?? []).map(({ id, name }) => (
          <option key={id} value={name} />
        ))}
      </datalist>
    </>
  )
}
