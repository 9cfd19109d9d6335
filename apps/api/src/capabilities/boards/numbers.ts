import { isCountable } from '../items/index.js';
import type { BoardNumberKey, BoardView } from './boards.contract.js';
import type { UnitSum } from './queries/cells.js';

export const numberLabels: Readonly<Record<BoardNumberKey, string>> = {
  unsent: '未报送',
  mine: '待我审核',
  returned: '退回后未改',
  overdue: '已逾期',
  month: '本月每支部约需',
};

/** Minutes a month a unit may be asked for. */
export const MOST_MINUTES = 120;

/** The strip: four counts, and what the month asks of one unit on average, rounded up to whole minutes. */
export function numbersOf(sums: readonly UnitSum[], asked: ReadonlyMap<string, string>): BoardView['numbers'] {
  const count = (key: Exclude<BoardNumberKey, 'month'>): BoardView['numbers'][number] => {
    const value = sums.reduce((total, sum) => total + sum[key], 0);
    return { key, label: numberLabels[key], value, text: String(value), tooMuch: false };
  };
  const { average } = monthSum(sums, asked);
  return [
    count('unsent'),
    count('mine'),
    count('returned'),
    count('overdue'),
    { key: 'month', label: numberLabels.month, value: average, text: `${average}分钟（上限${MOST_MINUTES}）`, tooMuch: average > MOST_MINUTES },
  ];
}

export interface MonthSum {
  readonly units: number;
  readonly minutes: number;
  readonly average: number;
  /** Restricted lists among it that may be told. */
  readonly restricted: number;
}

/**
 * What the month asks of the units that are asked and have a share at all. Restricted lists of one task in units no filter tells apart count together,
 * and where they are a few not at all: so the sums of two filters never differ by so few that it would tell whose they are.
 */
export function monthSum(sums: readonly UnitSum[], asked: ReadonlyMap<string, string>): MonthSum {
  const own = sums.filter(({ unit }) => asked.has(unit));
  const lists = own.flatMap(({ unit, restricted }) => restricted.map((one) => ({ ...one, together: `${asked.get(unit) ?? ''} ${one.task}` })));
  const told = [...Map.groupBy(lists, ({ together }) => together).values()].filter((of) => isCountable(total(of, 'n'))).flat();
  const minutes = total(own, 'minutes') + total(told, 'minutes');
  return { units: own.length, minutes, restricted: total(told, 'n'), average: own.length === 0 ? 0 : Math.ceil(minutes / own.length) };
}

const total = <K extends string>(all: readonly Readonly<Record<K, number>>[], key: K): number => all.reduce((sum, one) => sum + one[key], 0);
