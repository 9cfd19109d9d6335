import type { ReviewDefinition, ReviewFigure } from '@bihuan/library';
import { isPartCountable } from '../../items/index.js';
import type { Figure } from '../count/figures.js';
import type { FigureView, SheetView } from '../reviews.contract.js';

/** What a figure is shown beside: the year before, and what came after the cut-off. */
export interface Beside {
  readonly lastYear: readonly Figure[] | null;
  /** By figure; absent where nothing is told. */
  readonly later: ReadonlyMap<string, number>;
  /** The sheets a whole is made of, where it is the whole that is shown. */
  readonly sheets?: readonly (readonly Figure[])[];
}

export const NOTHING_BESIDE: Beside = { lastYear: null, later: new Map() };

/** The figures in the groups of the scheme. */
export function groupsOf({ groups }: Pick<ReviewDefinition, 'groups'>, figures: readonly Figure[], beside: Beside): SheetView['groups'] {
  return groups.map(({ key, label, figures: own }) => ({ key, label, figures: own.map((figure) => figureViewOf(figure, figures, beside)) }));
}

export function figureViewOf(figure: ReviewFigure, figures: readonly Figure[], { lastYear, later, sheets = [] }: Beside): FigureView {
  const { key, label, unit, note, counted, of, among } = figure;
  const found = figures.find((one) => one.key === key);
  const told = found && isTold(figure, found, partsOf(sheets, key)) ? found : undefined;
  const after = later.get(key) ?? 0;
  return {
    key,
    label,
    unit,
    counted,
    note: note ?? null,
    restricted: of.restricted ?? false,
    value: told?.value ?? null,
    among: among && told ? `${among.label}${told.among ?? 0}` : null,
    later: figure.later !== undefined && after > 0 ? `截止后：${figure.later.replace('{n}', String(after))}` : null,
    lastYear: lastYear ? lastYearText(figure, lastYear) : null,
  };
}

function lastYearText(figure: ReviewFigure, lastYear: readonly Figure[]): string | null {
  const found = lastYear.find(({ key }) => key === figure.key);
  return found && isTold(figure, found) ? `上年${found.value}${figure.unit}` : null;
}

/**
 * So few restricted lists, on the one side of a figure or on the other, that their number would say whose they are: not told, to anybody.
 * A whole is told if what remains of it when the told sheets (`parts`) are taken away may be told as well.
 */
export function isTold({ of }: Pick<ReviewFigure, 'of'>, found: Figure, parts: readonly Figure[] = []): boolean {
  if (!of.restricted) return true;
  const shown = parts.filter(isCounted);
  return isCounted(found) && isCounted({ value: found.value - sum(shown, 'value'), of: found.of - sum(shown, 'of') });
}

/** What one figure is on each of the sheets. */
export const partsOf = (sheets: readonly (readonly Figure[])[], key: string): Figure[] =>
  sheets.flatMap((figures) => figures.find((one) => one.key === key) ?? []);

type Counts = Pick<Figure, 'value' | 'of'>;

const sum = (parts: readonly Counts[], of: keyof Counts): number => parts.reduce((all, part) => all + part[of], 0);

const isCounted = ({ value, of }: Counts): boolean => isPartCountable(value, of);
