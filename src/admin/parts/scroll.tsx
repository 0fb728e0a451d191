import type { ComponentChildren } from 'preact'
import { useLayoutEffect, useRef } from 'preact/hooks'

interface Props {
  class: string | undefined
  label: string
  children: ComponentChildren
}

/** A named region that, while it is too narrow for what it holds, can be scrolled by keyboard too. */
export function Scroll({ class: className, label, children }: Props) {
  const box = useRef<HTMLElement>(null)
  useLayoutEffect(() => {
    const element = box.current
    if (!element) return
    const observer = new ResizeObserver(() => {
      const scrolls =
        element.scrollWidth > element.clientWidth &&
        getComputedStyle(element).overflowX !== 'visible'
      if (scrolls) element.tabIndex = 0
      else element.removeAttribute('tabindex')
    })
    observer.observe(element)
    return () => observer.disconnect()
  }, [])
  return (
    <section ref={box} class={className} aria-label={label}>
      {children}
    </section>
  )
}
