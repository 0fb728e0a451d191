/** The browser's own small stores; in a page that may not use them reading throws, which callers expect. */
export const shelves = {
  get lasting(): Storage {
    return localStorage
  },
  get passing(): Storage {
    return sessionStorage
  },
}
