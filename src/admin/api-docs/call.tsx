import css from './docs.module.css'
import type { Call, Document, Schema } from './document.ts'
import { outline, refersTo } from './outline.ts'

interface Props {
  method: string
  path: string
  told: Call
  schemas: Document['components']['schemas']
}

/** One call, closed until it is opened. */
export function CallItem({ method, path, told, schemas }: Props) {
  const { summary, parameters, requestBody, responses } = told
  const query = parameters.filter(({ in: place }) => place === 'query')
  const { default: _refused, ...answers } = responses
  return (
    <li>
      <details>
        <summary>
          <b class={css.method}>{method.toUpperCase()}</b>
          <code>{path}</code>
          <span>{summary.replaceAll('`', '')}</span>
          <small>{told['x-rights'].join(', ')}</small>
        </summary>
        {query.length > 0 && (
          <Part title="Query">
            {query
              .map(
                ({ name, required, schema }) => `${name}${required ? '' : '?'}: ${outline(schema)}`,
              )
              .join('\n')}
          </Part>
        )}
        {requestBody && <Contents title="Takes" content={requestBody.content} schemas={schemas} />}
        {Object.entries(answers).map(([status, { content }]) => (
          <Contents key={status} title={`Answers ${status}`} content={content} schemas={schemas} />
        ))}
      </details>
    </li>
  )
}

function Part({ title, children }: { title: string; children: string }) {
  return (
    <div class={css.part}>
      <h3>{title}</h3>
      <pre>{children}</pre>
    </div>
  )
}

interface ContentsProps {
  title: string
  content: Record<string, { schema: Schema }>
  schemas: Props['schemas']
}

function Contents({ title, content, schemas }: ContentsProps) {
  return (
    <>
      {Object.entries(content).map(([type, { schema }]) => (
        <Part key={type} title={`${title}, ${type}`}>
          {type === 'application/json' ? withNamed(schema, schemas) : 'a file'}
        </Part>
      ))}
    </>
  )
}

/** The schema, and beneath it those that it names, each once. */
function withNamed(schema: Schema, schemas: Props['schemas']): string {
  const parts = [outline(schema)]
  const seen = new Set<string>()
  const waiting = refersTo(schema)
  for (let name = waiting.shift(); name !== undefined; name = waiting.shift()) {
    const one = schemas[name]
    if (seen.has(name) || !one) continue
    seen.add(name)
    parts.push(`${name} = ${outline(one)}`)
    waiting.push(...refersTo(one))
  }
  return parts.join('\n\n')
}
