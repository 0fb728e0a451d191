import { calledName } from '../../domain/called.ts'
import text from './text.module.css'

/** An attendee's name, in its own direction; of somebody who was erased, words that say so. */
export function PersonName({ name }: { name: string }) {
  return name === '' ? <span class={text.dim}>{calledName(name)}</span> : <bdi>{name}</bdi>
}
