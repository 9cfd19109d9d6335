import { useEffect, useLayoutEffect, useRef, useState } from 'react';
import type { RefObject, UIEvent } from 'react';

/** Rows from which on only those in sight are drawn. */
export const WINDOW_FROM = 60;
const BEYOND = 8;
const UNMEASURED = 42;
/** Pixels that may be scrolled before other rows are drawn: well within what is drawn beyond sight. */
const SLACK = 120;

export interface Part {
  readonly type: 'rows' | 'gap';
  readonly from: number;
  readonly to: number;
  /** Of a gap, in pixels. */
  readonly height: number;
}

interface Windowed {
  readonly parts: readonly Part[];
  readonly onScroll: (event: UIEvent<HTMLElement>) => void;
}

/**
 * Which of many rows are drawn: those in sight, some around them, and the one that holds the focus. Rows are as tall as their texts:
 * each is measured when it was drawn, and until then taken to be as tall as the others are.
 */
export const useWindow = (keys: readonly string[], scroller: RefObject<HTMLElement | null>, kept: number): Windowed => {
  const [sight, setSight] = useState({ top: 0, height: 800 });
  const heights = useRef(new Map<string, number>());
  const isOn = keys.length > WINDOW_FROM;
  const [ruler] = useState(() => rulerOf(heights));
  useLayoutEffect(() => {
    if (isOn) ruler.watch(scroller.current);
  });
  useEffect(() => () => ruler.stop(), [ruler]);
  const onScroll = ({ currentTarget: { scrollTop: top, clientHeight: height } }: UIEvent<HTMLElement>) =>
    setSight((before) => (Math.abs(before.top - top) < SLACK && before.height === height ? before : { top, height }));
  if (!isOn) return { parts: [{ type: 'rows', from: 0, to: keys.length, height: 0 }], onScroll };
  const tops = topsOf(keys, heights.current);
  const inSight = {
    from: Math.max(0, rowAtHeight(tops, sight.top) - BEYOND),
    to: Math.min(keys.length, rowAtHeight(tops, sight.top + sight.height) + 1 + BEYOND),
  };
  const focused = kept >= 0 && (kept < inSight.from || kept >= inSight.to) ? [{ from: kept, to: kept + 1 }] : [];
  return {
    parts: withGaps(
      [inSight, ...focused].toSorted((one, other) => one.from - other.from),
      tops,
    ),
    onScroll,
  };
};

/**
 * Hears from the browser how tall the rows turned out, once it has laid them out anyway: asking for it after every change would have the
 * page laid out once more, in the middle of the change.
 */
const rulerOf = (heights: RefObject<Map<string, number>>) => {
  let watched = new WeakSet<Element>();
  const observer =
    typeof ResizeObserver === 'undefined'
      ? null
      : new ResizeObserver((seen) => {
          for (const { target, borderBoxSize } of seen)
            if (!(target instanceof HTMLElement) || !target.isConnected) observer?.unobserve(target);
            else heights.current.set(target.dataset['rowId'] ?? '', borderBoxSize[0]?.blockSize ?? target.offsetHeight);
        });
  return {
    watch: (scroller: HTMLElement | null) => {
      for (const row of scroller?.querySelectorAll('tbody[data-row-id]') ?? []) {
        if (watched.has(row)) continue;
        watched.add(row);
        observer?.observe(row);
      }
    },
    stop: () => {
      watched = new WeakSet();
      observer?.disconnect();
    },
  };
};

/** Where each row begins, and where the last one ends. */
const topsOf = (keys: readonly string[], heights: ReadonlyMap<string, number>): readonly number[] => {
  const known = [...heights.values()];
  const usual = known.length === 0 ? UNMEASURED : known.reduce((sum, height) => sum + height, 0) / known.length;
  const tops = [0];
  let top = 0;
  for (const key of keys) tops.push((top += heights.get(key) ?? usual));
  return tops;
};

const rowAtHeight = (tops: readonly number[], height: number): number => {
  let [low, high] = [0, tops.length - 2];
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if ((tops[middle] ?? 0) <= height) low = middle;
    else high = middle - 1;
  }
  return low;
};

const withGaps = (drawn: readonly { readonly from: number; readonly to: number }[], tops: readonly number[]): readonly Part[] => {
  const gap = (from: number, to: number): readonly Part[] => (to > from ? [{ type: 'gap', from, to, height: (tops[to] ?? 0) - (tops[from] ?? 0) }] : []);
  const parts = drawn.flatMap(({ from, to }, at): readonly Part[] => [...gap(drawn[at - 1]?.to ?? 0, from), { type: 'rows', from, to, height: 0 }]);
  return [...parts, ...gap(drawn.at(-1)?.to ?? 0, tops.length - 1)];
};
