import { Empty } from '../parts/await.tsx'
import { EditSurveyPage, SurveyEditor } from './editor.tsx'
import { SurveysPage } from './list.tsx'
import { SurveyPage } from './results.tsx'

/** The pages about surveys, by their address. */
export function SurveyPages({
  item,
  part,
}: {
  item: string | undefined
  part: string | undefined
}) {
  if (item === undefined) return <SurveysPage />
  if (item === 'new') return <SurveyEditor survey={null} />
  if (part === 'edit') return <EditSurveyPage key={item} id={item} />
  if (part === undefined) return <SurveyPage key={item} id={item} />
  return <Empty>There is no such page.</Empty>
}
