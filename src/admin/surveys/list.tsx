import { Link } from 'wouter-preact'
import type { SurveyRow } from '../../domain/api-survey.ts'
import { FollowUpHead } from '../follow-up/tabs.tsx'
import { count, plural } from '../format.ts'
import { Await, Empty } from '../parts/await.tsx'
import { LinkButton } from '../parts/button.tsx'
import table from '../parts/table.module.css'
import { type Column, Table } from '../parts/table.tsx'
import { paths } from '../paths.ts'
import { useHere } from '../programme.ts'
import { useSurveys } from './queries.ts'
import { settingWords } from './words.ts'

const columns: Column[] = [
  { head: 'Survey' },
  { head: 'How it is asked', class: table.opt },
  { head: 'Asked', class: table.r },
  { head: 'Answered', class: table.r },
]

/** The surveys of a programme, with how many answered. */
export function SurveysPage() {
  const { programme, isAdmin } = useHere()
  const surveys = useSurveys()
  const add = isAdmin && (
    <LinkButton href={paths.newSurvey(programme.id)} icon="plus" look="go">
      New survey
    </LinkButton>
  )
  return (
    <>
      <FollowUpHead acts={add} />
      <Await query={surveys} what="the surveys">
        {({ items }) =>
          items.length === 0 ? (
            <Empty>
              No survey yet. Make one, then choose it where a session is edited: who attended gets
              it by mail.
            </Empty>
          ) : (
            <Table caption="Surveys" columns={columns}>
              {items.map((survey) => (
                <Row key={survey.id} survey={survey} />
              ))}
            </Table>
          )
        }
      </Await>
    </>
  )
}

function Row({ survey }: { survey: SurveyRow }) {
  const { programme } = useHere()
  const { id, name, settings, questions, asked, answered } = survey
  return (
    <tr>
      <td>
        <Link href={paths.survey(programme.id, id)}>
          <b>
            <bdi>{name}</bdi>
          </b>
        </Link>
        <span class={table.sub}>
          {settings.external === null ? plural(questions.length, 'question') : 'A survey elsewhere'}
        </span>
      </td>
      <td class={table.opt}>{settingWords(settings)}</td>
      <td class={table.r}>{count(asked)}</td>
      <td class={table.r}>{count(answered)}</td>
    </tr>
  )
}
