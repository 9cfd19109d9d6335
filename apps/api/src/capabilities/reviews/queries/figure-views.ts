import type { ReviewDefinition, ReviewFigure } from '@bihuan/library';
import { isCountable } from '../../items/index.js';
import type { Figure } from '../count/figures.js';
import type { FigureView, SheetView } from '../reviews.contract.js';

/** What a figure is shown beside: the year before, and what came after the cut-off. */
export interface Beside {
  readonly lastYear: readonly Figure[] | null;
  /** By figure; absent where nothing is told. */
  readonly later: ReadonlyMap<string, number>;
}

export const NOTHING_BESIDE: Beside = { lastYear: null, later: new Map() };

/** The figures in the groups of the scheme. */
export function groupsOf({ groups }: Pick<ReviewDefinition, 'groups'>, figures: readonly Figure[], beside: Beside): SheetView['groups'] {
  return groups.map(({ key, label, figures: own }) => ({ key, label, figures: own.map((figure) => figureViewOf(figure, figures, beside)) }));
}

export function figureViewOf(figure: ReviewFigure, figures: readonly Figure[], { lastYear, later }: Beside): FigureView {
  const { key, label, unit, note, counted, of, among } = figure;
  const found = figures.find((one) => one.key === key);
  const after = later.get(key) ?? 0;
  return {
    key,
    label,
    unit,
    counted,
    note: note ?? null,
    restricted: of.restricted ?? false,
    value: found && isTold(figure, found) ? found.value : null,
    among: among && found ? `${among.label}${found.among ?? 0}` : null,
    later: figure.later !== undefined && after > 0 ? `截止后：${figure.later.replace('{n}', String(after))}` : null,
    lastYear: lastYear ? lastYearText(figure, lastYear) : null,
  };
}

function lastYearText(figure: ReviewFigure, lastYear: readonly Figure[]): string | null {
  const found = lastYear.find(({ key }) => key === figure.key);
  return found && isTold(figure, found) ? `上年${found.value}${figure.unit}` : null;
}

/** So few restricted lists that their number would say whose they are: not told, to anybody. */
export function isTold({ of }: Pick<ReviewFigure, 'of'>, found: Figure): boolean {
  return !of.restricted || found.of === 0 || isCountable(found.of);
}
