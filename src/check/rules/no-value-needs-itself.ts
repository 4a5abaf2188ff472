import { cycle } from '../../diagnostics/codes/structure.ts';
import type { Diagnostic } from '../../diagnostics/diagnostic.ts';
import type { Name } from '../../syntax/expression-tree.ts';
import { type Entity, isUnwritten } from '../instance.ts';
import type { ModelTable } from '../model-table.ts';

/** No parameter, initial value or named expression needs itself: reports a circle of those that do. */
export function reportCircle(circle: readonly string[], table: ModelTable): void {
  const entities = circle
    .map((name) => table.entities.get(name))
    .filter((entity) => entity !== undefined && !isUnwritten(entity))
    .filter((entity) => entity !== undefined);
  // From its first name in the text on, so that a circle is told in the same words wherever it is entered.
  const first = entities.reduce((best, entity) => (isBefore(entity, best) ? entity : best), entities[0]);
  const start = first === undefined ? 0 : entities.indexOf(first);
  const turned = [...entities.slice(start), ...entities.slice(0, start)];
  const what = entities.some(({ kind }) => kind === 'state')
    ? 'The initial value of'
    : entities.every(({ kind }) => kind === 'parameter')
      ? 'The parameter'
      : 'The named expression';
  table.report(
    cycle({
      names: turned.map(({ name }) => name),
      spans: turned.map(({ declared }) => declared.span),
      what,
    }),
  );
}

/** The same of the values of a network. */
export function reportNetworkCircle(circle: readonly Name[], report: (diagnostic: Diagnostic) => void): void {
  const first = Math.min(...circle.map(({ span }) => span.start));
  const start = circle.findIndex(({ span }) => span.start === first);
  const turned = [...circle.slice(start), ...circle.slice(0, start)];
  const names = turned.map(({ text }) => text);
  report(cycle({ names, spans: turned.map(({ span }) => span), what: 'The value of' }));
}

function isBefore(a: Entity, b: Entity | undefined): boolean {
  if (b === undefined) return true;
  const [from, to] = [a.declared.span, b.declared.span];
  return from.source === to.source ? from.start < to.start : from.source < to.source;
}
