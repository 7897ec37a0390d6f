/** Light or dark: as the system has it, until the user switches. */

const KEY = 'theme';

export function useKeptTheme(): void {
  const kept = localStorage.getItem(KEY);
  if (kept === 'light' || kept === 'dark') document.documentElement.dataset.theme = kept;
}

export function switchTheme(): void {
  const root = document.documentElement;
  const isDark =
    (root.dataset.theme ?? (matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light')) === 'dark';
  root.dataset.theme = isDark ? 'light' : 'dark';
  localStorage.setItem(KEY, root.dataset.theme);
}
