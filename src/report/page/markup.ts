/**
 * HTML that is made so that forgetting to escape is a type error: what a template is filled with is text, and is
 * escaped, unless it is `Markup`, which only templates make.
 */

declare const made: unique symbol;

/** HTML that is safe to be put into a page as it is. */
export interface Markup {
  readonly html: string;
  readonly [made]: true;
}

type Filling = string | number | Markup | readonly Markup[] | undefined;

/** Returns HTML that another escaper made: only for what no user wrote, or what was escaped already. */
export function trusted(html: string): Markup {
  // The brand exists in types only.
  return { html } as Markup;
}

const ESCAPES: ReadonlyMap<string, string> = new Map([
  ['&', '&amp;'],
  ['<', '&lt;'],
  ['>', '&gt;'],
  ['"', '&quot;'],
  ["'", '&#39;'],
]);

/** Returns text as HTML, right in an element and in a quoted attribute. Control characters show as `�`. */
function escapeHtml(text: string): string {
  return text
    .replaceAll(/[^\P{Cc}\n\t]/gu, '\ufffd')
    .replaceAll(/[&<>"']/g, (character) => ESCAPES.get(character) ?? '');
}

function filled(filling: Filling): string {
  if (filling === undefined) return '';
  if (typeof filling === 'string') return escapeHtml(filling);
  if (typeof filling === 'number') return String(filling);
  return 'html' in filling ? filling.html : filling.map(({ html }) => html).join('');
}

/** Returns the template as HTML, with what it is filled with escaped. Attributes must be quoted. */
export function html(strings: TemplateStringsArray, ...fillings: readonly Filling[]): Markup {
  return trusted(strings.map((part, index) => part + filled(fillings[index])).join(''));
}

/** Returns a value as JSON that cannot end the script element it stands in, nor open a comment. */
export function scriptJson(value: unknown): Markup {
  return trusted(JSON.stringify(value).replaceAll('<', '\\u003c'));
}
