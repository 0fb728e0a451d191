// Before the first paint, so that nothing flashes: rooms are dark, desks as the system is.
document.documentElement.dataset.theme =
  location.pathname.startsWith('/kiosk') || matchMedia('(prefers-color-scheme: dark)').matches
    ? 'dark'
    : 'light'
