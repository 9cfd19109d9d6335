import { useRef } from 'react';
import type { Issue } from '@bihuan/forms';

type Issues = readonly Issue[];

/** Whether the same is said at the same places, in the same order. */
export const sameIssues = (one: Issues, other: Issues): boolean =>
  one === other ||
  (one.length === other.length &&
    one.every((issue, at) => {
      const { pointer, code, message, severity } = issue;
      const beside = other[at];
      return pointer === beside?.pointer && code === beside.code && message === beside.message && severity === beside.severity;
    }));

/** The very same as long as they say the same, so that a check that found nothing new draws nothing again. */
export const useSameIssues = (issues: Issues): Issues => {
  const last = useRef(issues);
  if (!sameIssues(last.current, issues)) last.current = issues;
  return last.current;
};
