/** The door to temml, the only file that imports it, and lazily: TeX becomes MathML, which browsers draw themselves. */
import { type Markup, trusted } from './markup.ts';

/** MathML, and the styles that its elements need: a strict content security policy takes none in attributes. */
export interface TypesetEquations {
  readonly math: Markup;
  readonly style: string;
}

/** Returns TeX as MathML; what cannot be read stands there as it is written. `part`: of several in one page. */
export async function typesetEquations(tex: string, part = 0): Promise<TypesetEquations> {
  const { default: temml } = await import('temml');
  const markup = temml.renderToString(tex, { displayMode: true, throwOnError: false, trust: false });
  const styles: string[] = [];
  const named = (index: number): string => (part === 0 ? String(index) : `${part}-${index}`);
  const math = markup.replaceAll(/ style="([^"]*)"/g, (_, style: string) => {
    const known = styles.indexOf(style);
    return ` data-style="${named(known < 0 ? styles.push(style) - 1 : known)}"`;
  });
  const rules = styles.map((style, index) => `[data-style="${named(index)}"]{${style}}`);
  return { math: trusted(math), style: rules.join('\n') };
}
