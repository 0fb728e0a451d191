import type { ComponentChildren } from 'preact'
import { useLayoutEffect, useRef } from 'preact/hooks'

interface Props {
  class: string | undefined
  label: string
  /** a table */
  children: ComponentChildren
}

/**
 * A named region around a table. Where the table fits, its heading stays in sight as the page
 * scrolls (`data-fits`); where it does not, the region scrolls sideways, by keyboard too.
 */
export function Scroll({ class: className, label, children }: Props) {
  const box = useRef<HTMLElement>(null)
  useLayoutEffect(() => {
    const region = box.current
    const table = region?.firstElementChild
    if (!region || !table) return
    const observer = new ResizeObserver(() => {
      const fits = table.getBoundingClientRect().width <= region.clientWidth + 1
      region.toggleAttribute('data-fits', fits)
      if (fits) region.removeAttribute('tabindex')
      else region.tabIndex = 0
    })
    observer.observe(region)
    observer.observe(table)
    return () => observer.disconnect()
  }, [])
  return (
    <section ref={box} class={className} aria-label={label}>
      {children}
    </section>
  )
}
