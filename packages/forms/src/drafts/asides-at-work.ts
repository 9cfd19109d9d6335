import type { Aside } from './draft.js';

/** The row a place belongs to as `table/row`, or the field. */
export const rowOfPlace = (place: string): string => place.split('/', 2).join('/');

/** Words set aside while a patch is laid over a draft, found by their ids and by their rows: those of others are not gone through for each edit. */
export class AsidesAtWork {
  private readonly byId: Map<string, Aside>;
  private readonly byRow = new Map<string, Set<string>>();
  private isChanged = false;

  constructor(private readonly begun: readonly Aside[]) {
    this.byId = new Map(begun.map((one) => [one.id, one]));
    for (const { id, place } of begun) this.enter(id, place);
  }

  get(id: string): Aside | undefined {
    return this.byId.get(id);
  }

  /** All of a row, of its cells too; of a field its own. */
  inRowOf(place: string): readonly Aside[] {
    return [...(this.byRow.get(rowOfPlace(place)) ?? [])].flatMap((id) => this.byId.get(id) ?? []);
  }

  /** Adds words, or sets them in place of those of the same id. */
  put(one: Aside): void {
    const old = this.byId.get(one.id);
    if (old) this.byRow.get(rowOfPlace(old.place))?.delete(one.id);
    this.byId.set(one.id, one);
    this.enter(one.id, one.place);
    this.isChanged = true;
  }

  drop({ id, place }: Aside): void {
    this.byRow.get(rowOfPlace(place))?.delete(id);
    this.isChanged = this.byId.delete(id) || this.isChanged;
  }

  /** In the order they came; the very same where nothing changed. */
  all(): readonly Aside[] {
    return this.isChanged ? [...this.byId.values()] : this.begun;
  }

  private enter(id: string, place: string): void {
    const row = rowOfPlace(place);
    const ids = this.byRow.get(row);
    if (ids) ids.add(id);
    else this.byRow.set(row, new Set([id]));
  }
}
