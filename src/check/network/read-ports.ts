/** `pre v : mV`, `post I : pA`: what a synapse says of its cells, against the models that it connects. */

import type { Span } from '../../base/span.ts';
import { duplicateName } from '../../diagnostics/codes/names.ts';
import { unitMismatch } from '../../diagnostics/codes/units.ts';
import type { Diagnostic } from '../../diagnostics/diagnostic.ts';
import type { PortSyntax } from '../../syntax/statement-tree.ts';
import { DIMENSIONLESS, sameDimension } from '../../units/dimension.ts';
import { ONE_UNIT, type Unit } from '../../units/unit.ts';
import { pathText } from '../check-name.ts';
import { readUnit } from '../read-unit.ts';
import { unitWords } from '../unit-words.ts';
import { degreeOf, offeredBy } from './end-values.ts';
import { notReadable } from './explain-end.ts';
import type { SynapseEnds } from './synapse-ends.ts';

export interface Ports {
  /** By name, `pre.v`. */
  readonly units: ReadonlyMap<string, Unit>;
  /** Those that do not fit the models: what reads them is wrong by that alone. */
  readonly wrong: ReadonlySet<string>;
}

/** Returns what ports declare; what does not fit the models, if there are any, is reported. */
export function readPorts(
  ports: readonly PortSyntax[],
  models: SynapseEnds | undefined,
  report: (diagnostic: Diagnostic) => void,
): Ports {
  const units = new Map<string, Unit>();
  const wrong = new Set<string>();
  const places = new Map<string, Span>();
  for (const port of ports) {
    const name = `${port.end}.${pathText(port.path)}`;
    const first = places.get(name);
    if (first !== undefined) report(duplicateName({ name, span: port.path.span, first }));
    places.set(name, first ?? port.path.span);
    const unit = readUnit(port.unit, report);
    if (unit === undefined) wrong.add(name);
    else if (first === undefined) units.set(name, unit);
    const mistake = unit && models && misfit(port, unit, models);
    if (mistake === undefined) continue;
    wrong.add(name);
    report(mistake);
  }
  return { units, wrong };
}

function misfit(port: PortSyntax, unit: Unit, models: SynapseEnds): Diagnostic | undefined {
  const { end } = port;
  const model = models[end];
  const name = pathText(port.path);
  const offered = offeredBy(model, name);
  const isDegree = offered.kind === 'none' && name === degreeOf(end);
  if (offered.kind !== 'value' && !isDegree) {
    return notReadable({ end, model, name, span: port.path.span }, offered);
  }
  const own =
    offered.kind === 'value' ? offered : { dimension: DIMENSIONLESS, unit: ONE_UNIT, declared: undefined };
  if (sameDimension(own.dimension, unit.dimension)) return undefined;
  const [found, actual] = [unit, own.unit].map(({ text }) => unitWords(text));
  const of = `the ${model.componentKind} \`${model.name}\``;
  return unitMismatch({
    message: `\`${end} ${name}\` is declared as ${found}, but \`${name}\` of ${of} is ${actual}.`,
    span: port.unit.span,
    found: found ?? '',
    labels: own.declared === undefined ? [] : [{ span: own.declared, message: `declared here as ${actual}` }],
    hint: `write \`${end} ${name} : ${own.unit.text}\`, or connect cells whose \`${name}\` is ${found}.`,
  });
}
