/** Lets whoever else waits have a turn: long work in memory would keep all others waiting. */
export const turn = (): Promise<void> =>
  new Promise((done) => {
    setImmediate(done)
  })
