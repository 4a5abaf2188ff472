/** Event blocks: assignments to states in order, each seeing the ones before. */
import { unreachable } from '../base/invariant.ts';
import type { Span } from '../base/span.ts';
import { assignToNonState } from '../diagnostics/codes/events.ts';
import { duplicateName, unknownName } from '../diagnostics/codes/names.ts';
import type { PathSyntax } from '../syntax/expression-tree.ts';
import type { AssignmentSyntax, BlockSyntax } from '../syntax/statement-tree.ts';
import { DIMENSIONLESS, type Dimension } from '../units/dimension.ts';
import { pathText } from './check-name.ts';
import { fitValue } from './check-value.ts';
import type { BlockStatement } from './checked-events.ts';
import type { CheckedExpression } from './checked-expression.ts';
import type { Entity } from './instance.ts';
import { type EndTarget, endOf } from './network/ends-in-scope.ts';
import { checkCondition } from './operand.ts';
import type { Checked, Context, Local } from './scope.ts';

/** What a block needs to know of the model. */
export interface BlockTargets {
  /** The entity behind a qualified name. */
  entity(name: string): Entity | undefined;
  unitOf(name: string): string;
  /** Gives a `let` a name that no other of the model has. */
  freshLocal(name: string): string;
  /** Notes that an event assigns a state. */
  assigned(name: string): void;
  /** In a synapse: what a name of one of its cells is, where something is given to it. */
  end?(target: PathSyntax, isAddition: boolean): EndTarget;
}

type Locals = Map<string, Local>;

/** Draws are numbered by what they are drawn for, so that other statements of the block change none. */
function atSite(context: Context, statement: BlockSyntax['statements'][number]): Context {
  const { site } = context;
  if (site === undefined || statement.kind === 'if') return context;
  const target =
    statement.kind === 'let'
      ? `let ${statement.name.text}`
      : statement.target.names.map(({ text }) => text).join('.');
  return { ...context, site: { ...site, name: `${site.name} ${target}` } };
}

/** Returns the statements of a block with their meaning. */
export function checkBlock(
  block: BlockSyntax,
  context: Context,
  targets: BlockTargets,
): readonly BlockStatement[] {
  const statements: BlockStatement[] = [];
  const locals: Locals = new Map(context.locals);
  const ownLocals = new Map<string, Span>();
  const within: Context = { ...context, locals };
  for (const statement of block.statements) {
    const { span } = statement;
    const inner = atSite(within, statement);
    switch (statement.kind) {
      case 'let': {
        const checked = context.shared.check(statement.value, inner);
        const first = ownLocals.get(statement.name.text);
        if (first !== undefined) {
          context.shared.report(
            duplicateName({ name: statement.name.text, span: statement.name.span, first }),
          );
        }
        ownLocals.set(statement.name.text, statement.name.span);
        const name = targets.freshLocal(statement.name.text);
        context.shared.lets.set(name, checked);
        const local: CheckedExpression = { kind: 'local', name, span: statement.name.span };
        locals.set(statement.name.text, {
          checked: { ...checked, expression: local, isFlexible: false },
          declared: statement.name.span,
        });
        statements.push({ kind: 'let', name, value: checked.expression, span });
        break;
      }
      case 'if': {
        const branches = statement.branches.map(({ condition, block: body }) => ({
          condition: checkCondition(condition, inner, 'What follows `if`').expression,
          body: checkBlock(body, within, targets),
        }));
        const otherwise =
          statement.otherwise === undefined ? [] : checkBlock(statement.otherwise, within, targets);
        statements.push({ kind: 'if', branches, otherwise, span });
        break;
      }
      case 'assignment': {
        const checked = checkAssignment(statement, inner, targets);
        if (checked !== undefined) statements.push(checked);
        break;
      }
    }
  }
  return statements;
}

/** Words that are no names of the component. */
const WORDS: ReadonlyMap<string, string> = new Map([
  ['t', 'the time'],
  ['dt', 'the step'],
  ['pi', 'a number'],
  ['infinity', 'a number'],
]);

const REFUSALS: Readonly<
  Record<Exclude<Entity['kind'], 'state'>, { readonly what: string; readonly hint: string }>
