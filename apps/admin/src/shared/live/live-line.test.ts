import { expect, it } from '@jest/globals';
import type { LiveState } from '../../api/generated.js';
import { LiveLine } from './live-line.js';
import type { LineEvents, TabWord } from './live-line.js';

const state = (count: number): LiveState => ({ inbox: { count, stamp: String(count) }, unread: 0, today: '2018-10-08', items: [] });

/** Tabs of one browser beside each other, with a clock that is moved by hand. */
function browser() {
  let now = 0;
  let waiting: { at: number; what: () => void }[] = [];
  const tabs = new Map<string, LiveLine>();
  const open: { tab: string; items: readonly string[]; events: LineEvents }[] = [];
  const heard: [string, number | 'out'][] = [];
  const pass = (ms: number) => {
    for (const end = now + ms; ;) {
      const next = waiting.filter(({ at }) => at <= end).sort((a, b) => a.at - b.at)[0];
      if (!next) {
        now = end;
        return;
      }
      waiting = waiting.filter((each) => each !== next);
      now = next.at;
      next.what();
    }
  };
  const tab = (name: string) => {
    const say = (word: TabWord) =>
      [...tabs].forEach(([other, line]) => {
        if (other !== name) line.hear(word);
      });
    const line = new LiveLine(
      {
        tab: name,
        say,
        now: () => now,
        chance: () => 0.5,
        later: (ms, what) => {
          const one = { at: now + ms, what };
          waiting.push(one);
          return () => {
            waiting = waiting.filter((each) => each !== one);
          };
        },
        open: (items, events) => {
          const one = { tab: name, items, events };
          open.push(one);
          return {
            close: () => {
              open.splice(open.indexOf(one), 1);
            },
          };
        },
      },
      { state: ({ inbox }) => heard.push([name, inbox.count]), signedOut: () => heard.push([name, 'out']) },
    );
    tabs.set(name, line);
    line.start();
    return {
      line,
      crash: () => {
        tabs.delete(name);
        line.stop();
      },
      leave: () => {
        line.stop();
        tabs.delete(name);
      },
    };
  };
  return { tab, pass, open, heard };
}

it('many tabs have one stream, and all of them hear what it says', () => {
  const { tab, pass, open, heard } = browser();
  const [a, b] = [tab('a'), tab('b')];
  pass(1000);
  tab('c');
  pass(1000);
  expect(open.map((one) => one.tab)).toHaveLength(1);
  a.line.watch(['x']);
  b.line.watch(['y']);
  expect(open.map(({ items }) => items)).toEqual([['x', 'y']]);
  open[0]?.events.state(state(3));
  expect(heard.sort()).toEqual([
    ['a', 3],
    ['b', 3],
    ['c', 3],
  ]);
});

it('when the tab that has it is closed another one takes over at once, with the pages that are open', () => {
  const { tab, pass, open } = browser();
  const [a, b] = [tab('a'), tab('b')];
  pass(1000);
  b.line.watch(['y']);
  const first = open[0]?.tab;
  (first === 'a' ? a : b).leave();
  pass(300);
  expect(open).toHaveLength(1);
  expect(open[0]?.tab).not.toBe(first);
});

it('when it falls silent another one takes over, and the old one gives way when it wakes', () => {
  const { tab, pass, open } = browser();
  tab('a');
  pass(1000);
  tab('b');
  pass(40_000);
  expect(open).toHaveLength(1);
  open[0]?.events.beat();
  pass(20_000);
  expect(open).toHaveLength(1);
});

it('a session that is over is told to every tab, and nobody tries again at once', () => {
  const { tab, pass, open, heard } = browser();
  tab('a');
  tab('b');
  pass(1000);
  open[0]?.events.ended('signed-out');
  expect(heard.sort()).toEqual([
    ['a', 'out'],
    ['b', 'out'],
  ]);
  pass(5000);
  expect(open).toHaveLength(0);
});
