import { SCRIPT, STYLE } from '../../../generated/page-client.ts';
import { contentPolicy } from './content-policy.ts';
import { html, type Markup, scriptJson, trusted } from './markup.ts';
import type { PageData } from './page-data.ts';

export type PageTheme = 'light' | 'dark';

/** What a page with figures is made of. */
export interface PageParts {
  readonly title: string;
  /** Stands small above the title: `neuron`. */
  readonly kind: string;
  /** Of Axode, where it is known. */
  readonly version: string | undefined;
  /** Beside the style that all pages have. */
  readonly style: string | undefined;
  readonly body: Markup;
  /** What it opens in; absent: light or dark as the reader's system is. A button changes it. */
  readonly theme: PageTheme | undefined;
  /** What the page's program draws. */
  readonly data: PageData;
}

/**
 * Returns an HTML document that needs nothing else. It fetches nothing, and its content security policy forbids all but
 * its own script and style.
 */
export async function pageFrame(parts: PageParts): Promise<string> {
  const { title, kind, body, data, theme } = parts;
  const opensIn = theme === undefined ? html`` : html` data-theme="${theme}"`;
  const version = parts.version === undefined ? '' : ` ${parts.version}`;
  const style = `${STYLE}\n${parts.style ?? ''}`;
  const page = html`<!doctype html>
<html lang="en"${opensIn}>
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${await contentPolicy(SCRIPT, style)}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="generator" content="Axode${version}">
<title>${title} · Axode</title>
<style>${trusted(style)}</style>
</head>
<body>
<header>
<div class="title"><p class="kind">${kind}</p><h1>${title}</h1></div>
<button type="button" id="theme" class="no-print" hidden>Dark theme</button>
</header>
<main>
${body}
</main>
<footer>Made by Axode${version}. This page is complete: it fetches nothing.</footer>
<script type="application/json" id="page-data">${scriptJson(data)}</script>
<script>${trusted(SCRIPT)}</script>
</body>
</html>
`;
  return page.html;
}

export const NEEDS_PROGRAM: Markup = html`<noscript><p class="alert">The figures are drawn by the page’s own program; it is switched off here.</p></noscript>`;
