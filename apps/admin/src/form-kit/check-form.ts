import { startTransition, useEffect, useState } from 'react';
import { checkOf, isWritableAt } from '@bihuan/forms';
import type { Check, FormData as Filled, FormDefinition, Issue } from '@bihuan/forms';
import { isBlankRow, rowsOf, tablesOf } from './first-data.js';
import type { MaybeRights } from './rights.js';

/** Issues of the form; a blank row beside written ones is not complained of, nor what others are to write. */
export const checkForm = (definition: FormDefinition, data: Filled, today: string, rights: MaybeRights = null): readonly Issue[] => {
  const found = checkFor(definition, today).all(data);
  if (found.length === 0) return nothingWrong;
  const blank = tablesOf(definition).flatMap((table) => {
    const rows = rowsOf(data, table);
    return rows.some((row) => !isBlankRow(definition, table, row))
      ? rows.flatMap((row, at) => (isBlankRow(definition, table, row) ? [`/${table.key}/${at}/`] : []))
      : [];
  });
  const own = (issue: Issue): boolean => issue.severity !== 'error' || rights === null || isWritableAt(definition, rights, issue);
  const left = found.filter((issue) => own(issue) && !blank.some((pointer) => `${issue.pointer}/`.startsWith(pointer)));
  return left.length === 0 ? nothingWrong : left;
};

/** Always the same, so that a page where nothing is wrong is not drawn again to say so. */
const nothingWrong: readonly Issue[] = [];

const checks = new WeakMap<FormDefinition, { readonly today: string; readonly check: Check }>();

/** One for each form while it is written, so that a touched row is all that is looked at; another day asks anew. */
const checkFor = (definition: FormDefinition, today: string): Check => {
  const known = checks.get(definition);
  if (known?.today === today) return known.check;
  const check = checkOf(definition, { today });
  checks.set(definition, { today, check });
  return check;
};

/** Rows looked at without the page being able to draw in between: some 5 ms. */
const AT_ONCE = 250;

/** How long nothing changes before anything is looked at. */
const REST = 150;

/**
 * The data the page is to be checked with: that of when the hands rested last, and after thousands of rows were pasted as long behind as it
 * takes to look at them a few at a time, so that neither keys nor frames wait for it. Whoever hands in checks what stands there then.
 */
export const useDataToCheck = (definition: FormDefinition, data: Filled, today: string): Filled => {
  const [ready, setReady] = useState(data);
  useEffect(() => {
    if (ready === data) return undefined;
    const check = checkFor(definition, today);
    const next = () => {
      if (check.some(data, AT_ONCE)) timer = window.setTimeout(next);
      else startTransition(() => setReady(data));
    };
    let timer = window.setTimeout(next, REST);
    return () => window.clearTimeout(timer);
  }, [definition, data, today, ready]);
  return ready;
};
