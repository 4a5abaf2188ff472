/** The parts of a page that need no program: what was run, with which values, from which text. */
import type { CheckedModel } from '../../check/checked-model.ts';
import type { Origin } from '../../simulate/origin.ts';
import type { RunResult } from '../../simulate/run-result.ts';
import { type Fact, methodFacts } from './facts.ts';
import { html, type Markup } from './markup.ts';
import { initialValuesUsed, inputsUsed, parametersUsed, type UsedValue } from './values-used.ts';

const EMPTY: Markup = html``;

function section(id: string, title: string, body: Markup): Markup {
  return html`<section id="${id}"><h2>${title}</h2>${body}</section>\n`;
}

/** Returns facts as a list of names and values. */
export function factList(facts: readonly Fact[], kind: string): Markup {
  const items = facts.map(({ name, value }) => html`<div><dt>${name}</dt><dd>${value}</dd></div>`);
  return html`<dl class="${kind}">${items}</dl>`;
}

const FROM: Readonly<Record<UsedValue['from'], Markup>> = {
  model: EMPTY,
  set: html` <span class="badge">set</span>`,
  swept: html` <span class="badge">swept</span>`,
  wired: html` <span class="badge quiet">by use</span>`,
};

function valueRow({ name, value, from, unit, doc }: UsedValue): Markup {
  const shown = unit === '1' ? '' : unit;
  return html`<tr><th scope="row">${name}</th><td class="value">${value}${FROM[from]}</td><td class="unit">${shown}</td><td class="doc">${doc}</td></tr>`;
}

function valueTable(caption: string, heading: string, rows: readonly UsedValue[]): Markup {
  if (rows.length === 0) return EMPTY;
  return html`<div class="wide values" tabindex="0" role="group" aria-label="${caption}"><table><caption>${caption}</caption><thead><tr><th scope="col">name</th><th scope="col">${heading}</th><th scope="col">unit</th><th scope="col">what it is</th></tr></thead><tbody>${rows.map(valueRow)}</tbody></table></div>`;
}

/** Returns the tables of parameters, inputs and initial values. */
export function valuesSection(model: CheckedModel, result: RunResult): Markup {
  return section(
    'values',
    'Values',
    html`${valueTable('Parameters', 'value', parametersUsed(model, result))}${valueTable(
      'Inputs',
      'value',
      inputsUsed(model, result),
    )}${valueTable('State variables', 'initial value', initialValuesUsed(model, result))}`,
  );
}

/** Returns which parts the model is made of, and what they take from their owner; nothing for one without parts. */
export function partsSection({ parts }: CheckedModel): Markup {
  const inner = parts.filter(({ path }) => path !== '');
  if (inner.length === 0) return EMPTY;
  const rows = inner.map(({ path, component, componentKind, wiring }) => {
    const wires = wiring.map(({ input, to }) => html`<li><code>${input}</code> is <code>${to}</code></li>`);
    return html`<tr><th scope="row">${path}</th><td>${componentKind} ${component}</td><td><ul>${wires}</ul></td></tr>`;
  });
  return section(
    'parts',
    'Parts',
    html`<div class="wide"><table><thead><tr><th scope="col">part</th><th scope="col">component</th><th scope="col">takes</th></tr></thead><tbody>${rows}</tbody></table></div>`,
  );
}

/** Returns the equations, typeset. */
export function equationsSection(math: Markup): Markup {
  return section(
    'equations',
    'Equations',
    html`<div class="wide equations" tabindex="0" role="group" aria-label="Equations">${math}</div>`,
  );
}

/** Returns a command, with a button that copies it. */
export function commandMarkup(command: string): Markup {
  return html`<div class="command"><pre id="command" tabindex="0"><code>${command}</code></pre><button type="button" class="no-print" data-copy="command">Copy</button></div>`;
}

/** Returns how the run was made: method, versions, the command. */
export function methodSection(result: RunResult, origin: Origin | undefined): Markup {
  const command = origin?.command === undefined ? EMPTY : commandMarkup(origin.command);
  return section(
    'method',
    'How it was run',
    html`${command}${factList(methodFacts(result, origin), 'facts')}`,
  );
}

/** Returns the texts of the model's files, folded away. */
export function textSection({ files }: Origin): Markup {
  const blocks = Array.from(
    files,
    ([name, text]) =>
      html`<details><summary>${name}</summary><pre class="text" tabindex="0"><code>${text}</code></pre></details>`,
  );
  return section('text', 'The model’s text', html`${blocks}`);
}

/** Returns the buttons that save the numbers; `isWhole` is false where they are too many for a page. */
export function dataSection(result: RunResult, isWhole: boolean): Markup {
  if (!isWhole) {
    return section(
      'data',
      'Data',
      html`<p>The run has more numbers than a page can hold. Write them to a file of their own with <code>--out run.json</code> or <code>--out run.csv</code>.</p>`,
    );
  }
  const samples =
    result.traces.size === 0
      ? 'no traces'
      : `${result.times.length} samples of ${result.traces.size} variables`;
  return section(
    'data',
    'Data',
    html`<p>All numbers of the run are in this page (${samples}).</p><p class="buttons no-print"><button type="button" data-download="csv">Download CSV</button> <button type="button" data-download="json">Download JSON</button></p>`,
  );
}
