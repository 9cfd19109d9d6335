import { rowWords } from '@bihuan/forms';
import type { FormData as Filled, FormDefinition, Issue, Row } from '@bihuan/forms';
import { pointerOf } from './context.js';
import { rowsOf, tablesOf } from './first-data.js';

interface Since {
  readonly definition: FormDefinition;
  /** What the issues were found in, and what stands there now. */
  readonly checked: Filled;
  readonly data: Filled;
}

/**
 * Issues that were found a moment ago, each at the row it was found in, wherever that row stands by now; what was wrong in a row that is
 * gone is wrong no more. The very same where no row has another place.
 */
export const issuesInPlace = (issues: readonly Issue[], { definition, checked, data }: Since): readonly Issue[] => {
  if (issues.length === 0 || checked === data) return issues;
  const moved = new Map(
    tablesOf(definition).flatMap((table) => {
      const places = placesNow(rowsOf(checked, table), rowsOf(data, table));
      return places ? [[table.key, places] as const] : [];
    }),
  );
  return moved.size === 0 ? issues : issues.flatMap((issue) => inPlace(issue, moved));
};

/** Where each of the rows stands now, -1 where it is gone; nothing where all stand where they stood. */
const placesNow = (were: readonly Row[], are: readonly Row[]): readonly number[] | null => {
  if (were === are || were.every(({ rowId }, at) => are[at]?.rowId === rowId)) return null;
  const now = new Map(are.map(({ rowId }, at) => [rowId, at]));
  return were.map(({ rowId }) => now.get(rowId) ?? -1);
};

const inPlace = (issue: Issue, moved: ReadonlyMap<string, readonly number[]>): readonly Issue[] => {
  const [, table = '', row, ...rest] = issue.pointer.split('/');
  const [was, now] = [Number(row), moved.get(table)?.[Number(row)]];
  if (now === undefined || now === was) return [issue];
  const words = rowWords({ row: was });
  const message = issue.message.startsWith(words) ? `${rowWords({ row: now })}${issue.message.slice(words.length)}` : issue.message;
  return now < 0 ? [] : [{ ...issue, pointer: `${pointerOf([table, now])}${rest.map((part) => `/${part}`).join('')}`, message }];
};
