import { retiredIssues, shownPart, unchangedMarks, withoutStanding } from '@bihuan/forms';
import type { FormData as Filled, FormDefinition, Issue } from '@bihuan/forms';
import { useMemo, useState } from 'react';
import type { ItemView } from '../../../api/types.js';
import { checkForm, isNarrowed, marksInWords, storable } from '../../../form-kit/index.js';
import type { MarkWords } from '../../../form-kit/index.js';

export interface OneMark extends MarkWords {
  readonly isDone: boolean;
}

export interface MarkedPlaces {
  /** What alone is to be put right, in the order of the form; none where all of it is open. */
  readonly marks: readonly OneMark[];
  /** How many of them are as they were. */
  readonly left: number;
  /** He says that the others are right as they are. */
  readonly isEnough: boolean;
  readonly enough: () => void;
}

/** What of a form that came back is to be put right, and what of that was done. */
export const useMarks = (
  item: ItemView,
  { fill, definition, data }: { readonly fill: NonNullable<ItemView['fill']>; readonly definition: FormDefinition; readonly data: Filled },
): MarkedPlaces => {
  const [isEnough, setEnough] = useState(false);
  const places = item.marked?.form === fill.form && isNarrowed(fill.rights) ? item.marked.places : none;
  const before = item.latest[fill.form]?.data;
  const marks = useMemo(() => {
    if (places.length === 0 || !before) return [];
    const unchanged = new Set(unchangedMarks(definition, places, { before, after: shownPart(definition, storable(definition, data)) }));
    // A row that was taken away has no place in what stands there now.
    const gone = marksInWords(definition, before, { marks: places, rights: fill.rights });
    const now = new Map(marksInWords(definition, data, { marks: places, rights: fill.rights }).map((one) => [one.mark, one]));
    return gone.map((one) => ({ ...(now.get(one.mark) ?? one), isDone: !unchanged.has(one.mark) }));
  }, [places, before, definition, data, fill.rights]);
  return { marks, left: marks.filter(({ isDone }) => !isDone).length, isEnough, enough: () => setEnough(true) };
};

const none: readonly string[] = [];

interface Checking {
  readonly definition: FormDefinition;
  readonly rights: NonNullable<ItemView['fill']>['rights'];
  /** What was handed in last. */
  readonly before: Filled | null;
  readonly today: string;
}

/** What is wrong with what would be handed in of it; not what was wrong before in a place that is locked. */
export const issuesIn = ({ definition, rights, before, today }: Checking, written: Filled): readonly Issue[] => {
  const data = shownPart(definition, written);
  const found = [...checkForm(definition, data, today, rights), ...retiredIssues(definition, { before, after: data })];
  return before && isNarrowed(rights)
    ? withoutStanding({ definition, rights, data: before }, found, { after: data, before: checkForm(definition, before, today, rights) })
    : found;
};
