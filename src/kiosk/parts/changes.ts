import { useEffect, useState } from 'preact/hooks'

/** What `read` gives, read again after each change that `subscribe` tells. */
export function useChanges<T>(subscribe: (listener: () => void) => () => void, read: () => T): T {
  const [value, setValue] = useState(read)
  useEffect(() => {
    const update = () => setValue(() => read())
    update()
    return subscribe(update)
  }, [])
  return value
}
