import { Field } from '../parts/field.tsx'
import type { View } from './view.tsx'

/** The session's code, where the step asks for one. */
export function Code({ view, kind }: { view: View; kind: 'in' | 'out' }) {
  const { session, words, code, setCode, trouble } = view
  if (!(kind === 'in' ? session.checkInCode : session.checkOutCode)) return null
  const errors = {
    'code-missing': words.codeMissing,
    'code-wrong': words.codeWrong,
    'code-slow': words.codeSlow,
    'not-saved': null,
  }
  return (
    <Field
      kind="code"
      label={kind === 'in' ? words.codeIn : words.codeOut}
      hint={kind === 'in' ? words.codeHint : undefined}
      value={code}
      error={trouble && errors[trouble.is]}
      onValue={setCode}
    />
  )
}
