import { describe, expect, it } from 'vitest';
import {
  add,
  assign,
  call,
  choice,
  compare,
  crosses,
  definition,
  e,
  handler,
  input,
  local,
  makeDefinition,
  makeInput,
  makeList,
  makeModel,
  makeParameter,
  makeSpiker,
  makeState,
  negate,
  old,
  over,
  parameter,
  peak,
  power,
  span,
  state,
  subtract,
  time,
  times,
} from './make-model.ts';
import { expectSameAsInterpreter, lowered, spikeSteps, start, trace } from './run-program.ts';
import { stepCode } from './step-code.ts';

describe('lowering', () => {
  it('writes a step as the model is written', () => {
    const model = makeModel({
      parameters: [makeParameter('tau', 10), makeParameter('E', -65)],
      inputs: [makeInput('I', 0)],
      states: [
        makeState(
          'v',
          parameter('E'),
          over(add(subtract(parameter('E'), 'v'), definition('drive')), parameter('tau')),
        ),
      ],
      definitions: [makeDefinition('drive', times(2, input('I')))],
      spikers: [makeSpiker(crosses('v', -50), { handlers: [handler(assign('v', parameter('E')))] })],
    });
    console.log(stepCode(lowered(model, 'rk4', { records: ['v', 'drive'] })));
  });
});
