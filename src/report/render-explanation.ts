import type { CheckedExpression } from '../check/checked-expression.ts';
import type { CheckedModel } from '../check/checked-model.ts';
import { docParagraphs } from './doc-paragraphs.ts';
import { type ExplainOptions, type Explanation, explainModel } from './explain.ts';
import { explainSingularity, factText } from './explain-singularities.ts';
import {
  type ExplanationSection,
  firstSentence,
  sectionsBefore,
  sectionsBehind,
  sectionsBetween,
} from './explanation-sections.ts';
import { textTable } from './text-table.ts';
import { beside, linesBox, padTo, textBox, textWidth } from './typeset/box.ts';
import { ASCII, SIGNS } from './typeset/letters.ts';
import { type Typesetter, typesetter, wrapText } from './typeset/typeset.ts';

export interface RenderExplanationOptions extends ExplainOptions {
  /** How wide lines may be; formulas and sentences are broken to fit. Default: 100. */
  readonly columns?: number;
  /** `ascii`: formulas without the signs of mathematics and Greek letters. Default: `signs`. */
  readonly letters?: 'signs' | 'ascii';
  /** Print titles in bold, for a terminal. */
  readonly isStyled?: boolean;
}

/** Lines are easy to read up to here, however wide the terminal is. */
const WIDEST = 120;
/** Nothing can be read below this; a narrower terminal breaks lines itself. */
const NARROWEST = 50;
const INDENT = '  ';

/** A formula with a name. */
interface Line {
  readonly left: string;
  readonly right: CheckedExpression;
  readonly unit: string;
  readonly doc: string;
  /** Needs no fraction over several lines. */
  readonly isFlat?: true;
}

/**
 * Returns what the compiler understood of a model as text for a terminal: `axode explain`. Expressions are those of the
 * checked model, so what is shown is what is computed.
 */
export function renderExplanation(model: CheckedModel, options: RenderExplanationOptions = {}): string {
  const { letters = 'signs', isStyled = false } = options;
  const signs = letters === 'signs' ? SIGNS : ASCII;
  const columns = Math.max(NARROWEST, Math.min(options.columns ?? 100, WIDEST));
  const explanation = explainModel(model, options);
  const { name, kind, source, about, doc } = explanation;
  const title = (text: string): string => (isStyled ? `\u001b[1m${text}\u001b[22m` : text);
  const titled = (text: string, lines: readonly string[]): readonly string[] =>
    lines.length === 0 ? [] : ['', title(text), ...lines];
  const drawn = (section: ExplanationSection): readonly string[] =>
    titled(section.title, sectionLines(section, columns));
  const setter = typesetter(model, signs);
  return [
    title(`${kind} ${name}, from ${source}`),
    ...docLines(about, columns),
    ...(about === undefined || doc === undefined ? [] : ['']),
    ...docLines(doc, columns),
    ...sectionsBefore(explanation).flatMap(drawn),
    ...titled('Equations', formulaLines(equationLines(model, explanation, setter), setter, columns)),
    ...sectionsBetween(explanation, signs.from).flatMap(drawn),
    ...titled(
      'Named expressions',
      formulaLines(definitionLines(model, explanation, setter), setter, columns),
    ),
    ...titled('Singularities', singularityLines(model, setter, columns)),
    ...titled(
      'Events, in the order in which they act in a step',
      explanation.events.flatMap((text) => text.split('\n').map((line) => INDENT + line)),
    ),
    ...sectionsBehind(explanation).flatMap(drawn),
  ].join('\n');
}

function wrapped(text: string, columns: number): readonly string[] {
  return wrapText(text, columns - INDENT.length).map((line) => (INDENT + line).trimEnd());
}

function docLines(doc: string | undefined, columns: number): readonly string[] {
  return doc === undefined ? [] : docParagraphs(doc).flatMap((paragraph) => wrapped(paragraph, columns));
}

function sectionLines(
  { heads = [], rows, numbers = [], notes = [] }: ExplanationSection,
  columns: number,
): readonly string[] {
  const table = textTable(heads.length === 0 ? rows : [heads, ...rows], { indent: INDENT, columns, numbers });
  const sentences = notes.flatMap((note) => wrapped(note, columns));
  return [...table, ...(table.length > 0 && sentences.length > 0 ? [''] : []), ...sentences];
}

