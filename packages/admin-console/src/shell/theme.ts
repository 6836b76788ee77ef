export const themes = ['auto', 'light', 'dark'] as const;
export type Theme = (typeof themes)[number];

const key = 'logishift-support-theme';

export function chosenTheme(): Theme {
  try {
    const stored = localStorage.getItem(key) as Theme;
    return themes.includes(stored) ? stored : 'auto';
  } catch {
    return 'auto';
  }
}

export function chooseTheme(theme: Theme): void {
  try {
    localStorage.setItem(key, theme);
  } catch {
    // Storage may be blocked: the choice then holds until the page is left.
  }
  applyTheme(theme);
}

export function applyTheme(theme: Theme = chosenTheme()): void {
  if (theme === 'auto') document.documentElement.removeAttribute('data-theme');
  else document.documentElement.dataset.theme = theme;
}
