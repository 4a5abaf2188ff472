import { describe, expect, it } from 'vitest';
import { verify } from '../../src/ir/verify.ts';
import { synapseOf } from '../lower/synapse-text.ts';
import { compiledSynapse } from '../targets/joined-cells.ts';
import { type BlockText, type ProgramText, parameter, program, state } from './example-program.ts';

const COLUMNS = [parameter('g'), state('v', false)];

function problems(blocks: ProgramText['blocks'], extra: Partial<ProgramText> = {}): readonly string[] {
  const initialise: BlockText = { stores: { v: ['negate', 65] } };
  return verify(program({ columns: COLUMNS, blocks: { initialise, ...blocks }, ...extra }));
}

describe('verify', () => {
  it('finds nothing wrong with a right program', () => {
    expect(
      problems({
        attempt: { lets: { gv: ['*', 'g', 'v'] }, stores: { v: ['-', 'v', ['*', 'dt', 'gv']] } },
        event: {
          stores: { spikes: ['select', ['>', 'v*', 1], 1, 0], v: ['select', ['>', 'v*', 1], 0, 'v*'] },
        },
      }),
    ).toEqual([]);
  });

  it.each<[string, ProgramText['blocks'], readonly string[]]>([
    [
      'a let that comes too late',
      { attempt: { lets: { a: 'b', b: 1 } } },
      ['attempt: b is read before its let'],
    ],
    [
      'a symbol of another block',
      { attempt: { lets: { a: 1 } }, event: { stores: { v: 'a' } } },
      ['event: a is read before its let'],
    ],
    ['a symbol without a meaning', { attempt: { stores: { v: 'w' } } }, ['attempt: symbol w has no meaning']],
    [
      'a state that `prepare` reads',
      { prepare: { lets: { a: 'v' } } },
      ['prepare: reads v, which is no parameter'],
    ],
    ['the time in `prepare`', { prepare: { lets: { a: 'time' } } }, ['prepare: reads the clock’s time']],
    [
      'an attempt that reads its result',
      { attempt: { stores: { v: 'v*' } } },
      ['attempt: reads v as attempted'],
    ],
    [
      'an initial value that reads a state',
      { initialise: { stores: { v: 'v' } } },
      ['initialise: reads v, which has no value yet'],
    ],
    ['no initial value', { initialise: {} }, ['initialise: column v is not stored']],
    [
      'a parameter that a step stores',
      { event: { stores: { g: 1 } } },
      ['event: column g is a parameter and is not stored here'],
    ],
    [
      'spikes outside events',
      { attempt: { stores: { spikes: 1 } } },
      ['attempt: the number of spikes is not stored here'],
    ],
    ['a column that does not exist', { event: { stores: { w: 1 } } }, ['event: column w does not exist']],
    [
      'a condition as a number',
      { attempt: { stores: { v: ['<', 'v', 0] } } },
      ['attempt: column v is a number, its value a condition'],
    ],
    [
      'a power that is none',
      { attempt: { stores: { v: ['power', 'v', 'g'] } } },
      ['attempt: the exponent of a power is no whole number of at most 16'],
    ],
  ])('finds %s', (_, blocks, expected) => {
    expect(problems(blocks)).toEqual(expected);
  });

  it('finds a value of each cell put where there is one for all', () => {
    const cellParameter = { ...parameter('k'), variability: 'cell' as const };
    const prepared = { ...parameter('two_k', false), purpose: 'prepared' as const };
    const columns = [...COLUMNS, cellParameter, prepared];
    expect(problems({ prepare: { stores: { two_k: ['*', 2, 'k'] } } }, { columns })).toEqual([
      'prepare: column two_k is one for all cells',
    ]);
  });

  it('finds a record that nothing writes', () => {
    expect(problems({}, { records: ['r'] })).toEqual(['record: record r is not stored']);
  });
});

describe('verify of synapses', () => {
  it('finds what events alone may do elsewhere', () => {
    const { program } = compiledSynapse(
      synapseOf('synapse Static { param w = 1; on pre { post.I += pre.v * w } }'),
    );
    const { blocks } = program;
    expect(verify(program)).toEqual([]);
    expect(verify({ ...program, blocks: { ...blocks, event: blocks.onPre } })).toEqual([
      'event: column added to I of the postsynaptic cell is not stored here',
    ]);
    expect(verify({ ...program, blocks: { ...blocks, prepare: blocks.onPre } })).toContain(
      'prepare: reads v of a cell',
    );
  });
});
