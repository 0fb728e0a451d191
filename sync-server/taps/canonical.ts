type Step = { text: string } | { value: unknown }

/**
 * JSON in one form for each value: keys sorted by code unit, no blanks. Walks without recursion, so
 * that no depth of nesting that a body can hold ends it.
 * @param value what JSON.parse gave
 */
export function canonical(value: unknown): string {
  const parts: string[] = []
  const stack: Step[] = [{ value }]
  for (let step = stack.pop(); step; step = stack.pop()) {
    if ('text' in step) parts.push(step.text)
    else if (Array.isArray(step.value)) pushInside(stack, '[', arraySteps(step.value), ']')
    else if (isRecord(step.value)) pushInside(stack, '{', recordSteps(step.value), '}')
    else parts.push(JSON.stringify(step.value) ?? 'null')
  }
  return parts.join('')
}

/** An object as JSON has it: neither null nor an array. */
export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function pushInside(stack: Step[], open: string, inside: Step[], close: string): void {
  stack.push({ text: close })
  for (let at = inside.length - 1; at >= 0; at--) {
    const step = inside[at]
    if (step) stack.push(step)
  }
  stack.push({ text: open })
}

function arraySteps(values: unknown[]): Step[] {
  return values.flatMap((value, at) => (at === 0 ? [{ value }] : [{ text: ',' }, { value }]))
}

function recordSteps(record: Record<string, unknown>): Step[] {
  return Object.keys(record)
    .sort()
    .flatMap((key, at) => [
      { text: `${at === 0 ? '' : ','}${JSON.stringify(key)}:` },
      { value: record[key] },
    ])
}
