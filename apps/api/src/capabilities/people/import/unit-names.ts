import type { Known } from './known.js';
import type { RawRow } from './read-rows.js';

export interface NamedUnit {
  readonly code: string;
  readonly name: string;
  readonly tree: 'party' | 'administrative' | null;
}

/** Finds a unit by number or by name, among those of the file and those known. A name two units share names neither. */
export class UnitNames {
  private readonly byCode = new Map<string, NamedUnit>();
  private readonly byName = new Map<string, NamedUnit[]>();
  private readonly closed: ReadonlySet<string>;

  constructor(known: Known, rows: readonly RawRow[]) {
    this.closed = new Set(known.units.filter(({ isClosed }) => isClosed).flatMap(({ code, name }) => [code, name]));
    for (const { code, name, tree, isClosed } of known.units) if (!isClosed) this.byCode.set(code, { code, name, tree });
    for (const {
      cells: { code = '', name = '', tree = '' },
    } of rows) {
      if (code !== '') this.byCode.set(code, { code, name, tree: tree.startsWith('党') ? 'party' : tree === '' ? null : 'administrative' });
    }
    for (const unit of this.byCode.values()) this.byName.set(unit.name, [...(this.byName.get(unit.name) ?? []), unit]);
  }

  find(text: string): NamedUnit | null {
    const [one, ...others] = this.byName.get(text) ?? [];
    return this.byCode.get(text) ?? (one !== undefined && others.length === 0 ? one : null);
  }

  /** Why nothing was found. */
  why(text: string): string {
    if (this.closed.has(text)) return `单位“${text}”已经撤销。`;
    return (this.byName.get(text)?.length ?? 0) > 1 ? `叫“${text}”的单位不止一个，请填单位编号。` : `没有“${text}”这个单位。请核对名称，或先在“单位”表里加上。`;
  }
}

/** Several in one cell. */
export const listed = (text: string): string[] => [
  ...new Set(
    text
      .split(/[、,，;；\n]/u)
      .map((part) => part.trim())
      .filter((part) => part !== ''),
  ),
];

/** Each unit once, also where a cell says its name and its number. */
export const codesOf = (found: readonly { readonly unit: NamedUnit | null }[]): string[] => [
  ...new Set(found.flatMap(({ unit }) => (unit ? [unit.code] : []))),
];
