/** What becomes of functions over cells: operands and results in columns, and when each is taken. */
import { describe, expect, it } from 'vitest';
import type { Program } from '../../src/ir/program.ts';
import { runPasses } from '../../src/passes/pipeline.ts';
import type { CoupledDriver } from '../../src/runtime/driver.ts';
import { emitJavaScript } from '../../src/targets/javascript/emit.ts';
import { lowered, modelOf } from '../lower/run-program.ts';

function programOf(text: string, method = 'euler', records: readonly string[] = []): Program {
  return runPasses(lowered(modelOf(text), method, { records }), { verify: true });
}

function coupled({ driver }: Program): CoupledDriver {
  if (driver.kind !== 'coupled') throw new Error(`the driver is ${driver.kind}`);
  return driver;
}

const WINNERS = `
neuron Winners {
  time unit 1 ms
  param w = 0.5
  state v = 1 in [-9, 9]
  state wins = 0
  share = exp(v - (max over cells of v))
  dv/dt = w * (mean over cells of v) - v
  spike when share / (sum over cells of share) > 0.25
  on spike { v = old(min over cells of v); wins += 1 }
}`;

describe('functions over cells', () => {
  it('that thresholds read are taken between integration and what follows it', () => {
    const program = programOf(WINNERS);
    expect(program.columns.filter(({ purpose }) => purpose === 'work')).toMatchInlineSnapshot(`
      [
        {
          "isGiven": false,
          "name": "next v",
          "purpose": "work",
          "unit": "",
          "variability": "cell",
        },
        {
          "isGiven": false,
          "name": "next wins",
          "purpose": "work",
          "unit": "",
          "variability": "cell",
        },
        {
          "isGiven": false,
          "name": "mean over cells 2",
          "purpose": "work",
          "unit": "1",
          "variability": "population",
        },
        {
          "isGiven": false,
          "name": "min over cells 4",
          "purpose": "work",
          "unit": "1",
          "variability": "population",
        },
        {
          "isGiven": false,
          "name": "max over cells 1 integrated",
          "purpose": "work",
          "unit": "1",
          "variability": "population",
        },
        {
          "isGiven": false,
          "name": "operand of sum over cells 3",
          "purpose": "work",
          "unit": "1",
          "variability": "cell",
        },
        {
          "isGiven": false,
          "name": "sum over cells 3 integrated",
          "purpose": "work",
          "unit": "1",
          "variability": "population",
        },
        {
          "isGiven": false,
          "name": "phase of step",
          "purpose": "work",
          "unit": "",
          "variability": "population",
        },
        {
          "isGiven": false,
          "name": "step of phase",
          "purpose": "work",
          "unit": "",
          "variability": "population",
        },
        {
          "isGiven": false,
          "name": "next cell of phase",
          "purpose": "work",
          "unit": "",
          "variability": "population",
        },
      ]
    `);
    expect(coupled(program)).toMatchInlineSnapshot(`
      {
        "atStart": [
          {
            "by": "mean",
            "isGathered": false,
            "level": 0,
            "operand": "v",
            "result": "mean over cells 2",
          },
          {
            "by": "min",
            "isGathered": false,
            "level": 0,
            "operand": "v",
            "result": "min over cells 4",
          },
        ],
        "integrated": [
          {
            "by": "max",
            "isGathered": false,
            "level": 0,
            "operand": "next v",
            "result": "max over cells 1 integrated",
          },
          {
            "by": "sum",
            "isGathered": true,
            "level": 1,
            "operand": "operand of sum over cells 3",
            "result": "sum over cells 3 integrated",
          },
        ],
        "integration": {
          "kind": "apart",
        },
        "kind": "coupled",
      }
    `);
    expect(emitJavaScript(program).scalarStep()).toMatchInlineSnapshot(`
      "// A step that is tried: Winners by euler, strict arithmetic; times in ms.
      function attempt(numbers, k, p, q, dt, elementary) {
        'use strict';
        const w = numbers[0]; // w, 1 (parameter)
        const v = numbers[1]; // v, 1 (state)
        const mean_over_cells_2 = numbers[5]; // mean over cells 2, 1 (work)
        const wins = numbers[2]; // wins, 1 (state)

        const dv_dt = w * mean_over_cells_2 - v;
        // dv/dt = w * (mean over cells of v) - v
        const next_v_new = v + dt * dv_dt;

        numbers[3] = next_v_new; // next v
        numbers[4] = wins; // next wins
        return 0;
      }

      // What a cell gives to functions over cells after integration: Winners by euler, strict arithmetic; times in ms.
      function gatherNext(numbers, k, p, q, dt, elementary) {
        'use strict';
        const exp = elementary.exp;
        const max_over_cells_1_integrated = numbers[7]; // max over cells 1 integrated, 1 (work)
        const next_v = numbers[3]; // next v (work)

        // sum over cells of share
        const share = exp(next_v - max_over_cells_1_integrated);

        numbers[8] = share; // operand of sum over cells 3
        return 0;
      }

      // What happens at the end of a step: Winners by euler, strict arithmetic; times in ms.
      function event(numbers, k, p, q, dt, elementary) {
        'use strict';
        const exp = elementary.exp;
        const min_over_cells_4 = numbers[6]; // min over cells 4, 1 (work)
        const max_over_cells_1_integrated = numbers[7]; // max over cells 1 integrated, 1 (work)
        const next_v = numbers[3]; // next v (work)
        const sum_over_cells_3_integrated = numbers[9]; // sum over cells 3 integrated, 1 (work)
        const next_wins = numbers[4]; // next wins (work)

        const share = exp(next_v - max_over_cells_1_integrated);
        const spikes = share / sum_over_cells_3_integrated > 0.25;
        // on spike: v = old(min over cells of v)
        const v_2 = spikes ? Math.min(Math.max(min_over_cells_4, -9), 9) : next_v;
        // on spike: wins = wins + 1
        const wins_2 = spikes ? next_wins + 1 : next_wins;
        // spike when share / (sum over cells of share) > 0.25
        const spike_count = spikes ? 1 : 0;
        // v in [-9, 9]
        const v_is_outside = next_v < -9 || next_v > 9;

        numbers[1] = v_2; // v
        numbers[2] = wins_2; // wins
        return spike_count;
      }
      "
    `);
  });

  it('that equations alone read leave the step one kernel', () => {
    const program = programOf(WINNERS.replace(/ {2}spike when[\s\S]*1 }/, '  on step { wins += v }'));
    expect(coupled(program).integration).toEqual({ kind: 'whole' });
    expect(coupled(program).integrated).toEqual([]);
    expect(program.blocks.gatherNext.stores).toEqual([]);
    expect(program.columns.some(({ name }) => name === 'next v')).toBe(false);
  });

  it('stay beside the corrections of Newton’s method', () => {
    const { integration } = coupled(programOf(WINNERS, 'implicit_euler'));
    expect(integration).toEqual({ kind: 'iterated', states: ['v'], isLinear: false });
  });

  it('that records alone read are taken for samples', () => {
    const text = `
neuron Seen {
  time unit 1 ms
  state v = 1
  dv/dt = -v
  output mid = (mean over cells of v) + (rank over cells of v)
}`;
    const program = programOf(text, 'euler', ['mid']);
    expect(program.driver).toEqual({ kind: 'fixed' });
    expect(program.sampled).toEqual([
      { by: 'mean', operand: 'v', result: 'mean over cells 1', isGathered: false, level: 0 },
      { by: 'rank', operand: 'v', result: 'rank over cells 2', isGathered: false, level: 0 },
    ]);
    expect(programOf(text, 'euler', ['v'])).not.toHaveProperty('sampled');
  });
});
