import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { COMPARED } from './features.js';
import { randomDefinition } from './random-definition.js';
import { playSideBySide } from './side-by-side.js';

const RUNS = Number(process.env.RANDOM_RUNS ?? 300);
const A_RUN = 40;
/** The same commands every time; another seed looks elsewhere: `RANDOM_SEED=7`. */
const SEED = Number(process.env.RANDOM_SEED ?? 20181008);

describe('The engine and the reference model', () => {
  it(`say the same of ${RUNS * A_RUN} random commands, refusals and states alike`, () => {
    let played = 0;
    const commands = fc.array(fc.nat(0x7fffffff), { minLength: A_RUN, maxLength: A_RUN });
    const property = fc.property(randomDefinition(COMPARED), commands, (definition, seeds) => {
      played += playSideBySide({ definition, commands: seeds, features: COMPARED });
    });
    fc.assert(property, { numRuns: RUNS, seed: SEED, interruptAfterTimeLimit: 500_000, markInterruptAsFailure: true });
    expect(played).toBeGreaterThanOrEqual(RUNS * A_RUN);
  }, 600_000);
});
