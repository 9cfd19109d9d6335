import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { COMPARED } from './features.js';
import { Matrix } from './matrix.js';
import { randomDefinition } from './random-definition.js';
import { playSideBySide } from './side-by-side.js';

const RUNS = Number(process.env.RANDOM_RUNS ?? 2000);
const A_RUN = 50;
/** Later rounds are met in longer lives. */
const LONGER = 4 * A_RUN;
/** The same commands every time; another seed looks elsewhere: `RANDOM_SEED=7`. */
const SEED = Number(process.env.RANDOM_SEED ?? 20181008);

/** What fails can be made small, which takes minutes: `RANDOM_SHRINK=1`. */
const SHRINK = process.env.RANDOM_SHRINK === '1';

describe('The engine and the reference model', () => {
  const matrix = new Matrix();

  it(`say the same of ${RUNS * A_RUN} random commands, refusals and states alike`, () => {
    let played = 0;
    const commands = fc.array(fc.nat(0x7fffffff), { minLength: A_RUN, maxLength: A_RUN });
    const property = fc.property(randomDefinition(COMPARED), commands, (definition, seeds) => {
      played += playSideBySide({ definition, commands: seeds, features: COMPARED, watch: matrix.watch });
    });
    fc.assert(property, { numRuns: RUNS, seed: SEED, endOnFailure: !SHRINK });
    expect(played).toBeGreaterThanOrEqual(RUNS * A_RUN);
  }, 600_000);

  it('met every command at every kind of node, in first and later rounds, by people themselves and by stand-ins', () => {
    // Rare cells are looked for a while longer, so that which of them a hundred thousand commands happen to miss fails nothing.
    for (let more = 0; more < RUNS && matrix.empty().length > 0; more += 1) {
      const [definition] = fc.sample(randomDefinition(COMPARED), { seed: SEED + more, numRuns: 1 });
      const commands = Array.from({ length: LONGER }, (_, at) => more * LONGER + at);
      if (definition && matrix.wants(definition)) playSideBySide({ definition, commands, features: COMPARED, watch: matrix.watch });
    }
    expect(matrix.empty()).toEqual([]);
    expect(matrix.surprising()).toEqual([]);
  }, 600_000);
});
