import { useEffect, useState } from 'preact/hooks'
import { NotFound } from './parts/message.tsx'
import type { Phone } from './phone.ts'
import { pageAt } from './routes.ts'
import { useLoaded } from './use-loaded.ts'

/** The page of the address as it is now. */
export function App({ phone: around }: { phone: Omit<Phone, 'go'> }) {
  const [path, setPath] = useState(location.pathname)
  useEffect(() => {
    const follow = () => setPath(location.pathname)
    addEventListener('popstate', follow)
    return () => removeEventListener('popstate', follow)
  }, [])
  const go = (to: string) => {
    history.pushState(null, '', to)
    setPath(location.pathname)
    scrollTo(0, 0)
  }
  const phone = { ...around, go }
  const page = pageAt(path)
  const Page = useLoaded(phone, path, async () => page?.load() ?? null)
  if (!page) return <NotFound phone={phone} />
  if (!Page) return null
  return (
    <Page
      key={path}
      phone={phone}
      named={page.named}
      query={new URLSearchParams(location.search)}
    />
  )
}
