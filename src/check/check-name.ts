/** Names in expressions: the time, locals, values of the scope, physical constants, units. */
import { unreachable } from '../base/invariant.ts';
import type { Span } from '../base/span.ts';
import { onlyInEvents } from '../diagnostics/codes/events.ts';
import { unknownName, wrongKind } from '../diagnostics/codes/names.ts';
import { notConstant } from '../diagnostics/codes/structure.ts';
import type { PathSyntax } from '../syntax/expression-tree.ts';
import { PHYSICAL_CONSTANTS } from '../units/constants.ts';
import { DIMENSIONLESS } from '../units/dimension.ts';
import { namedUnit } from '../units/unit.ts';
import { isUnitName, respelledUnit } from '../units/unit-names.ts';
import { checkNoise } from './check-noise.ts';
import { numberInSystem, oneOf, timeValue } from './check-quantity.ts';
import { mistaken, numberValue } from './checked-value.ts';
import { type Checked, type Context, READS, type Resolution } from './scope.ts';

/** Returns a name as written: `sodium.m`. */
export function pathText(path: PathSyntax): string {
  return path.names.map(({ text }) => text).join('.');
}

/** Returns what a name stands for; `unitsNear` allows a unit of one letter. */
export function checkName(syntax: PathSyntax, context: Context, unitsNear: boolean): Checked {
  const { span, names } = syntax;
  const [head] = names;
  const { report } = context.shared;
  if (names.length === 1) {
    const word = reservedWord(head.text, span, context);
    if (word !== undefined) return word;
    const local = context.locals.get(head.text);
    if (local !== undefined) {
      return local.size === undefined || context.shared.spend(local.size) ? local.checked : mistaken(span);
    }
  }
  if (head.text === 'xi') return checkNoise(syntax, context);
  const resolution = context.scope.resolve(syntax);
  switch (resolution.kind) {
    case 'value': {
      const { checked } = resolution;
      const isTime = checked.expression.kind === 'lastSpike';
      const read = isTime ? timeValue(checked.expression, checked.reads, context) : checked;
      return allowed(read, syntax, context);
    }
    case 'mistake':
      report(resolution.diagnostic);
      return mistaken(span);
    case 'list':
    case 'other':
      report(noValue(resolution, syntax));
      return mistaken(span);
    case 'unknown':
      return checkFreeName(syntax, context, unitsNear);
    default:
      return unreachable(resolution);
  }
}

function noValue(resolution: Extract<Resolution, { kind: 'list' | 'other' }>, syntax: PathSyntax) {
  const name = pathText(syntax);
  const { span } = syntax;
  const needed = 'a value';
  if (resolution.kind === 'list') {
    const hint = `read one entry, \`${name}[0]\`, or use \`interpolate\`.`;
    return wrongKind({ name, what: 'a list', needed, span, hint });
  }
  switch (resolution.what) {
    case 'part':
      return wrongKind({
        name,
        what: 'a part',
        needed,
        span,
        hint: `read one of its values: \`${name}.${resolution.offers?.[0] ?? '…'}\`.`,
      });
    case 'function':
      return wrongKind({ name, what: 'a function', needed, span, hint: `call it: \`${name}(…)\`.` });
    default:
      return wrongKind({
        name,
        what: 'a component',
        needed,
        span,
        hint: `make it a part, \`use part = ${name}\`, and read its values.`,
      });
  }
}

/** The words that are no names: `t dt pi infinity`. */
function reservedWord(text: string, span: Span, context: Context): Checked | undefined {
  const { report } = context.shared;
  switch (text) {
    case 't':
      if (context.place === 'constant') {
        report(notConstant({ what: context.what, reads: 'the time `t`', span }));
        return mistaken(span);
      }
      return timeValue({ kind: 'time', span }, READS.time, context);
    case 'dt':
      if (context.place !== 'event') {
        const hint =
          'equations do not know the step; a method integrates them. Use `dt` in event blocks only.';
        report(onlyInEvents({ what: 'dt', where: context.what, span, hint }));
        return mistaken(span);
      }
      return timeValue({ kind: 'stepSize', span }, READS.step, context);
    case 'pi':
      return numberValue({ kind: 'pi', span }, DIMENSIONLESS, 0);
    case 'infinity':
      return { ...numberValue({ kind: 'infinity', span }, DIMENSIONLESS, 0), isFlexible: true };
    default:
      return undefined;
  }
}

/** A name that nothing declares: a physical constant, a unit, or a mistake. */
function checkFreeName(syntax: PathSyntax, context: Context, unitsNear: boolean): Checked {
  const { span, names } = syntax;
  const [head] = names;
  if (names.length === 1) {
    const constant = PHYSICAL_CONSTANTS.get(head.text);
    if (constant !== undefined) {
      const { value, unit } = constant;
      return numberValue(numberInSystem(value, unit, context.system, span, constant.name), unit.dimension, 0);
    }
    if (isUnitName(head.text) && (unitsNear || [...head.text].length > 1)) {
      const unit = namedUnit(head.text);
      if (unit !== undefined) return oneOf(unit, span, context);
    }
  }
  const name = pathText(syntax);
  const candidates = [...context.locals.keys(), ...context.scope.names(), ...PHYSICAL_CONSTANTS.keys()];
  const suggestion =
    (unitsNear ? respelledUnit(name) : undefined) ??
    caseSlip(name) ??
    context.shared.suggest(name, candidates);
  const hint = isUnitName(name)
    ? `for the unit, write \`1 ${name}\`.`
    : names.length === 1
      ? howToDeclare(name, context)
      : undefined;
  context.shared.report(unknownName({ name, span, where: context.scope.where, suggestion, hint }));
  return mistaken(span);
}

/** Returns what makes a missing name known at the place where it is read. */
function howToDeclare(name: string, { calling, scope }: Context): string | undefined {
  if (calling.length > 0) {
    return `a function sees its arguments and the constants of its file: add the argument \`${name}\`, or declare \`const ${name} = …\`.`;
  }
  switch (scope.of) {
    case 'component': {
      const declare = `declare it, for example \`param ${name} = …\`.`;
      return scope.isBetweenCells === true
        ? `write \`pre.${name}\` or \`post.${name}\` for a value of a cell, or ${declare}`
        : declare;
    }
    case 'file':
      return `a constant sees the constants of its file: declare \`const ${name} = …\`.`;
    case 'run':
      return undefined;
    default:
      return unreachable(scope.of);
  }
}

/** The reserved word or constant that was meant by another case: `T`, `PI`, `Infinity`. */
function caseSlip(name: string): string | undefined {
  return ['t', 'dt', 'pi', 'infinity'].find((word) => word === name.toLowerCase());
}

/** Reports a value that may not be read at this place. */
function allowed(checked: Checked, syntax: PathSyntax, context: Context): Checked {
  const { reads, dimension } = checked;
  if (dimension === undefined) return checked;
  const text = `\`${pathText(syntax)}\``;
  const forbidden =
    context.place === 'constant' ? reads : context.place === 'stimulus' ? reads & ~READS.time : 0;
  if (forbidden === 0) return checked;
  const reading =
    (forbidden & READS.state) !== 0
      ? `${text}, which changes during the run`
      : (forbidden & READS.input) !== 0
        ? `the input ${text}`
        : `${text}, which depends on time`;
  const isStimulus = context.place === 'stimulus';
  context.shared.report(notConstant({ what: context.what, reads: reading, span: syntax.span, isStimulus }));
  return mistaken(syntax.span, checked.type);
}
