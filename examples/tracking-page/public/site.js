// The account menu closes like any menu: by Escape, and by a click beside it.
const menu = document.querySelector('.account');

document.addEventListener('click', (event) => {
  if (!menu.contains(event.target)) menu.open = false;
});
menu.addEventListener('keydown', (event) => {
  if (event.key !== 'Escape' || !menu.open) return;
  menu.open = false;
  menu.querySelector('summary').focus();
});

// This site writes times as its visitors' clocks show them: once it is told where they are.
const { timeZone } = Intl.DateTimeFormat().resolvedOptions();
const said = `tracking_zone=${timeZone}`;
if (timeZone !== document.documentElement.dataset.zone && !document.cookie.includes(said)) {
  // biome-ignore lint/suspicious/noDocumentCookie: not every browser has the Cookie Store API
  document.cookie = `${said}; path=/; max-age=31536000; samesite=lax`;
  if (document.cookie.includes(said)) location.reload();
}
