import * as z from 'zod/mini'

/** What this page reads of a JSON Schema; the rest is left out. */
export interface Schema {
  $ref?: string | undefined
  type?: string | string[] | undefined
  const?: unknown
  enum?: unknown[] | undefined
  properties?: Record<string, Schema> | undefined
  required?: string[] | undefined
  items?: Schema | boolean | undefined
  prefixItems?: Schema[] | undefined
  anyOf?: Schema[] | undefined
  oneOf?: Schema[] | undefined
  allOf?: Schema[] | undefined
  additionalProperties?: Schema | boolean | undefined
}

const Schema: z.ZodMiniType<Schema> = z.object({
  $ref: z.optional(z.string()),
  type: z.optional(z.union([z.string(), z.array(z.string())])),
  const: z.optional(z.unknown()),
  enum: z.optional(z.array(z.unknown())),
  get properties() {
    return z.optional(z.record(z.string(), Schema))
  },
  required: z.optional(z.array(z.string())),
  get items() {
    return z.optional(z.union([Schema, z.boolean()]))
  },
  get prefixItems() {
    return z.optional(z.array(Schema))
  },
  get anyOf() {
    return z.optional(z.array(Schema))
  },
  get oneOf() {
    return z.optional(z.array(Schema))
  },
  get allOf() {
    return z.optional(z.array(Schema))
  },
  get additionalProperties() {
    return z.optional(z.union([Schema, z.boolean()]))
  },
})

const Content = z.record(z.string(), z.object({ schema: Schema }))
const Call = z.object({
  operationId: z.string(),
  summary: z.string(),
  tags: z.array(z.string()),
  'x-rights': z.array(z.string()),
  parameters: z.array(
    z.object({ name: z.string(), in: z.string(), required: z.boolean(), schema: Schema }),
  ),
  requestBody: z.optional(z.object({ content: Content })),
  responses: z.record(z.string(), z.object({ content: Content })),
})
export type Call = z.infer<typeof Call>

/** GET /api/v1/openapi.json, as far as it is shown. */
export const Document = z.object({
  info: z.object({ version: z.string(), description: z.string() }),
  paths: z.record(z.string(), z.record(z.string(), Call)),
  components: z.object({ schemas: z.record(z.string(), Schema) }),
})
export type Document = z.infer<typeof Document>
