/** Colours of drawings on paper and on dark pages. They are written out, as not every reader of SVG knows style sheets. */

export type ThemeName = 'light' | 'dark';

export interface Theme {
  readonly background: string;
  readonly ink: string;
  /** Of what is said aside. */
  readonly faint: string;
  /** Of curves: told apart by colour-blind readers too. */
  readonly palette: readonly string[];
}

/** Okabe and Ito (2008); their yellow is left to dark pages, where it can be read. */
const LIGHT: Theme = {
  background: '#ffffff',
  ink: '#222222',
  faint: '#555555',
  palette: ['#0072b2', '#d55e00', '#009e73', '#cc79a7', '#e69f00', '#56b4e9', '#000000', '#888888'],
};
const DARK: Theme = {
  background: '#15181e',
  ink: '#e4e6ea',
  faint: '#a3a9b3',
  palette: ['#56b4e9', '#e69f00', '#2cc79a', '#e08fbe', '#f0e442', '#ff7a3d', '#ffffff', '#8b93a0'],
};

export const THEMES: Readonly<Record<ThemeName, Theme>> = { light: LIGHT, dark: DARK };

/** Returns the colour of the curve of that number; they begin anew where there are none left. */
export function colourOf({ palette, ink }: Theme, index: number): string {
  return palette[index % palette.length] ?? ink;
}
