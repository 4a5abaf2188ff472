/**
 * What a synapse sees of its cells: `pre.v`, `post.ampa.T`. With the models of its ends each name is looked up there. In a
 * synapse that is checked by itself they may be anything: what ports declare has its unit, all else fits everywhere.
 */
import type { Span } from '../../base/span.ts';
import type { Diagnostic } from '../../diagnostics/diagnostic.ts';
import type { PathSyntax } from '../../syntax/expression-tree.ts';
import type { EndOfSynapse, PortSyntax } from '../../syntax/statement-tree.ts';
import { DIMENSIONLESS, type Dimension } from '../../units/dimension.ts';
import { ONE_UNIT, type Unit } from '../../units/unit.ts';
import { pathText } from '../check-name.ts';
import type { CheckedExpression } from '../checked-expression.ts';
import type { CheckedModel, Input, Parameter, Range } from '../checked-model.ts';
import { mistaken, numberValue } from '../checked-value.ts';
import { READS, type Resolution } from '../scope.ts';
import { withOperands } from '../singularities/with-operands.ts';
import type { EndValue } from './checked-synapse.ts';
import { conversionBetween, converted } from './convert.ts';
import { degreeOf, offeredBy } from './end-values.ts';
import { notAddable, notAssignable, notReadable, repairOf, type SeenEnd } from './explain-end.ts';
import { readPorts } from './read-ports.ts';
import type { SynapseEnds } from './synapse-ends.ts';
import { synapticInputOf } from './with-synaptic-inputs.ts';

/** Where something is given to a cell of a synapse. */
export type GivenBy = 'on pre' | 'on post' | 'on step' | 'coupling';

interface Receiving {
  /** As the synapse names it. Of an input that is wired that of the one beside it. */
  readonly name: string;
  /** Its name in the model. */
  readonly own: string;
  /** Absent where nothing says it. */
  readonly unit?: Unit;
  readonly declared?: Span;
  /** What to do about a value of another dimension. */
  repair?(found: Dimension): string | undefined;
}

/** What a synapse gives something to: a state is assigned, an input added to. */
export type EndTarget =
  | ({ readonly kind: 'state' } & Receiving)
  | ({ readonly kind: 'input' } & Receiving)
  /** Which of them, only the model of the cell would say. */
  | ({ readonly kind: 'open' } & Receiving)
  | { readonly kind: 'mistake'; readonly diagnostic: Diagnostic | undefined };

export interface EndsInScope {
  /** The models, if it is connected. */
  readonly models: SynapseEnds | undefined;
  /** What values of the cells are declared in, for messages; without models, for the unit system too. */
  readonly units: readonly Unit[];
  /** Gives `pre.v` its meaning. */
  resolve(path: PathSyntax): Resolution;
  /** Returns what is assigned or added to. */
  target(path: PathSyntax, isAddition: boolean, by: GivenBy): EndTarget;
  /** Names that could have been meant. */
  names(): Iterable<string>;
  /** All that was read or assigned so far, each once. */
  values(): readonly EndValue[];
  /** What was read, as the model of the synapse has it. */
  inputs(): readonly Input[];
  parameters(): readonly Parameter[];
}

/** Whether a name begins with the word for a cell of a synapse. */
export function endOf(path: PathSyntax): EndOfSynapse | undefined {
  const [{ text }] = path.names;
  return text === 'pre' || text === 'post' ? text : undefined;
}

