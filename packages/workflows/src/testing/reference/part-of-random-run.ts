import { describe, it } from '@jest/globals';
import fc from 'fast-check';
import { COMPARED } from './features.js';
import { randomDefinition } from './random-definition.js';
import { playSideBySide } from './side-by-side.js';

const PARTS = 8;
const A_PART = 25;
const A_RUN = 50;

/** For the mutation run, which plays it again and again: so many short parts of the random run that most faults show in the first ones. */
describe('A part of the random run', () => {
  it.each(Array.from({ length: PARTS }, (_, part) => [part]))('%i', (part) => {
    const commands = fc.array(fc.nat(0x7fffffff), { minLength: A_RUN, maxLength: A_RUN });
    const property = fc.property(
      randomDefinition(COMPARED),
      commands,
      (definition, seeds) => void playSideBySide({ definition, commands: seeds, features: COMPARED }),
    );
    fc.assert(property, { numRuns: A_PART, seed: part + 1, endOnFailure: true });
  });
});
