import { foundIn, newlyAsked, overfullTables } from '@bihuan/forms';
import type { CarriedAnswer, Field, FormData, FormDefinition, FormMigrationPlan, TableField } from '@bihuan/forms';

/** How many; restricted sheets by themselves, and of how many sheets those are. */
export interface Count {
  readonly open: number;
  readonly restricted: number;
  readonly sheets: number;
}

export interface Found {
  readonly from: string;
  readonly text: string;
  readonly n: number;
}

/** One sheet as it stands in the version before, and as it would be carried over. */
export interface SheetToCount {
  /** The version it is filled in by, which may be older than that. */
  readonly form: FormDefinition;
  readonly isDraft: boolean;
  readonly isRestricted: boolean;
  /** It was handed in, and whoever asks may read what stands in it. */
  readonly isReadable: boolean;
  /** Its item has not ended. */
  readonly isRunning: boolean;
  readonly was: FormData;
  readonly is: FormData;
  readonly answers: readonly CarriedAnswer[];
}

interface Asked {
  readonly field: Field;
  readonly table?: TableField;
  readonly count: Count;
}

/** Lists that hold more rows than the new version lets them. */
export interface Overfull {
  readonly table: TableField;
  /** Of what runs, handed in; and of drafts. */
  readonly given: Count;
  readonly drafts: Count;
}

const NOTHING: Count = { open: 0, restricted: 0, sheets: 0 };
/** More different values than this are no list of options. */
const MOST_FOUND = 200;
const LONGEST_FOUND = 200;

/** Adds up what the new version meets, sheet by sheet, however many fields changed: one look at each. */
export class Tally {
  private readonly counts = new Map<string, Count>();
  private readonly asked = new Map<Field, Asked>();
  private readonly tables = new Map<TableField, Overfull>();
  private readonly found = new Map<string, Map<string, Found>>();
  drafts: Count = NOTHING;

  constructor(private readonly plan: FormMigrationPlan) {}

  add(sheet: SheetToCount): void {
    const here = new Map<string, number>();
    const count = (name: string): void => void here.set(name, (here.get(name) ?? 0) + 1);
    for (const answer of sheet.answers) {
      const at = this.nameOf(answer.affected);
      count(`${at}${sheet.isDraft ? ' draft' : ' given'}`);
      if (answer.became === 'lost') count(`${at}${sheet.isDraft ? ' draft' : ' given'} lost`);
      const texts = foundIn(answer.affected.was, answer.value);
      if (!sheet.isDraft) for (const { from } of texts) count(`${at} value ${from}`);
      if (sheet.isReadable) this.remember(at, texts);
    }
    for (const [name, n] of here) this.counts.set(name, plus(this.counts.get(name), n, sheet));
    if (sheet.isRunning)
      for (const table of overfullTables({ before: sheet.form, after: this.plan.after }, sheet.is)) this.tables.set(table, this.withOneMore(table, sheet));
    if (!sheet.isDraft) return;
    const asked = newlyAsked(this.plan, sheet);
    if (asked.length > 0) this.drafts = plus(this.drafts, 1, sheet);
    for (const { field, table, count: n } of asked)
      this.asked.set(field, { field, ...(table ? { table } : {}), count: plus(this.asked.get(field)?.count, n, sheet) });
  }

  /** How many answers were given, of whatever was handed in last, or of drafts. */
  of(affected: CarriedAnswer['affected'], where: 'given' | 'draft', only?: 'lost'): Count {
    return this.counts.get(`${this.nameOf(affected)} ${where}${only ? ` ${only}` : ''}`) ?? NOTHING;
  }

  ofValue(affected: CarriedAnswer['affected'], value: string): Count {
    return this.counts.get(`${this.nameOf(affected)} value ${value}`) ?? NOTHING;
  }

  /** Different values that were handed in, the most frequent first. */
  foundOf(affected: CarriedAnswer['affected']): readonly Found[] {
    return [...(this.found.get(this.nameOf(affected))?.values() ?? [])].toSorted((a, b) => b.n - a.n || a.text.localeCompare(b.text, 'zh-CN'));
  }

  /** What is newly asked for and missing in drafts. */
  get newlyAsked(): readonly Asked[] {
    return [...this.asked.values()];
  }

  /** Lists that are longer than they may be then. */
  get overfull(): readonly Overfull[] {
    return [...this.tables.values()];
  }

  private withOneMore(table: TableField, sheet: SheetToCount): Overfull {
    const { given, drafts } = this.tables.get(table) ?? { given: NOTHING, drafts: NOTHING };
    return sheet.isDraft ? { table, given, drafts: plus(drafts, 1, sheet) } : { table, given: plus(given, 1, sheet), drafts };
  }

  private nameOf({ was, table }: CarriedAnswer['affected']): string {
    return table ? `${table.id}/${was.id}` : was.id;
  }

  private remember(at: string, texts: readonly { readonly from: string; readonly text: string }[]): void {
    const known = this.found.get(at) ?? new Map<string, Found>();
    this.found.set(at, known);
    for (const { from, text } of texts) {
      const before = known.get(from);
      if (before || (known.size < MOST_FOUND && from.length <= LONGEST_FOUND)) known.set(from, { from, text, n: (before?.n ?? 0) + 1 });
    }
  }
}

const plus = ({ open, restricted, sheets }: Count = NOTHING, n: number, { isRestricted }: Pick<SheetToCount, 'isRestricted'>): Count =>
  isRestricted ? { open, restricted: restricted + n, sheets: sheets + 1 } : { open: open + n, restricted, sheets };
