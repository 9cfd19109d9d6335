/** Where an item stands. */
export interface Where {
  readonly state: string;
  readonly ended: 'done' | 'void' | null;
}

/** How an item waits: until others end well, or stood in a state; and whether it asks the office about those that never will. */
export interface Manner {
  readonly until: 'end' | string;
  readonly asks: boolean;
}

interface Waits extends Manner {
  readonly awaited: ReadonlySet<string>;
  readonly there: Set<string>;
}

/**
 * Who waits for whom, kept by hand beside the product and told of each act alone. It knows nothing of the engine: the rule is written here anew.
 * Which of several that ask nobody leaves a circle first is not said by the rule; there it follows what happened.
 */
export class WaitsModel {
  private readonly where = new Map<string, Where>();
  private readonly waits = new Map<string, Waits>();

  /** An item was put somewhere; whoever waits for it there has it for good. */
  moves(id: string, where: Where): void {
    this.where.set(id, where);
    for (const wait of this.waits.values()) if (wait.awaited.has(id) && isMet(wait, where)) wait.there.add(id);
  }

  /** It waits; where it did before, what was there and is still named stays there. */
  begins(id: string, named: readonly string[], manner: Manner): void {
    const awaited = new Set(named.filter((one) => one !== id));
    const before = this.waits.get(id)?.there ?? new Set();
    const there = [...awaited].filter((one) => before.has(one) || isMet(manner, this.where.get(one)));
    this.waits.set(id, { ...manner, awaited, there: new Set(there) });
  }

  /** The office let it go on. */
  leaves(id: string): void {
    this.waits.delete(id);
  }

  /** What of what is seen the rule does not allow, once everything has come to rest. */
  rests(isWaiting: (id: string) => boolean): string[] {
    const wrong: string[] = [];
    for (let leaver = this.nextToLeave(isWaiting); leaver !== null; leaver = this.nextToLeave(isWaiting)) {
      if (isWaiting(leaver)) wrong.push(`${leaver} has nothing to wait for and waits`);
      this.waits.delete(leaver);
    }
    for (const id of this.waits.keys()) if (!isWaiting(id)) wrong.push(`${id} went on though it had to wait`);
    return wrong;
  }

  /** Those the office must have heard of: one of each group, for a lost one or for a circle in which everybody asks. */
  toldOf(): readonly { readonly among: readonly string[]; readonly why: 'lost' | 'circle' }[] {
    return [...this.waits].flatMap(([id, wait]): { among: readonly string[]; why: 'lost' | 'circle' }[] => {
      if (this.verdict(wait, []) === 'lost') return [{ among: [id], why: 'lost' }];
      const circle = this.circleOf(id);
      const isStuck = this.verdict(wait, circle) === 'lost';
      return isStuck && circle.every((one) => this.waits.get(one)?.asks) ? [{ among: circle, why: 'circle' }] : [];
    });
  }

  private nextToLeave(isWaiting: (id: string) => boolean): string | null {
    const plain = [...this.waits].find(([, wait]) => this.leavesBy(wait, []));
    if (plain) return plain[0];
    const yielding = [...this.waits].filter(([id, wait]) => !wait.asks && this.leavesBy(wait, this.circleOf(id))).map(([id]) => id);
    return yielding.find((id) => !isWaiting(id)) ?? yielding[0] ?? null;
  }

  private leavesBy(wait: Waits, circle: readonly string[]): boolean {
    const verdict = this.verdict(wait, circle);
    return verdict === 'come' || (verdict === 'lost' && !wait.asks);
  }

  /** Those that are waited for and wait themselves for the one that waits are as good as lost. */
  private verdict(wait: Waits, circle: readonly string[]): 'come' | 'lost' | 'lasts' {
    const open = [...wait.awaited].filter((id) => !wait.there.has(id));
    if (wait.awaited.size > 0 && open.length === 0) return 'come';
    const lost = open.filter((id) => circle.includes(id) || (this.where.get(id)?.ended ?? null) !== null);
    return wait.awaited.size === 0 || (wait.asks ? lost.length > 0 : lost.length === open.length) ? 'lost' : 'lasts';
  }

  /** All from which one comes to the item and back by what is still waited for. */
  private circleOf(id: string): readonly string[] {
    return [...this.reached(id)].filter((other) => this.reached(other).has(id));
  }

  private reached(from: string): ReadonlySet<string> {
    const all = new Set<string>();
    const look = [from];
    for (const at of look)
      for (const awaited of this.openOf(at))
        if (!all.has(awaited)) {
          all.add(awaited);
          look.push(awaited);
        }
    return all;
  }

  /** Whom it waits for that is on its way. */
  private openOf(id: string): readonly string[] {
    const wait = this.waits.get(id);
    return [...(wait?.awaited ?? [])].filter((one) => !wait?.there.has(one) && (this.where.get(one)?.ended ?? null) === null);
  }
}

const isMet = ({ until }: Manner, where: Where | undefined): boolean => (until === 'end' ? where?.ended === 'done' : where?.state === until);
