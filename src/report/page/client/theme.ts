/** Light and dark: as the system has it, until the reader chooses; always light on paper. */

/** Colours that drawings take from the page's style. */
export interface Ink {
  readonly text: string;
  readonly faint: string;
  readonly grid: string;
  readonly paper: string;
}

const redraws = new Set<() => void>();

/** Draws again whenever the colours or the width of the page have changed. */
export function onRestyle(redraw: () => void): void {
  redraws.add(redraw);
}

/** Returns the colours of now. */
export function ink(): Ink {
  const style = getComputedStyle(document.documentElement);
  const colour = (name: string): string => style.getPropertyValue(name).trim();
  return {
    text: colour('--text'),
    faint: colour('--faint'),
    grid: colour('--grid'),
    paper: colour('--paper'),
  };
}

function restyle(): void {
  for (const redraw of redraws) redraw();
}

/** Makes the button that changes between light and dark, and paper light. */
export function mountTheme(): void {
  const { dataset } = document.documentElement;
  const system = matchMedia('(prefers-color-scheme: dark)');
  const toggle = document.getElementById('theme');
  const isDark = (): boolean => (dataset.theme ?? (system.matches ? 'dark' : 'light')) === 'dark';
  const name = (): void => {
    if (toggle === null) return;
    toggle.hidden = false;
    toggle.textContent = isDark() ? 'Light theme' : 'Dark theme';
    toggle.title = `Show the page in ${isDark() ? 'light' : 'dark'} colours`;
  };
  name();
  toggle?.addEventListener('click', () => {
    dataset.theme = isDark() ? 'light' : 'dark';
    name();
    restyle();
  });
  system.addEventListener('change', () => {
    name();
    restyle();
  });
  let chosen: string | undefined;
  addEventListener('beforeprint', () => {
    chosen = dataset.theme;
    dataset.theme = 'light';
    dataset.print = '';
    restyle();
  });
  addEventListener('afterprint', () => {
    if (chosen === undefined) delete dataset.theme;
    else dataset.theme = chosen;
    delete dataset.print;
    restyle();
  });
}
