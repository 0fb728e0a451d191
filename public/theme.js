// before the first paint: a kiosk as staff set it, else dark; desks as the system is
{
  let dark = true
  try {
    dark = location.pathname.startsWith('/kiosk')
      ? localStorage['roomtap-theme'] !== 'light'
      : matchMedia('(prefers-color-scheme: dark)').matches
  } catch {
    // storage is blocked
  }
  document.documentElement.dataset.theme = dark ? 'dark' : 'light'
}
