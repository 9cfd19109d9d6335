import fc from 'fast-check';
import { COMPARED } from './features.js';
import { Journal } from './journal.js';
import { Matrix } from './matrix.js';
import { randomDefinition } from './random-definition.js';
import { playSideBySide } from './side-by-side.js';

/**
 * The random run as a program of its own, with more room for what it throws away.
 * Prints what it found as one line of JSON. The same commands every time; another seed looks elsewhere.
 */
export interface Found {
  readonly commands: number;
  /** The first difference between engine and model, if any. */
  readonly difference: string | null;
  /** Cells of the matrix that nothing filled, and those that were filled against their rule. */
  readonly empty: readonly string[];
  readonly surprising: readonly string[];
  /** Changes of a version, and reasons against one, that were never met. */
  readonly unmet: readonly string[];
  readonly journal: readonly string[];
}

const A_RUN = 50;
/** Later rounds are met in longer lives. */
const LONGER = 4 * A_RUN;
const RUNS = Number(process.env['RANDOM_RUNS'] ?? 2000);
const SEED = Number(process.env['RANDOM_SEED'] ?? 20181008);
/** What fails can be made small, which takes minutes. */
const SHRINK = process.env['RANDOM_SHRINK'] === '1';

const matrix = new Matrix();
const journal = new Journal();
const watching = { features: COMPARED, watch: matrix.watch, watchVersions: journal.watch };

function manyShortLives(): { readonly commands: number; readonly difference: string | null } {
  let commands = 0;
  const seeds = fc.array(fc.nat(0x7fffffff), { minLength: A_RUN, maxLength: A_RUN });
  const property = fc.property(
    randomDefinition(COMPARED),
    seeds,
    // Every third life is told again from its events.
    (definition, drawn) => void (commands += playSideBySide({ definition, commands: drawn, isFolded: commands % (3 * A_RUN) === 0, ...watching })),
  );
  const { failed, errorInstance } = fc.check(property, { numRuns: RUNS, seed: SEED, endOnFailure: !SHRINK });
  return { commands, difference: failed ? String(errorInstance) : null };
}

/** Rare cells are looked for a while longer, so that which of them a hundred thousand commands happen to miss fails nothing. */
function lookLonger(): void {
  for (let more = 0; more < RUNS && (matrix.empty().length > 0 || journal.missing().length > 0); more += 1) {
    const [definition] = fc.sample(randomDefinition(COMPARED), { seed: SEED + more, numRuns: 1 });
    const commands = Array.from({ length: LONGER }, (_, at) => more * LONGER + at);
    if (definition && (journal.missing().length > 0 || matrix.wants(definition))) playSideBySide({ definition, commands, ...watching });
  }
}

const lived = manyShortLives();
if (lived.difference === null) lookLonger();
const found: Found = { ...lived, empty: matrix.empty(), surprising: matrix.surprising(), unmet: journal.missing(), journal: journal.lines() };
console.log(JSON.stringify(found));
