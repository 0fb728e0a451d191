import type * as z from 'zod/mini'

type Issue = z.core.$ZodIssue

/** Where and how a tap breaks the schema, in a sentence; what it holds there is not repeated (rule E9). */
export function brokenBy(issue: Issue | undefined): string {
  if (!issue) return 'The tap breaks the schema.'
  const place = issue.path.join('.')
  if (place !== '') return `The tap’s “${place}” ${wrongWith(issue)}.`
  return issue.code === 'custom'
    ? 'The tap names both an attendee and a badge, or neither.'
    : `The tap ${wrongWith(issue)}.`
}

function wrongWith(issue: Issue): string {
  switch (issue.code) {
    case 'invalid_type':
      return `is missing or no ${kinds[issue.expected] ?? issue.expected}`
    case 'invalid_value':
      return `is none of ${issue.values.map(String).join(', ')}`
    case 'too_small':
      return issue.origin === 'string' ? 'is empty' : `is less than ${issue.minimum}`
    case 'too_big':
      return issue.origin === 'string'
        ? `has more than ${issue.maximum} characters`
        : `is more than ${issue.maximum}`
    case 'custom':
      return 'is of no form that is known'
    default:
      return `breaks the schema (${issue.message})`
  }
}

const kinds: Record<string, string> = { int: 'whole number', string: 'text', object: 'object' }
