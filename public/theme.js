// Before the first paint, so that nothing flashes: rooms are dark, desks as the system is.
;(() => {
  const isKiosk = location.pathname.startsWith('/kiosk')
  let chosen = null
  try {
    // as staff set it on this tablet
    chosen = isKiosk ? localStorage.getItem('roomtap-theme') : null
  } catch {
    // storage is blocked
  }
  const dark = isKiosk ? chosen !== 'light' : matchMedia('(prefers-color-scheme: dark)').matches
  document.documentElement.dataset.theme = dark ? 'dark' : 'light'
})()
