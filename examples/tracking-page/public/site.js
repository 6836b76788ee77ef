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
