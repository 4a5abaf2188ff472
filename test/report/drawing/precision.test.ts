import { describe, expect, it } from 'vitest';
import { drawSvg, drawTerminal, type PrecisionFigure, precisionFigure } from '../../../src/index.ts';
import { guideLines } from '../../../src/report/svg/precision-block.ts';

const LADDER = [0.1, 0.05, 0.025];

function method(name: string, order: number, dts: readonly (number | undefined)[] = LADDER) {
  return {
    name,
    rungs: dts.map((dt, index) => ({
      kind: 'compared',
      ...(dt === undefined ? {} : { dt }),
      error: 0.5 * 0.5 ** (order * index),
      cost: order * 2 ** index * 1e-3,
    })),
  };
}

function figureOf(...methods: readonly ReturnType<typeof method>[]): PrecisionFigure {
  return precisionFigure({
    model: 'Cell',
    timeUnit: 'ms',
    duration: 50,
    cells: 1,
    tolerance: 0.01,
    reference: { uncertainty: 1e-12 },
    methods,
  });
}

describe('the work-precision diagram', () => {
  it('has a curve for each method: errors over steps, and over what they cost', () => {
    const { methods } = figureOf(method('heun', 2), method('rk4', 4));
    expect(methods.map(({ name }) => name)).toEqual(['heun', 'rk4']);
    expect(Array.from(methods[0]?.steps ?? [])).toEqual(LADDER);
    expect(Array.from(methods[0]?.costs ?? [])).toEqual([0.002, 0.004, 0.008]);
    expect(Array.from(methods[0]?.errors ?? [])).toEqual([0.5, 0.125, 0.03125]);
  });

  it('leaves out runs that diverged, and methods that always did', () => {
    const diverged = { name: 'euler', rungs: [{ kind: 'diverged', dt: 0.1 }] };
    const some = { name: 'heun', rungs: [{ kind: 'diverged', dt: 0.1 }, ...method('heun', 2, [0.05]).rungs] };
    const comparison = { model: 'Cell', timeUnit: 'ms', duration: 50, cells: 1, tolerance: 0.01 };
    const { methods } = precisionFigure({
      ...comparison,
      reference: { uncertainty: 0 },
      methods: [diverged, some],
    });
    expect(methods.map(({ name, errors }) => [name, errors.length])).toEqual([['heun', 1]]);
  });

  it('has lines along which errors fall as whole powers of the step', () => {
    const lines = guideLines(figureOf(method('heun', 2)), [1e-6, 0.5]);
    expect(lines.map(({ order, from, to }) => [order, from, to])).toEqual([
      [1, [0.1, 0.5], [0.025, 0.125]],
      [2, [0.1, 0.5], [0.025, 0.5 / 16]],
      [4, [0.1, 0.5], [0.025, 0.5 / 256]],
    ]);
    // They end where the drawing does.
    const [, , fourth] = guideLines(figureOf(method('heun', 2)), [0.1, 0.5]);
    expect(fourth?.to[1]).toBe(0.1);
    expect(fourth?.to[0]).toBeCloseTo(0.1 * 0.2 ** 0.25, 12);
  });

  it('dashes lines where colours begin anew', async () => {
    const many = (count: number) =>
      drawSvg([figureOf(...Array.from({ length: count }, (_, n) => method(`method${n}`, 1 + n / 10)))]);
    // The palette has eight colours.
    expect(await many(8)).not.toContain('stroke-dasharray="6 3"');
    expect(await many(9)).toContain('stroke-dasharray="6 3"');
    expect(await many(25)).toContain('stroke-dasharray="8 3 2 3"');
  });

  it('tells methods apart by colour and sign, and names them, the tolerance and the axes', async () => {
    const svg = await drawSvg([figureOf(method('heun', 2), method('rk4', 4), method('<tag>', 1))]);
    for (const text of [
      'Cell: work and precision',
      'dt (ms)',
      'seconds to compute a second',
      'heun',
      '&lt;tag&gt;',
    ]) {
      expect(svg).toContain(text);
    }
    expect(svg).toContain('the tolerance, 0.01');
    expect(svg).not.toMatch(/NaN|undefined| style=/);
  });

  it('puts methods that choose their steps over what they cost only', async () => {
    const adaptive = method('dopri5', 3, [undefined, undefined]);
    const figure = figureOf(method('heun', 2), adaptive);
    expect(Array.from(figure.methods[1]?.steps ?? [])).toEqual([Number.NaN, Number.NaN]);
    expect(await drawSvg([figure])).not.toContain('NaN');
    expect(await drawSvg([figureOf(adaptive)])).not.toContain('NaN');
    expect(await drawSvg([figureOf()])).not.toContain('NaN');
  });

  it('is drawn in a terminal over what it costs', () => {
    const lines = drawTerminal([figureOf(method('heun', 2), method('rk4', 4))], { columns: 70 });
    expect(lines[0]).toMatch(/^Cell: work and precision · 50 ms/);
    expect(lines.join('\n')).toContain('seconds to compute a second');
    expect(Math.max(...lines.map((line) => Array.from(line).length))).toBeLessThanOrEqual(70);
  });
});
