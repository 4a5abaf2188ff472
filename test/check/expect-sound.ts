/** What holds for every checked model: the promises of its type that the type itself cannot make. */
import { expect } from 'vitest';
import { rational } from '../../src/base/rational.ts';
import type { BlockStatement } from '../../src/check/checked-events.ts';
import type { CheckedExpression } from '../../src/check/checked-expression.ts';
import type { CheckedModel } from '../../src/check/checked-model.ts';
import { everyPart } from '../../src/check/operands.ts';
import { interpret } from '../../src/interpreter/interpret.ts';

/** Names that an expression may read. */
interface Readable {
  readonly has: (to: string, name: string) => boolean;
  readonly locals?: ReadonlySet<string>;
}

function expectReads(root: CheckedExpression, readable: Readable, model: CheckedModel): void {
  for (const part of everyPart([root])) {
    switch (part.kind) {
      case 'number':
        expect(Number.isNaN(part.value)).toBe(false);
        break;
      case 'reference':
        expect(readable.has(part.to, part.name), `${part.to} ${part.name}`).toBe(true);
        break;
      case 'local':
        expect(readable.locals?.has(part.name), part.name).toBe(true);
        break;
      case 'lastSpike':
      case 'refractory':
      case 'spikeCount':
        expect(model.spikers[part.spiker]).toBeDefined();
        break;
      case 'element':
      case 'length':
        expect(model.lists[part.list]).toBeDefined();
        break;
      case 'interpolate':
      case 'held':
        expect(model.lists[part.xs]).toBeDefined();
        expect(model.lists[part.ys]).toBeDefined();
        break;
      case 'peak':
        expect(part.memory).toBeLessThan(model.peaks);
        break;
      case 'comparison':
        if (part.steps !== undefined) {
          expect(Number.isFinite(part.steps.time)).toBe(true);
          expectReads(part.steps.threshold, readable, model);
          const kinds = everyPart([part.steps.threshold]).map(({ kind }) => kind);
          expect(kinds).not.toContain('time');
          expect(kinds).not.toContain('lastSpike');
        }
        break;
      default:
        break;
    }
  }
}

/** Expects that everything which a model reads is there, before it where an order is promised. */
export function expectSound(model: CheckedModel): void {
  const names: string[] = [];
  const known = new Map<string, Set<string>>(
    ['parameter', 'input', 'state', 'definition'].map((kind) => [kind, new Set<string>()]),
  );
  const add = (kind: string, name: string): void => {
    names.push(name);
    known.get(kind)?.add(name);
  };
  const readable: Readable = { has: (to, name) => known.get(to)?.has(name) ?? false };

  for (const { name, value } of model.parameters) {
    if (value !== undefined) {
      // Constants of the file may be read by parameters, and read no parameter themselves.
      const constants = new Set(
        model.definitions.filter(({ origin }) => origin === 'constant').map((each) => each.name),
      );
      const has: Readable['has'] = (to, each) =>
        readable.has(to, each) || (to === 'definition' && constants.has(each));
      expectReads(value, { has }, model);
    }
    add('parameter', name);
  }
  for (const { name } of model.inputs) add('input', name);
  for (const { name } of model.states) add('state', name);
  for (const { name, value } of model.definitions) {
    expectReads(value, readable, model);
    add('definition', name);
  }
  for (const { drive } of model.inputs) if (drive !== undefined) expectReads(drive, readable, model);
  for (const { initial, derivative, range } of model.states) {
    for (const each of [initial, derivative, range?.low, range?.high])
      if (each !== undefined) expectReads(each, readable, model);
  }
  for (const { elements } of model.lists) for (const each of elements) expectReads(each, readable, model);
  expect(new Set(names).size, 'every name once').toBe(names.length);
  expect([...model.initialOrder].sort()).toEqual(
    [...model.inputs, ...model.states].map(({ name }) => name).sort(),
  );

  const lets = new Set<string>();
  const expectBlock = (statements: readonly BlockStatement[], outer: ReadonlySet<string>): void => {
    const locals = new Set(outer);
    const inner: Readable = { ...readable, locals };
    for (const statement of statements) {
      if (statement.kind === 'if') {
        for (const { condition, body } of statement.branches) {
          expectReads(condition, inner, model);
          expectBlock(body, locals);
        }
        expectBlock(statement.otherwise, locals);
        continue;
      }
      expectReads(statement.value, inner, model);
      if (statement.kind === 'assign') expect(readable.has('state', statement.target)).toBe(true);
      if (statement.kind === 'addToInput') expect(readable.has('input', statement.input)).toBe(true);
      if (statement.kind === 'let') {
        expect(lets.has(statement.name), `let ${statement.name} once`).toBe(false);
        lets.add(statement.name);
        locals.add(statement.name);
      }
    }
  };
  for (const { trigger, count, refractory, handlers } of model.spikers) {
    if (trigger.kind === 'when') expectReads(trigger.condition, readable, model);
    else if (trigger.kind === 'rate') expectReads(trigger.hazard, readable, model);
    else expect(model.lists[trigger.list]).toBeDefined();
    for (const each of [count, refractory?.duration])
      if (each !== undefined) expectReads(each, readable, model);
    for (const held of refractory?.holds ?? []) expect(readable.has('state', held)).toBe(true);
    for (const { body } of handlers) expectBlock(body, new Set());
  }
  for (const { body } of [...model.stepHandlers, ...model.timedHandlers]) expectBlock(body, new Set());
}

/** Expects that a model can be run for some steps, if nothing of it is left to be given. */
export function expectRuns(model: CheckedModel): void {
  const isOpen =
    model.parameters.some(({ value }) => value === undefined) ||
    model.inputs.some(({ drive }) => drive === undefined);
  if (isOpen) return;
  const records = [...model.states, ...model.definitions].map(({ name }) => name);
  expect(() => interpret(model, { method: 'heun', dt: rational(1, 10), steps: 3, records })).not.toThrow();
}
