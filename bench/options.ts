import { parseArgs } from 'node:util';

export interface Options {
  /** Items seeded. */
  readonly scale: number;
  readonly rounds: number;
  readonly clients: number;
  /** Length of a loaded window in milliseconds; windows of one client take half of it. */
  readonly window: number;
  readonly keep: boolean;
  /** Directory for a CPU profile of the api; the costliest statements are printed as well. The ratios of such a run are not remembered. */
  readonly profile: string | undefined;
}

export function readOptions(args: readonly string[]): Options {
  const { values } = parseArgs({
    args: [...args],
    options: {
      scale: { type: 'string' },
      rounds: { type: 'string' },
      clients: { type: 'string' },
      seconds: { type: 'string' },
      'no-record': { type: 'boolean' },
      profile: { type: 'string' },
    },
  });
  return {
    scale: positive(values.scale, 4_000),
    rounds: positive(values.rounds, 5),
    clients: positive(values.clients, 32),
    window: positive(values.seconds, 3) * 1000,
    keep: values['no-record'] !== true && values.profile === undefined,
    profile: values.profile,
  };
}

function positive(text: string | undefined, otherwise: number): number {
  const number = text === undefined ? otherwise : Number(text);
  if (!(number > 0)) throw new Error(`${text} is not a positive number`);
  return number;
}