/** Returns what a synapse with these ports sees of its cells. */
export function endsInScope(
  ports: readonly PortSyntax[],
  models: SynapseEnds | undefined,
  report: (diagnostic: Diagnostic) => void,
): EndsInScope {
  const { units: portUnits, wrong } = readPorts(ports, models, report);
  const values = new Map<string, EndValue>();
  const inputs = new Map<string, Input>();
  const parameters = new Map<string, Parameter>();

  const seen = (path: PathSyntax): SeenEnd | undefined => {
    const end = endOf(path);
    if (end === undefined || models === undefined) return undefined;
    const name = pathText(path).slice(end.length + 1);
    return { end, model: models[end], name, span: path.span };
  };

  /** Notes that a value of a cell is read; returns its number in the unit system of the synapse. */
  const read = (
    name: string,
    { end, model }: Pick<SeenEnd, 'end' | 'model'>,
    of: EndValue['of'],
    { unit, dimension, span }: { readonly unit: Unit; readonly dimension: Dimension; readonly span: Span },
  ): CheckedExpression => {
    if (!values.has(name)) values.set(name, { name, end, of });
    const isConstant = of.kind === 'degree' || of.to === 'parameter';
    const named = { name, unit, dimension, span };
    if (isConstant) parameters.set(name, parameters.get(name) ?? { ...named, isWired: true });
    else inputs.set(name, inputs.get(name) ?? { ...named, isVarying: false });
    const reference = { kind: 'reference', to: isConstant ? 'parameter' : 'input', name, span } as const;
    const to = models?.post.system ?? model.system;
    return converted(reference, conversionBetween(dimension, model.system, to));
  };

  const resolveIn = (at: SeenEnd, path: PathSyntax): Resolution => {
    const text = pathText(path);
    const offered = offeredBy(at.model, at.name);
    if (offered.kind === 'value') {
      const { to, unit, dimension } = offered;
      const of = { kind: 'value', to, name: at.name } as const;
      const expression = read(text, at, of, { unit, dimension, span: path.span });
      const reads = to === 'parameter' ? 0 : READS.state;
      return { kind: 'value', checked: numberValue(expression, dimension, reads) };
    }
    if (offered.kind === 'none' && at.name === degreeOf(at.end)) {
      const of = { unit: ONE_UNIT, dimension: DIMENSIONLESS, span: path.span };
      const expression = read(text, at, { kind: 'degree' }, of);
      return { kind: 'value', checked: numberValue(expression, DIMENSIONLESS, 0) };
    }
    return { kind: 'mistake', diagnostic: notReadable(at, offered) };
  };

  const postReference = (name: string, model: CheckedModel, span: Span): CheckedExpression | undefined => {
    const offered = model.parameters.find((each) => each.name === name);
    if (offered === undefined) return undefined;
    const of = { kind: 'value', to: 'parameter', name } as const;
    return read(`post.${name}`, { end: 'post', model }, of, { ...offered, span });
  };

  /** The range of a state of the postsynaptic cell, in names of the synapse; its system is the same. */
  const rangeOf = (state: string): { readonly range?: Range } => {
    const model = models?.post;
    const range = model?.states.find(({ name }) => name === state)?.range;
    if (model === undefined || range === undefined) return {};
    const renamed = (expression: CheckedExpression): CheckedExpression => {
      if (expression.kind !== 'reference') return withOperands(expression, renamed);
      const { name, span } = expression;
      const constant = model.definitions.find((each) => each.name === name);
      return constant === undefined
        ? (postReference(name, model, span) ?? expression)
        : renamed(constant.value);
    };
    return { range: { low: renamed(range.low), high: renamed(range.high) } };
  };

  const targetIn = (at: SeenEnd, text: string, isAddition: boolean, by: GivenBy): EndTarget => {
    const offered = offeredBy(at.model, at.name);
    const refused = (): EndTarget => {
      const explain = by === 'coupling' ? notAddable : notAssignable;
      return { kind: 'mistake', diagnostic: explain(at, offered, by) };
    };
    if (offered.kind !== 'value') return refused();
    const { unit, declared } = offered;
    const repair = (found: Dimension): string | undefined =>
      repairOf(at.model, unit.dimension, found, by === 'coupling');
    if (offered.to === 'state' && by !== 'coupling') {
      const of = { kind: 'value', to: 'state', name: at.name } as const;
      values.set(text, { name: text, end: 'post', of, ...rangeOf(at.name) });
      return { kind: 'state', name: text, own: at.name, unit, declared, repair };
    }
    const input = synapticInputOf(at.model, at.name);
    if (input === undefined || !isAddition) return refused();
    return { kind: 'input', name: `post.${input}`, own: input, unit, declared, repair };
  };

  return {
    models,
    units:
      models === undefined
        ? [...portUnits.values()]
        : [models.post, models.pre].flatMap(({ states, inputs: of, parameters: constants }) =>
            [...states, ...of, ...constants].map(({ unit }) => unit),
          ),
    resolve: (path) => {
      const text = pathText(path);
      const { span } = path;
      if (wrong.has(text)) return { kind: 'value', checked: mistaken(span) };
      const at = seen(path);
      if (at !== undefined && at.name !== '') return resolveIn(at, path);
      const end = endOf(path);
      if (end !== undefined && path.names.length === 1) {
        return { kind: 'mistake', diagnostic: notReadable({ end, name: '', span }, { kind: 'none' }) };
      }
      const reference = { kind: 'reference', to: 'input', name: text, span } as const;
      return { kind: 'value', checked: numberValue(reference, portUnits.get(text)?.dimension, 0) };
    },
    target: (path, isAddition, by) => {
      const text = pathText(path);
      const { span } = path;
      if (wrong.has(text)) return { kind: 'mistake', diagnostic: undefined };
      const end = endOf(path) ?? 'post';
      const own = text.slice(end.length + 1);
      if (end === 'pre' || own === '' || by === 'on step') {
        const explain = by === 'coupling' ? notAddable : notAssignable;
        return { kind: 'mistake', diagnostic: explain({ end, name: own, span }, { kind: 'none' }, by) };
      }
      const at = seen(path);
      if (at !== undefined) return targetIn(at, text, isAddition, by);
      const unit = portUnits.get(text);
      const declared = ports.find((port) => `${port.end}.${pathText(port.path)}` === text)?.unit.span;
      return {
        kind: 'open',
        name: text,
        own,
        ...(unit === undefined ? {} : { unit }),
        ...(declared === undefined ? {} : { declared }),
      };
    },
    names: () => portUnits.keys(),
    values: () => [...values.values()],
    inputs: () => [...inputs.values()],
    parameters: () => [...parameters.values()],
  };
}
