import { STYLE } from '../../generated/page-client.ts';
import type { CheckedModel } from '../check/checked-model.ts';
import { docParagraphs } from './doc-paragraphs.ts';
import { equationsTex } from './equations-tex.ts';
import { type ExplainOptions, explainModel } from './explain.ts';
import { singularityText } from './explain-singularities.ts';
import {
  type ExplanationSection,
  firstSentence,
  sectionsBefore,
  sectionsBehind,
  sectionsBetween,
} from './explanation-sections.ts';
import { contentPolicy } from './page/content-policy.ts';
import { html, type Markup, trusted } from './page/markup.ts';
import { TABLE_STYLE, tableSection } from './page/table-section.ts';
import { typesetEquations } from './page/typeset-equations.ts';

export interface ExplanationPageOptions extends ExplainOptions {
  /** The generated code of a step, where it is to be shown. */
  readonly code?: string;
  /** Of Axode. */
  readonly version?: string;
}

const OWN_STYLE = `${TABLE_STYLE}
pre { overflow-x: auto; padding: 12px 16px; border-radius: 6px; background: var(--raised); }
`;

const EMPTY: Markup = html``;

function section(title: string, body: Markup): Markup {
  return html`<section><h2>${title}</h2>${body}</section>\n`;
}

/** A paragraph for each of a doc. */
function leads(doc = ''): readonly Markup[] {
  return docParagraphs(doc).flatMap((each) => (each === '' ? [] : [html`<p class="lead">${each}</p>`]));
}

function textBlock(title: string, text: string): Markup {
  return text === '' ? EMPTY : section(title, html`<pre tabindex="0"><code>${text}</code></pre>`);
}

/**
 * Returns what the compiler understood of a model as an HTML document that needs nothing else: its equations are
 * MathML, which browsers draw themselves. It fetches nothing and runs no program. Loads mathjs and temml at the first
 * call, half a second.
 */
export async function explanationPage(
  model: CheckedModel,
  options: ExplanationPageOptions = {},
): Promise<string> {
  const { code, version } = options;
  const explanation = explainModel(model, options);
  const { name, kind, source, about, doc, definitions, singularities, events } = explanation;
  const computed = definitions.filter(({ origin }) => origin !== 'wiring');
  const hasFormulas = computed.length > 0 || model.states.some(({ derivative }) => derivative !== undefined);
  const formulas = hasFormulas ? await typesetEquations(await equationsTex(model)) : undefined;
  const style = `${STYLE}\n${OWN_STYLE}\n${formulas?.style ?? ''}`;
  const equations =
    formulas === undefined
      ? EMPTY
      : section(
          'Equations',
          html`<div class="wide equations" tabindex="0" role="group" aria-label="Equations">${formulas.math}</div>`,
        );
  const named: ExplanationSection = {
    title: 'Named expressions',
    rows: computed.map((each) => [
      each.name,
      each.unit === '1' ? '' : each.unit,
      each.origin === 'gate' ? '' : firstSentence(each.doc),
    ]),
  };
  const page = html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${await contentPolicy('', style)}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="generator" content="Axode${version === undefined ? '' : ` ${version}`}">
<title>${name} explained · Axode</title>
<style>${trusted(style)}</style>
</head>
<body>
<header><div class="title"><p class="kind">${kind}, from ${source}</p><h1>${name}</h1></div></header>
<main>
${leads(about)}${leads(doc)}
${sectionsBefore(explanation).map(tableSection)}
${equations}
${sectionsBetween(explanation, '←').map(tableSection)}
${tableSection(named)}
${tableSection({ title: 'Singularities', rows: [], notes: singularities.map(singularityText) })}
${textBlock('Events, in the order in which they act in a step', events.join('\n'))}
${sectionsBehind(explanation).map(tableSection)}
${textBlock('Generated code: one step of one cell', code ?? '')}
</main>
<footer>Made by Axode${version === undefined ? '' : ` ${version}`}. This page is complete: it fetches nothing.</footer>
</body>
</html>
`;
  return page.html;
}
