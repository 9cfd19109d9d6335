import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { DEFECTS } from './defects.js';
import { COMPARED } from './features.js';
import { randomDefinition } from './random-definition.js';
import { Divergence, playSideBySide, type Engine } from './side-by-side.js';

const DEFINITIONS = 250;
const A_RUN = 40;

describe('The random run finds', () => {
  const definitions = fc.sample(randomDefinition(COMPARED), { seed: 20181008, numRuns: DEFINITIONS });

  it.each(DEFECTS)('$fault', ({ fault: _, ...engine }) => {
    expect(definitions.some((definition, n) => isFound(engine, { definition, n }))).toBe(true);
  });

  function isFound(engine: Engine, { definition, n }: { definition: (typeof definitions)[number]; n: number }): boolean {
    const commands = Array.from({ length: A_RUN }, (_, at) => n * A_RUN + at);
    try {
      playSideBySide({ definition, commands, features: COMPARED, ...engine });
      return false;
    } catch (error) {
      if (error instanceof Divergence) return true;
      throw error;
    }
  }
});