function equationLines(model: CheckedModel, { states }: Explanation, { name }: Typesetter): readonly Line[] {
  return model.states.flatMap((state, i) => {
    const equation = states[i]?.equation;
    if (state.derivative === undefined || equation === undefined) return [];
    const variable = name(state.name);
    const left = variable.includes('.') ? `d(${variable})/dt` : `d${variable}/dt`;
    return [{ left, right: state.derivative, unit: equation.unit, doc: '' }];
  });
}

/**
 * What a gate's rates are for is said of the gate; what an input is wired to, of the part. Of alpha and beta follow
 * inf and tau, always in the same way: they take one line.
 */
function definitionLines(
  model: CheckedModel,
  { definitions }: Explanation,
  { name, line }: Typesetter,
): readonly Line[] {
  const values = new Map(model.definitions.map((each) => [each.name, each.value]));
  return definitions.flatMap((definition) => {
    const right = values.get(definition.name);
    if (right === undefined || definition.origin === 'wiring') return [];
    const isGate = definition.origin === 'gate';
    const doc = isGate ? '' : firstSentence(definition.doc);
    const about = { left: name(definition.name), right, unit: definition.unit, doc };
    return [isGate && !/\w\(/.test(line(right)) ? { ...about, isFlat: true } : about];
  });
}

/** Parts that are alike have the same ones: each quotient is drawn, and behind it or below it, what is said of it. */
function singularityLines(model: CheckedModel, setter: Typesetter, columns: number): readonly string[] {
  const shown = new Map<string, readonly string[]>();
  for (const singularity of model.singularities) {
    const explained = explainSingularity(singularity, model, setter.line);
    const quotient = setter.formula(singularity.original, columns - INDENT.length);
    const words = `  ${factText(explained)}`;
    const isBeside = INDENT.length + quotient.width + textWidth(words) <= columns;
    const drawn = beside([textBox(INDENT), quotient, textBox(isBeside ? words : '')]).lines;
    const below = isBeside ? [] : wrapped(factText(explained), columns);
    const lines = [...drawn.map((line) => line.trimEnd()), ...below];
    shown.set(lines.join('\n'), lines);
  }
  return [...shown.values()].flatMap((lines, i) => (i === 0 ? lines : ['', ...lines]));
}

/** Names that are longer stand by themselves, and make no room before the others. */
const LONGEST_ALIGNED = 24;

/** Returns formulas below each other, their signs of equality and their units aligned. */
function formulaLines(
  lines: readonly Line[],
  { formula, line }: Typesetter,
  columns: number,
): readonly string[] {
  const widths = lines.map(({ left }) => textWidth(left)).filter((width) => width <= LONGEST_ALIGNED);
  const leftWidth = Math.max(0, ...widths);
  const units = lines.map(({ unit }) => (unit === '1' ? '' : `[${unit}]`));
  const unitWidth = Math.max(0, ...units.map(textWidth));
  const boxes = lines.map(({ left, right, isFlat }) => {
    const start = textBox(`${INDENT}${padTo(left, leftWidth)} = `);
    const room = Math.max(columns - start.width - 2 - unitWidth, LONGEST_ALIGNED);
    const flat = isFlat === true ? textBox(line(right)) : undefined;
    return beside([start, flat !== undefined && flat.width <= room ? flat : formula(right, room)]);
  });
  const width = Math.max(0, ...boxes.map((box) => box.width));
  return lines.flatMap(({ doc }, i) => {
    const box = boxes[i] ?? textBox('');
    const behind = [textBox(`${' '.repeat(width - box.width)}  ${padTo(units[i] ?? '', unitWidth)}`)];
    const room = columns - width - unitWidth - 4;
    // A doc that does not fit would push the formulas apart.
    const about = doc !== '' && textWidth(doc) <= room ? [linesBox([`  ${doc}`], 0)] : [];
    const drawn = beside([box, ...behind, ...about]).lines.map((line) => line.trimEnd());
    const isTall = drawn.length > 1;
    const wasTall = (boxes[i - 1]?.lines.length ?? 1) > 1;
    return i > 0 && (isTall || wasTall) ? ['', ...drawn] : drawn;
  });
}
