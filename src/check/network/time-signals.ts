/**
 * Signals that follow from `t` alone: they are written out, in the units of whoever reads them, as stimuli are.
 */
import { badSignal } from '../../diagnostics/codes/network.ts';
import type { Diagnostic } from '../../diagnostics/diagnostic.ts';
import type { SignalSyntax } from '../../syntax/statement-tree.ts';
import type { UnitSystem } from '../../units/unit-system.ts';
import { pathText } from '../check-name.ts';
import { fitValue } from '../check-value.ts';
import { mistaken } from '../checked-value.ts';
import { checkNumber } from '../operand.ts';
import { orderValues } from '../order-values.ts';
import { readUnit } from '../read-unit.ts';
import type { Checked, Scope } from '../scope.ts';
import { declaredIn } from './declared-in.ts';
import { hasSums, pathsOf } from './map-syntax.ts';
import type { NetworkTools } from './network-tools.ts';
import { plainContext } from './network-values.ts';

/** Names that a signal may read, those that signals read for it included, and signals within signals. */
const LARGEST_SIGNAL = 10_000;
const DEEPEST_SIGNAL = 50;

/** Which signals read which, and those that follow from `t` in the units of whoever reads them. */
export class TimeSignals {
  /** Each behind those that it reads; without those that need themselves. */
  readonly order: readonly string[];
  readonly #written: ReadonlyMap<string, SignalSyntax>;
  readonly #tools: NetworkTools;
  readonly #scopes = new Map<string, Scope>();
  readonly #isOfTime = new Map<string, boolean>();

  constructor(written: ReadonlyMap<string, SignalSyntax>, tools: NetworkTools) {
    this.#written = written;
    this.#tools = tools;
    const { order, circles } = orderValues(written.keys(), (name) => {
      const syntax = written.get(name);
      return syntax === undefined ? [] : this.readBy(syntax);
    });
    for (const circle of circles) {
      const [first, ...others] = circle.flatMap((name) => written.get(name)?.name ?? []);
      if (first === undefined) continue;
      tools.report(
        badSignal({
          name: first.text,
          problem: `needs itself: ${[...circle, first.text].join(' → ')}`,
          span: first.span,
          hint: 'keep what it was in a state of one signal, which none of the others read.',
          labels: others.map(({ span, text }) => ({ span, message: `through \`${text}\`` })),
        }),
      );
    }
    const circular = new Set(circles.flat());
    this.order = this.#withinLimits(order.filter((name) => !circular.has(name)));
  }

  /** Returns the signals that, written out, are formulas of a bounded size and depth; the first of the others is told. */
  #withinLimits(order: readonly string[]): readonly string[] {
    const extents = new Map<string, { readonly size: number; readonly depth: number }>();
    let isTold = false;
    return order.filter((name) => {
      const syntax = this.#written.get(name);
      if (syntax === undefined) return false;
      const paths = pathsOf(syntax.value).map(pathText);
      const read = paths.flatMap((path) => extents.get(path) ?? []);
      const size = read.reduce((sum, each) => sum + each.size, paths.length + 1);
      const depth = 1 + Math.max(0, ...read.map((each) => each.depth));
      const isKnown = this.readBy(syntax).every((each) => extents.has(each));
      if (isKnown && size <= LARGEST_SIGNAL && depth <= DEEPEST_SIGNAL) {
        extents.set(name, { size, depth });
        return true;
      }
      if (isKnown && !isTold) {
        isTold = true;
        const problem = 'is too large, with the signals that it reads written out';
        const hint = 'read fewer signals, or hold one in a state.';
        this.#tools.report(badSignal({ name, problem, span: syntax.name.span, hint }));
      }
      return false;
    });
  }

  /** Returns the signals that one reads. */
  readBy({ value, body, name }: SignalSyntax): readonly string[] {
    const own = declaredIn(body?.statements ?? []);
    const texts = pathsOf([value, body?.statements ?? []]).map(pathText);
    return [...new Set(texts)].filter(
      (text) => this.#written.has(text) && !own.has(text) && (text !== name.text || body === undefined),
    );
  }

  isOfTime(name: string): boolean {
    const present = this.#isOfTime.get(name);
    if (present !== undefined) return present;
    const syntax = this.#written.get(name);
    const is =
      syntax !== undefined &&
      this.order.includes(name) &&
      syntax.body === undefined &&
      !hasSums(syntax.value) &&
      this.readBy(syntax).every((each) => this.isOfTime(each));
    this.#isOfTime.set(name, is);
    return is;
  }

  /** Returns a signal in the units of a system. */
  valueIn(name: string, system: UnitSystem, report: (diagnostic: Diagnostic) => void): Checked | undefined {
    const syntax = this.#written.get(name);
    if (syntax === undefined || !this.isOfTime(name)) return undefined;
    const { value, unit: unitSyntax } = syntax;
    const what = `The signal \`${name}\``;
    const context = {
      ...plainContext(system, what, [], report),
      place: 'stimulus' as const,
      scope: this.scopeIn(system),
    };
    const checked = checkNumber(value, context, what);
    const unit = unitSyntax && readUnit(unitSyntax, report);
    if (unit === undefined) return unitSyntax === undefined ? checked : mistaken(value.span);
    const receiver = { what, dimension: unit.dimension, unit: unit.text, declared: unitSyntax?.span };
    return fitValue(checked, value, receiver, context);
  }

  /** The names of the network, and its signals of time written out. */
  scopeIn(system: UnitSystem): Scope {
    const key = system.tens.join(' ');
    const present = this.#scopes.get(key);
    if (present !== undefined) return present;
    const base = this.#tools.values.scopeIn(system);
    const known = new Map<string, Checked | undefined>();
    const scope: Scope = {
      ...base,
      resolve: (path) => {
        const name = pathText(path);
        if (!this.#written.has(name)) return base.resolve(path);
        if (!known.has(name))
          known.set(
            name,
            this.valueIn(name, system, () => {}),
          );
        const value = known.get(name) ?? mistaken(path.span);
        return { kind: 'value', checked: value };
      },
      names: () => [...this.#written.keys(), ...base.names()],
    };
    this.#scopes.set(key, scope);
    return scope;
  }
}
