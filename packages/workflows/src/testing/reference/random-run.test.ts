import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from '@jest/globals';
import type { Found } from './random-run.js';

const RUNS = Number(process.env['RANDOM_RUNS'] ?? 2000);
const COMMANDS = 50 * RUNS;
const root = join(import.meta.dirname, '..', '..', '..', '..', '..');

/** `RANDOM_SEED=7` looks elsewhere, `RANDOM_SHRINK=1` makes small what fails, `RANDOM_RUNS` says how many lives of fifty commands. */
function randomRun(): Promise<Found> {
  const child = spawn(
    process.execPath,
    [
      '--disable-warning=ExperimentalWarning',
      '--max-semi-space-size=64',
      '--import',
      join(root, 'tools', 'typescript', 'register.ts'),
      join(import.meta.dirname, 'random-run.ts'),
    ],
    { stdio: ['ignore', 'pipe', 'inherit'] },
  );
  let said = '';
  child.stdout.setEncoding('utf8').on('data', (more: string) => void (said += more));
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (code) => (code === 0 ? resolve(JSON.parse(said) as Found) : reject(new Error(`the random run ended with ${code}`)))); // it prints just that
  });
}

describe('The engine and the reference model', () => {
  let found: Found;
  beforeAll(async () => void (found = await randomRun()), 900_000);

  it(`say the same of ${COMMANDS} random commands, refusals, states and goings over to other versions alike`, () => {
    expect(found.difference).toBeNull();
    expect(found.commands).toBeGreaterThanOrEqual(COMMANDS);
  });

  it('met every command at every kind of node, in first and later rounds, by people themselves and by stand-ins', () => {
    expect(found.empty).toEqual([]);
    expect(found.surprising).toEqual([]);
  });

  it('went over to new versions by every kind of change, home again and as if never gone, with votes given, and was kept from it for every reason', () => {
    expect(found.unmet).toEqual([]);
  });
});
