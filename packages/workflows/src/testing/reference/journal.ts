import { CHANGES, type Change } from './random-version.js';
import type { WentOver } from './side-by-side.js';

/** Every reason for which an item stays on its version. */
const REASONS = [
  'place-gone',
  'state-gone',
  'not-beside',
  'in-other-state',
  'twice',
  'place-taken',
  'ended-differently',
  'disagreement-lost',
  'disagreement-unheard',
] as const;
const WAYS = ['there', 'home', 'undone'] as const satisfies readonly WentOver['way'][];

/** Which changes of a version items went over, in which direction and with votes given, and what kept them from it. */
export class Journal {
  private readonly met = new Map<string, number>();

  readonly watch = ({ way, changes, reasons, votes }: WentOver): void => {
    const seen = reasons.length > 0 ? reasons.map((reason) => reason.split(' ')[0] ?? '') : changes.map((change) => lineOf(change, way, votes > 0));
    for (const one of seen) this.met.set(one, (this.met.get(one) ?? 0) + 1);
  };

  /** What never happened. */
  missing(): readonly string[] {
    const possible = [...REASONS, ...CHANGES.flatMap((change) => WAYS.map((way) => lineOf(change, way, true)))];
    return possible.filter((one) => !this.met.has(one));
  }

  lines(): readonly string[] {
    return [...this.met].toSorted().map(([one, many]) => `${one}: ${many}`);
  }
}

function lineOf(change: Change, way: WentOver['way'], withVotes: boolean): string {
  return `${change}, ${way}${withVotes ? ', with votes' : ''}`;
}
