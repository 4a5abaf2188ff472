import { THEMES, type Theme } from './theme.ts';

/** Returns the colours of a theme, in an order that all themes have. */
function colours({ background, ink, faint, palette }: Theme): readonly string[] {
  return [background, ink, faint, ...palette];
}

/** Where a drawing writes colours out. */
const ATTRIBUTES = ['fill', 'stroke', 'color'] as const;

/**
 * Returns a style sheet that shows a light drawing in the colours of the dark theme where the reader's system is dark.
 * Programs that know no style sheets draw it light.
 */
export function darkRules(): string {
  const dark = colours(THEMES.dark);
  const rules = colours(THEMES.light).flatMap((light, i) =>
    ATTRIBUTES.map((attribute) => `[${attribute}="${light}"]{${attribute}:${dark[i] ?? light}}`),
  );
  return `<style>@media screen and (prefers-color-scheme:dark){${rules.join('')}}</style>`;
}
