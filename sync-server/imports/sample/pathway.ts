import type { PathwayContent } from '../../../src/domain/pathway.ts'
import type { StoredSession } from '../../db/sessions.ts'

/** A step, its sessions by their references. */
interface SampleStep {
  title: string
  codes: string[]
  needed: number
  required?: true
  valid?: true
}

/** No two of whose sessions overlap but where one of them is enough: it can be walked to its end. */
const steps: SampleStep[] = [
  { title: 'A beginning', codes: ['S02', 'S03'], needed: 1, required: true },
  {
    title: 'Ethics, as long as it is valid',
    codes: ['S05'],
    needed: 1,
    required: true,
    valid: true,
  },
  { title: 'Evidence and the law', codes: ['S16', 'S19'], needed: 2, required: true },
  { title: 'Something else', codes: ['S13', 'S14', 'S23'], needed: 1 },
]

/** The sample's pathway: required and optional steps, one of several sessions, one that expires. */
export function samplePathway(
  sessions: readonly StoredSession[],
  newId: () => string,
): PathwayContent {
  const byCode = new Map(sessions.map(({ id, values }) => [values.code, id]))
  return {
    name: 'Certified harbour auditor',
    description: 'From a first look at attendance to evidence that an auditor accepts.',
    inOrder: true,
    steps: steps.map(({ title, codes, needed, required, valid }) => ({
      ...{ id: newId(), title, needed },
      ...{ required: required ?? false, valid: valid ?? false },
      sessions: codes.flatMap((code) => byCode.get(code) ?? []),
    })),
  }
}
