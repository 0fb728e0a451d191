import type { Pathway } from '../../domain/api-follow.ts'
import { type PathwayContent, type PathwayStep, pathwayProblem } from '../../domain/pathway.ts'
import { err, ok, type Result } from '../../domain/result.ts'

export interface StepDraft extends Omit<PathwayStep, 'needed'> {
  /** as typed */
  needed: string
}

/** A pathway as it stands in the form. */
export interface PathwayDraft {
  name: string
  description: string
  inOrder: boolean
  steps: StepDraft[]
}

export const emptyStep = (id: string): StepDraft => ({
  ...{ id, title: '', required: true, sessions: [], needed: '1', valid: true },
})

/** @param newId of the first step of a new pathway */
export function draftOf(pathway: Pathway | null, newId: () => string): PathwayDraft {
  if (!pathway) return { name: '', description: '', inOrder: false, steps: [emptyStep(newId())] }
  const { name, description, inOrder, steps } = pathway
  return {
    name,
    description: description ?? '',
    inOrder,
    steps: steps.map((step) => ({ ...step, needed: String(step.needed) })),
  }
}

/** The pathway that the form says, or what is to be mended, in words. */
export function contentOf(draft: PathwayDraft): Result<PathwayContent, string> {
  if (draft.name.trim() === '') return err('Give it a name.')
  for (const [n, step] of draft.steps.entries()) {
    const called = `Step ${n + 1}`
    if (step.title.trim() === '') return err(`${called}: give it a title.`)
    if (step.sessions.length === 0) return err(`${called}: add at least one session.`)
    if (!/^[1-9]\d{0,2}$/.test(step.needed.trim())) {
      return err(`${called}: say how many of its sessions are to be attended.`)
    }
  }
  const content = {
    name: draft.name.trim(),
    description: draft.description.trim() || null,
    inOrder: draft.inOrder,
    steps: draft.steps.map((step) => ({
      ...step,
      title: step.title.trim(),
      needed: Number(step.needed),
    })),
  }
  const problem = pathwayProblem(content)
  return problem === null ? ok(content) : err(problem.replace(/^steps: /, ''))
}