> = {
  parameter: {
    what: 'a parameter',
    hint: 'parameters are constants of the run; declare it as a `state` to let events change it.',
  },
  list: { what: 'a list', hint: 'lists are constants of the run.' },
  input: { what: 'an input', hint: 'an event may add to an input for one step, with `+=`.' },
  definition: { what: 'a named expression', hint: 'assign the states that it is computed from.' },
};

const INPUT_OF_SYNAPSE = {
  what: 'an input',
  hint: 'a synapse adds to inputs of its postsynaptic cell, `post.I += …`; what is its own is a `state`.',
};

function isDeclared({ names: [{ text }] }: PathSyntax, { scope }: Context): boolean {
  return scope.declaration(text) !== undefined;
}

function checkAssignment(
  syntax: AssignmentSyntax,
  context: Context,
  targets: BlockTargets,
): BlockStatement | undefined {
  const { target, operator, span } = syntax;
  const { report } = context.shared;
  const text = target.names.map(({ text: each }) => each).join('.');
  const local = target.names.length === 1 ? context.locals.get(text) : undefined;
  if (local !== undefined) {
    const hint = 'a `let` keeps its value; give the new value a name of its own.';
    report(
      assignToNonState({
        name: text,
        what: 'a `let` of this block',
        span: target.span,
        declared: local.declared,
        hint,
      }),
    );
    context.shared.check(syntax.value, context);
    return undefined;
  }
  const isAdding = operator === '+=' || operator === '-=';
  const isOfEnd = endOf(target) !== undefined && (target.names.length > 1 || !isDeclared(target, context));
  if (targets.end !== undefined && isOfEnd) {
    return checkEndAssignment(syntax, targets.end(target, isAdding), context);
  }
  const resolution = context.scope.resolve(target);
  const expression = resolution.kind === 'value' ? resolution.checked.expression : undefined;
  const entity = expression?.kind === 'reference' ? targets.entity(expression.name) : undefined;
  if (entity === undefined) {
    context.shared.check(syntax.value, context);
    if (resolution.kind === 'mistake') report(resolution.diagnostic);
    else if (resolution.kind === 'list') refuse('list', undefined);
    else if (resolution.kind === 'other') {
      const hint =
        resolution.what === 'part'
          ? `assign one of its states: \`${text}.… = …\`.`
          : 'assign a state variable.';
      report(assignToNonState({ name: text, what: `a ${resolution.what}`, span: target.span, hint }));
    } else if (resolution.kind === 'unknown' && WORDS.has(text)) {
      const hint = 'assign a state variable.';
      report(assignToNonState({ name: text, what: WORDS.get(text) ?? '', span: target.span, hint }));
    } else if (resolution.kind === 'unknown') {
      const suggestion = context.shared.suggest(text, context.scope.names());
      const declare = `declare it, \`state ${text} = …\`, or write \`let ${text} = …\` for a value of this block.`;
      const hint =
        targets.end === undefined
          ? declare
          : `write \`post.${text}\` for the postsynaptic cell, or ${declare}`;
      report(unknownName({ name: text, span: target.span, where: context.scope.where, suggestion, hint }));
    } else if (resolution.checked.dimension !== undefined) {
      const hint = 'assign a state variable.';
      report(assignToNonState({ name: text, what: 'no state variable', span: target.span, hint }));
    }
    return undefined;
  }
  const isAddition = entity.kind === 'input' && isAdding && targets.end === undefined;
  if (entity.kind !== 'state' && !isAddition) {
    context.shared.check(syntax.value, context);
    refuse(entity.kind, entity);
    return undefined;
  }
  const current = resolution.kind === 'value' ? resolution.checked : undefined;
  const { dimension } = current ?? {};
  const fitted = checkGiven(
    syntax,
    {
      text,
      dimension,
      unit: targets.unitOf(entity.name),
      declared: entity.unit?.span ?? entity.declared.span,
    },
    context,
  );
  if (isAddition) return addition(entity.name, fitted.expression, syntax);
  targets.assigned(entity.name);
  const self: CheckedExpression = { kind: 'reference', to: 'state', name: entity.name, span: target.span };
  return {
    kind: 'assign',
    target: entity.name,
    value: compound(operator, self, fitted.expression, span),
    span,
  };

  function refuse(kind: Exclude<Entity['kind'], 'state'>, refused: Entity | undefined): void {
    const { what, hint } = targets.end !== undefined && kind === 'input' ? INPUT_OF_SYNAPSE : REFUSALS[kind];
    report(
      assignToNonState({
        name: text,
        what:
          refused?.origin === 'wiring' ? 'a wired input' : refused?.origin === 'output' ? 'an output' : what,
        span: target.span,
        declared: refused?.declared.span,
        hint,
      }),
    );
  }
}

