/** The kernel of steps, small enough for one function: a cell's values are its variables. */
import { InvariantError, known } from '../../base/invariant.ts';
import { commonOperands } from './common-operands.ts';
import { emitSplitStep } from './emit-split-step.ts';
import { KeptNumbers } from './kept-numbers.ts';
import type { Kernel, KernelContext, Part } from './kernel-context.ts';
import { indent, planParts } from './split.ts';
import { checkedColumns, NOT_FINITE_LINE, rangeLines, spikeLines, stepFunction, sums } from './step-lines.ts';
import type { ValueGraph } from './value-graph.ts';

/** Returns the kernel `step`, in several functions where it is large. */
export function emitStepKernel(context: KernelContext, graph: ValueGraph): Kernel {
  const part = context.part(graph, true);
  for (const { column } of context.storedColumns(graph.roots)) {
    if (!context.isOfCell(column)) throw new InvariantError('a step stores a value of the population');
  }
  const parts = planParts(part.statements, context.options.largestFunction);
  if (parts.length > 1) return emitSplitStep(context, part, parts);
  // A step that computes no function has few literals, and is read by people.
  const kept = part.statements.list.some(({ isInPlace }) => isInPlace) ? new KeptNumbers() : undefined;
  return context.options.stepsOfCall === 'one'
    ? emitOneStep(context, graph, kept)
    : emitWholeStep(context, graph, kept);
}

/** Of all cells at once, so that what is one for them is computed before the first. */
function emitOneStep(context: KernelContext, graph: ValueGraph, kept: KeptNumbers | undefined): Kernel {
  const isVarying = differingBetweenCells(context, graph);
  const part = context.part(graph, true, commonOperands(graph, isVarying), false, kept);
  const { printer, statements } = part;
  const stored = context.storedColumns(graph.roots);
  const isStored = new Set(stored.map(({ column }) => column));
  const read = [...new Set(context.columnsRead(part))];
  const checked = new Set(checkedColumns(context.program, isStored));
  const { step: k } = context.naming.clocks;
  // Values get their names as they are printed.
  const before = statements.list.filter(({ value }) => !isVarying(value)).flatMap(printer.lines);
  const computed = statements.list.filter(({ value }) => isVarying(value)).flatMap(printer.lines);
  const texts = stored.map(({ column, value }) => ({ column, text: printer.reference(value) }));
  const beforeCells = [
    ...context.clockArea([part]),
    `const ${k} = firstStep;`,
    ...context.tableLines([graph]),
    ...context.offsetLines([...isStored, ...read]),
    ...read.filter((column) => !context.isOfCell(column)).map((column) => context.load(column, 'const')),
    ...context.clockLines(part),
    ...before,
    ...(checked.size > 0 ? ['let isBad = 0; // NaN from the first cell of which a state is not finite'] : []),
  ];
  const differences = texts.flatMap(({ column, text }) =>
    checked.has(column) ? [`(${text} - ${text})`] : [],
  );
  const inCell = [
    ...read.filter((column) => context.isOfCell(column)).map((column) => context.load(column, 'const')),
    ...context.endLines(part),
    ...computed,
    ...texts.map(({ column, text }) => `numbers[${context.offset(column)} + cell] = ${text};`),
    ...spikeLines(context, graph, printer.reference),
    ...rangeLines(context.program, 'event', graph, printer.reference),
    ...sums(differences).map((sum) => `isBad += ${sum};`),
  ];
  const afterCells = checked.size > 0 ? [NOT_FINITE_LINE] : [];
  return {
    functions: [],
    lines: stepFunction('one', [...(kept?.lines() ?? []), ...beforeCells], inCell, afterCells),
    memory: kept?.memoryLines() ?? [],
    scratch: 0,
  };
}

/** Returns which values differ between cells. */
function differingBetweenCells(context: KernelContext, { values }: ValueGraph): (value: number) => boolean {
  const differs = new Uint8Array(values.length);
  for (const [index, value] of values.entries()) {
    const isDifferent =
      value.kind === 'end' ||
      (value.kind === 'column' && context.isOfCell(value.column)) ||
      (value.kind === 'apply' && value.operands.some((operand) => differs[operand] === 1));
    differs[index] = isDifferent ? 1 : 0;
  }
  return (value) => differs[value] === 1;
}

function emitWholeStep(context: KernelContext, graph: ValueGraph, kept: KeptNumbers | undefined): Kernel {
  const part = context.part(graph, true, undefined, false, kept);
  const { printer, statements } = part;
  const stored = context.storedColumns(graph.roots);
  const isStored = new Set(stored.map(({ column }) => column));
  const constants = context.columnsRead(part).filter((column) => !isStored.has(column));
  const checked = checkedColumns(context.program, isStored).map((column) => context.variable(column));
  const { step: k } = context.naming.clocks;
  const computed = statements.list.flatMap(printer.lines);
  const { lines: before, reference } = valuesBefore(part, isStored);
  const inStep = [
    ...context.clockLines(part),
    ...computed,
    ...before,
    ...stored.map(({ column, value }) => `${context.variable(column)} = ${reference(value)};`),
    ...spikeLines(context, graph, reference),
    ...rangeLines(context.program, 'event', graph, printer.reference),
    ...sums(checked.map((state) => `(${state} - ${state})`)).map((sum) => `isBad += ${sum};`),
  ];
  const inCell = [
    ...[...isStored].map((column) => context.load(column, 'let')),
    ...constants.filter((column) => context.isOfCell(column)).map((column) => context.load(column, 'const')),
    ...context.endLines(part),
    ...(checked.length > 0
      ? ['let isBad = 0; // NaN from the first step after which a state is not finite']
      : []),
    `for (let ${k} = firstStep; ${k} < lastStep; ${k}++) {`,
    ...inStep.map(indent),
    '}',
    ...[...isStored].map(
      (column) => `numbers[${context.offset(column)} + cell] = ${context.variable(column)};`,
    ),
    ...(checked.length > 0 ? [NOT_FINITE_LINE] : []),
  ];
  const beforeCells = [
    ...context.clockArea([part]),
    ...context.tableLines([graph]),
    ...context.offsetLines([...isStored, ...constants]),
    ...constants.filter((column) => !context.isOfCell(column)).map((column) => context.load(column, 'const')),
  ];
  return {
    functions: [],
    lines: stepFunction('many', [...(kept?.lines() ?? []), ...beforeCells], inCell),
    memory: kept?.memoryLines() ?? [],
    scratch: 0,
  };
}

/** All stores happen at once: where one stores what another column held before, that is kept first. */
function valuesBefore(
  { graph: { roots, values }, printer }: Part,
  isStored: ReadonlySet<number>,
): { readonly lines: readonly string[]; readonly reference: (value: number) => string } {
  const kept = new Map<number, string>();
  for (const { value: index } of roots) {
    const value = known(values[index], 'value');
    if (value.kind !== 'column' || !isStored.has(value.column) || kept.has(index)) continue;
    kept.set(index, `${printer.reference(index)}$before`);
  }
  return {
    lines: [...kept].map(([value, name]) => `const ${name} = ${printer.reference(value)};`),
    reference: (value) => kept.get(value) ?? printer.reference(value),
  };
}
