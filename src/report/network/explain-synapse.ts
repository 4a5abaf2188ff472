/**
 * What the compiler understood of a synapse by itself. What becomes of its states depends on the cells between which it stands:
 * cells are made that have what its ends are declared to be, and no more.
 */
import { type CheckResult, check } from '../../check/check.ts';
import { isSynapse } from '../../check/component-kinds.ts';
import { expressionText } from '../../check/expression-text.ts';
import type { Host } from '../../check/load-files.ts';
import { hasErrors } from '../../diagnostics/diagnostic.ts';
import { classifyStates } from '../../lower/synapse/classify-states.ts';
import type { PathSyntax } from '../../syntax/expression-tree.ts';
import { formatExpression } from '../../syntax/format-expression.ts';
import type { EndOfSynapse, PortSyntax } from '../../syntax/statement-tree.ts';
import type { ComponentSyntax } from '../../syntax/tree.ts';
import type { ExplainedState } from './explain-projection.ts';

/** Ready for JSON. */
export interface ExplainedSynapse {
  readonly kind: 'synapse';
  readonly name: string;
  readonly source: string;
  readonly doc?: string;
  /** `pre.v : mV` */
  readonly ends: readonly string[];
  readonly parameters: readonly { readonly name: string; readonly value?: string; readonly doc?: string }[];
  /** Absent where not all that it reads and changes of its cells is declared. */
  readonly states?: readonly ExplainedState[];
  /** What acts all the time: `I += g * (pre.v - post.v)`. */
  readonly couplings: readonly string[];
}

/** Returns what there is to know of a synapse that a file declares; undefined if it declares none of that name. */
export function explainSynapse(
  { syntax, sources }: CheckResult,
  name: string,
  host: Host,
): ExplainedSynapse | undefined {
  const declaration = syntax.declarations.find(
    (each) => each.kind === 'component' && isSynapse(each.componentKind) && each.name.text === name,
  );
  if (declaration?.kind !== 'component') return undefined;
  const { doc } = declaration.comments;
  const ports = declaration.statements.filter((statement) => statement.kind === 'port');
  const text = sources.get(syntax.source) ?? '';
  const whole = `${text}\n${textBetween(declaration, ports)}`;
  const { networks, diagnostics } = check({ name: syntax.source, text: whole }, host);
  const synapse = hasErrors(diagnostics) ? undefined : networks.get(NETWORK)?.projections[0]?.synapse;
  const states =
    synapse &&
    classifyStates(synapse, { given: [], perCell: [], received: [], hasUniformDelay: true }).map(
      ({ state, per, changes, because }): ExplainedState => {
        if (because === undefined) return { name: state, per, changes };
        return { name: state, per, changes, because: `\`${because.term}\` ${because.why}` };
      },
    );
  const parameters = declaration.statements.filter((statement) => statement.kind === 'parameter');
  return {
    kind: 'synapse',
    name,
    source: syntax.source,
    ...(doc === undefined ? {} : { doc }),
    ends: ports.map(({ end, path, unit }) => `${end}.${namesOf(path).join('.')} : ${unit.text}`),
    parameters: parameters.map((parameter) => ({
      name: parameter.name.text,
      ...(parameter.value === undefined ? {} : { value: formatExpression(parameter.value) }),
      ...(parameter.comments.doc === undefined ? {} : { doc: parameter.comments.doc }),
    })),
    ...(states === undefined ? {} : { states }),
    couplings: (synapse?.couplings ?? []).map(
      ({ input, value }) =>
        `${input.replace(/ from synapses$/, '')} += ${synapse === undefined ? '' : expressionText(value, synapse.model)}`,
    ),
  };
}

/** Hardly any model is called so. */
const NETWORK = '_by_itself';

/** Returns cells that have what the ports say, and a network in which the synapse joins two of them. */
function textBetween({ name, statements }: ComponentSyntax, ports: readonly PortSyntax[]): string {
  const added = new Set(
    statements.flatMap((statement) =>
      statement.kind === 'coupling' ? [namesOf(statement.target).slice(1).join('.')] : [],
    ),
  );
  const cell = (end: EndOfSynapse): string => {
    const whole: Part = { values: [], parts: new Map() };
    for (const { end: of, path, unit } of ports) {
      if (of !== end) continue;
      const names = namesOf(path);
      let part = whole;
      for (const name of names.slice(0, -1)) {
        const inner = part.parts.get(name) ?? { values: [], parts: new Map<string, Part>() };
        part.parts.set(name, inner);
        part = inner;
      }
      const kind = end === 'post' && added.has(names.join('.')) ? 'input' : 'state';
      const unitText = unit.bracketed ? `[${unit.text}]` : unit.text;
      part.values.push(`${kind} ${names.at(-1)} : ${unitText} = 0`);
    }
    whole.values.push('state _alive = 0', 'on step { _alive = 1 }', 'spike when _alive > 1');
    return component('neuron', `_${end}`, whole);
  };
  return [
    cell('pre'),
    cell('post'),
    `network ${NETWORK} { population _A = _pre[1]; population _B = _post[1]; connect _A -> _B by ${name.text} all to all }`,
  ].join('\n');
}

/** What a cell or a part of one has: values as statements, and parts. */
interface Part {
  readonly values: string[];
  readonly parts: Map<string, Part>;
}

function component(kind: 'neuron' | 'receptor', name: string, { values, parts }: Part): string {
  const inner = [...parts].map(([part, has]) => component('receptor', `${name}_${part}`, has));
  const uses = [...parts.keys()].map((part) => `use ${part} = ${name}_${part}`);
  return [...inner, `${kind} ${name} { ${[...uses, ...values].join('; ')} }`].join('\n');
}

function namesOf({ names }: PathSyntax): readonly string[] {
  return names.map(({ text }) => text);
}
