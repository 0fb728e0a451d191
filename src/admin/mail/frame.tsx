import { useState } from 'preact/hooks'
import css from './mail.module.css'

/**
 * A mail as its reader sees it, in a frame without scripts that can lead nowhere. The page's policy allows
 * no styles in markup, so those that the mail brings are set one by one. Whatever people wrote is escaped
 * in the mail: a quote of theirs is never one.
 */
export function MailFrame({ title, html }: { title: string; html: string }) {
  const [height, setHeight] = useState(320)
  const show = (frame: HTMLIFrameElement) => {
    const inner = frame.contentDocument
    for (const one of inner?.querySelectorAll<HTMLElement>('[data-style]') ?? []) {
      one.style.cssText = one.dataset.style ?? ''
    }
    // of what is in it: the document itself is at least as high as the frame was
    if (inner) setHeight(inner.body.offsetHeight + 2)
  }
  return (
    <iframe
      key={html}
      class={css.frame}
      title={title}
      sandbox="allow-same-origin"
      srcdoc={html.replaceAll(' style="', ' data-style="')}
      style={{ blockSize: `${height}px` }}
      onLoad={(event) => show(event.currentTarget)}
    />
  )
}
