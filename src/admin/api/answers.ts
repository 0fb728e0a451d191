import * as z from 'zod/mini'
import { ImportReport } from '../../domain/api.ts'
import { Id } from '../../domain/ids.ts'
import { Settings } from '../../domain/policy.ts'

/** Answers that only this app reads. */
export const Anything = z.unknown()
export const Created = z.looseObject({ id: Id })
export const SampleMade = z.looseObject({ programme: Id })
export const ProgrammeSettings = z.looseObject({ settings: Settings })
export const Marked = z.looseObject({ marked: z.int() })

/** An import's report stands in a refusal too, where errors kept it from being applied. */
export const ReportInProblem = z.looseObject(ImportReport.shape)
