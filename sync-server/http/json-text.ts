import * as z from 'zod/mini'
import { holdsNul } from './nul.ts'

const held = new WeakMap<z.core.$ZodType, z.ZodMiniType>()

/** A text of a query that holds JSON of this schema. */
export function jsonText<S extends z.ZodMiniType>(schema: S) {
  const text = z.pipe(z.pipe(z.string(), z.transform(parse)), schema)
  held.set(text, schema)
  return text
}

/** What the texts of a schema hold; undefined: they are just texts. */
export const heldIn = (schema: z.core.$ZodType): z.ZodMiniType | undefined => held.get(schema)

function parse(text: string, { issues }: z.core.ParsePayload): unknown {
  const fail = (message: string) => {
    issues.push({ code: 'custom', input: text, message })
    return z.NEVER
  }
  try {
    const value: unknown = JSON.parse(text)
    return holdsNul(value) ? fail('A text in it holds a NUL character. Leave it out.') : value
  } catch {
    return fail('It is not JSON.')
  }
}