/** Returns the statement that gives something to a cell of a synapse; undefined if that is wrong, or not known. */
function checkEndAssignment(
  syntax: AssignmentSyntax,
  end: EndTarget,
  context: Context,
): BlockStatement | undefined {
  const { target, operator, span } = syntax;
  if (end.kind === 'mistake') {
    context.shared.check(syntax.value, context);
    if (end.diagnostic !== undefined) context.shared.report(end.diagnostic);
    return undefined;
  }
  const { unit, declared, name } = end;
  const receiver = {
    text: pathText(target),
    dimension: unit?.dimension,
    unit: unit?.text ?? '1',
    declared,
    repair: end.repair,
  };
  const { expression } = checkGiven(syntax, receiver, context);
  switch (end.kind) {
    case 'open':
      return undefined;
    case 'input':
      return addition(name, expression, syntax);
    case 'state': {
      const current = operator === '=' ? undefined : context.scope.resolve(target);
      const self = current?.kind === 'value' ? current.checked.expression : expression;
      return { kind: 'assign', target: name, value: compound(operator, self, expression, span), span };
    }
    default:
      return unreachable(end);
  }
}

/** What is given to a state or an input. */
interface Given {
  readonly text: string;
  readonly dimension: Dimension | undefined;
  readonly unit: string;
  readonly declared: Span | undefined;
  /** What to do about a value of another dimension. */
  readonly repair?: ((found: Dimension) => string | undefined) | undefined;
}

/** Returns the value of an assignment; one that does not fit is reported. */
function checkGiven(
  { operator, value: syntax }: AssignmentSyntax,
  { text, dimension, unit, declared, repair }: Given,
  context: Context,
): Checked {
  const value = context.shared.check(syntax, context);
  if (operator === '*=' || operator === '/=') {
    fitValue(value, syntax, { ...PLAIN_FACTOR, what: `What \`${text}\` is scaled by` }, context);
    return value;
  }
  if (dimension === undefined) return value;
  const hint = value.dimension && repair?.(value.dimension);
  const receiver = { what: `What is given to \`${text}\``, dimension, unit, declared, hint };
  return fitValue(value, syntax, receiver, context);
}

/** Returns the statement that adds to an input; `-=` adds the negative. */
function addition(
  input: string,
  value: CheckedExpression,
  { operator, value: { span: at }, span }: AssignmentSyntax,
): BlockStatement {
  const added: CheckedExpression = operator === '-=' ? { kind: 'negate', operand: value, span: at } : value;
  return { kind: 'addToInput', input, value: added, span };
}

const PLAIN_FACTOR = { dimension: DIMENSIONLESS, unit: '1', declared: undefined };

/** Returns the value that a compound assignment gives: `x += e` is `x + e`. */
function compound(
  operator: AssignmentSyntax['operator'],
  self: CheckedExpression,
  value: CheckedExpression,
  span: Span,
): CheckedExpression {
  switch (operator) {
    case '=':
      return value;
    case '+=':
      return { kind: 'sum', first: self, rest: [{ operator: '+', operand: value }], span };
    case '-=':
      return { kind: 'sum', first: self, rest: [{ operator: '-', operand: value }], span };
    case '*=':
      return { kind: 'product', first: self, rest: [{ operator: '*', operand: value }], span };
    case '/=':
      return { kind: 'product', first: self, rest: [{ operator: '/', operand: value }], span };
  }
}
