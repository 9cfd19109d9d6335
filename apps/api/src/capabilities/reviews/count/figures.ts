import type { ReviewDefinition, ReviewFigure, ReviewItems, ReviewMeasure } from '@bihuan/library';
import { assertNever } from '../assert-never.js';
import type { Life } from './life.js';

/** One item with its life up to the cut-off and what figures choose it by. */
export interface Subject {
  readonly id: string;
  readonly unitId: string;
  readonly kind: string;
  readonly way: string | null;
  readonly form: string | null;
  readonly register: string | null;
  readonly class: string | null;
  readonly isRestricted: boolean;
  readonly life: Life;
  /** Lines of each table in what was handed in last. */
  readonly lines: Readonly<Record<string, number>>;
}

/** One figure as counted. `of`: how many items it looked at. */
export interface Figure {
  readonly key: string;
  readonly value: number;
  readonly among: number | null;
  readonly of: number;
}

/** An item behind a figure: how often it counts there, and the word of its state on the cut-off day. */
export interface Behind {
  readonly id: string;
  readonly n: number;
  readonly was: string;
}

export interface Counted {
  readonly figures: readonly Figure[];
  /** By figure. Restricted lists are counted and never kept by id. */
  readonly behind: Readonly<Record<string, readonly Behind[]>>;
}

export const figuresOf = (definition: Pick<ReviewDefinition, 'groups'>): readonly ReviewFigure[] => definition.groups.flatMap(({ figures }) => figures);

/** Counts every figure of the scheme over the items; the days are those of the cut-off. */
export function countFigures(definition: Pick<ReviewDefinition, 'groups'>, subjects: readonly Subject[], cutOff: string): Counted {
  const counted = figuresOf(definition).map((figure) => ({ figure, ...countOne(figure, subjects, cutOff) }));
  return {
    figures: counted.map(({ result }) => result),
    behind: Object.fromEntries(counted.map(({ figure, behind }) => [figure.key, figure.of.restricted ? [] : behind])),
  };
}

function countOne({ key, of, measure, among }: ReviewFigure, subjects: readonly Subject[], cutOff: string): { result: Figure; behind: Behind[] } {
  const looked = subjects.filter((subject) => isMeant(of, subject));
  const counting = looked.map((subject) => ({ subject, n: times(measure, subject, cutOff) })).filter(({ n }) => n > 0);
  const within = among ? counting.filter(({ subject }) => times(among.measure, subject, cutOff) > 0).length : null;
  return {
    result: { key, value: counting.reduce((sum, { n }) => sum + n, 0), among: within, of: looked.filter(({ life }) => life.ended !== 'void').length },
    behind: counting.map(({ subject: { id, life }, n }) => ({ id, n, was: life.word })),
  };
}

/** Whether a figure looks at the item at all. Restricted lists are looked at by the figures that say so and by no others. */
export function isMeant(of: ReviewItems, { kind, way, form, register, class: its, isRestricted }: Omit<Subject, 'life' | 'lines'>): boolean {
  const among = (allowed: readonly string[] | undefined, value: string | null): boolean => allowed === undefined || (value !== null && allowed.includes(value));
  return (
    kind === of.kind &&
    isRestricted === (of.restricted ?? false) &&
    among(of.ways, way) &&
    among(of.forms, form) &&
    among(of.classes, its) &&
    (of.register === undefined || register === of.register)
  );
}

/** How often the item counts for the measure; what was taken away counts for none but its own state. */
export function times(measure: ReviewMeasure, { life, lines }: Pick<Subject, 'life' | 'lines'>, cutOff: string): number {
  if (measure.type === 'in-states') return Number(measure.states.includes(life.state));
  if (life.ended === 'void') return 0;
  switch (measure.type) {
    case 'all':
      return 1;
    case 'sent-by-due':
      return Number(life.sentOn !== null && !isLate(life, life.sentOn));
    case 'sent-late':
      return Number(life.sentOn !== null && isLate(life, life.sentOn));
    case 'not-sent':
      return Number(life.sentOn === null);
    case 'unsent-overdue':
      return Number(life.sentOn === null && isOverdue(life, cutOff));
    case 'overdue':
      return Number(isOverdue(life, cutOff));
    case 'returned':
      return life.returns;
    case 'ended':
      return Number(life.ended === 'done');
    case 'open':
      return Number(life.ended === null);
    case 'reopened':
      return Number(life.reopened > 0);
    case 'rows':
      return lines[measure.table] ?? 0;
    default:
      return assertNever(measure);
  }
}

/** Nobody is late with what was due before it was handed out. */
function isLate({ dueOn, bornOn }: Life, day: string): boolean {
  return dueOn !== null && dueOn >= bornOn && day > dueOn;
}

function isOverdue(life: Life, cutOff: string): boolean {
  return life.ended === null && !life.isStopped && isOver(life, cutOff);
}

/** The cut-off is 24:00, so what was due that very day is over. */
function isOver({ dueOn, bornOn }: Life, cutOff: string): boolean {
  return dueOn !== null && dueOn >= bornOn && dueOn <= cutOff;
}

/** Figures of several units together. They agree on their keys: one scheme counted them. */
export function sumOf(parts: readonly (readonly Figure[])[]): Figure[] {
  const [first = [], ...others] = parts;
  return others.reduce<Figure[]>(
    (sum, part) =>
      sum.map((one) =>
        together(
          one,
          part.find(({ key }) => key === one.key),
        ),
      ),
    [...first],
  );
}

function together(one: Figure, other: Figure | undefined): Figure {
  if (!other) return one;
  return { ...one, value: one.value + other.value, of: one.of + other.of, among: one.among === null ? null : one.among + (other.among ?? 0) };
}

/** How much of a figure came after: items, or times, that are there now and were not then. */
export function cameLater(then: readonly Behind[], now: readonly Behind[]): number {
  const before = new Map(then.map(({ id, n }) => [id, n]));
  return now.reduce((sum, { id, n }) => sum + Math.max(0, n - (before.get(id) ?? 0)), 0);
}
