import { describe, expect, it } from '@jest/globals';
import { mergeDraft, NO_MARKS, rightsAt } from '@bihuan/forms';
import type { Draft, FormDefinition } from '@bihuan/forms';
import type { DraftView, FreshDraft } from '../../../api/types.js';
import { ProblemError } from '../../../api/client.js';
import type { Unsaved } from '../../../shared/unsaved.js';
import { DraftKeeper } from './draft-keeper.js';
import type { Values } from './draft-keeper.js';

const definition: FormDefinition = {
  format: 1,
  key: 'list',
  title: '清单',
  minutes: 1,
  order: ['t'],
  fields: {
    t: {
      id: 't',
      key: 'rows',
      kind: 'table',
      label: '清单',
      columnOrder: ['a', 'b'],
      columns: { a: { id: 'a', key: 'what', kind: 'long-text', label: '内容' }, b: { id: 'b', key: 'how', kind: 'long-text', label: '办法' } },
    },
  },
};
const rights = rightsAt(definition, { type: 'filling' });
/** Of «内容» nothing may be changed. */
const narrow = rightsAt({ ...definition, access: { filling: { fields: { t: { right: 'write', columns: { a: 'read' } } } }, steps: {} } }, { type: 'filling' });
const none = { people: {}, units: {}, files: {} };
const row = (rowId: string, what: string, how?: string) => ({ rowId, what, ...(how === undefined ? {} : { how }) });
const ids = (data: Values) =>
  (data['rows'] as { rowId: string; what?: string; how?: string }[]).map(({ rowId, what, how }) =>
    [rowId, what, how].filter((one) => one !== undefined).join(' '),
  ); // as built here

const problem = (status: number, code: 'network.offline' | 'draft.changed-elsewhere') =>
  new ProblemError({ type: '', title: '', status, detail: '', instance: '', requestId: '', code });

/** A server that merges as the real one does, and pages whose answers wait for their word. */
function office(rows: readonly object[] = [row('1', '一'), row('2', '二')], brought: readonly string[] = []) {
  const taken: string[] = [];
  let stored: Draft = { data: { rows }, revision: 0, marks: NO_MARKS, asides: [] };
  let made = 0;
  let isDead = false;
  let isHandedIn = false;
  const viewFor = (who: string): DraftView => ({
    data: stored.data,
    revision: stored.revision,
    savedAtText: '10:21',
    prefilled: brought.map((place) => ({ place, words: '2017年所填' })),
    asides: stored.asides.map(({ id, type, open, place, value, after, by }) => ({
      id,
      type,
      open,
      mine: by === who,
      place,
      label: place,
      value,
      after: after ?? null,
      by,
      atText: '10:21',
      there: null,
    })),
  });
  const freshFor = (who: string): FreshDraft => ({ ...viewFor(who), names: none, news: [] });
  const open = (who: string, left: Unsaved | null = null, { as = rights, submissions = 0 } = {}) => {
    const sent: number[] = [];
    const answers: (() => void)[] = [];
    const kept: { words: Pick<Unsaved, 'page' | 'submissions' | 'edits' | 'takes' | 'rows'> | null } = { words: null };
    const timers = new Set<() => void>();
    const unfinished: string[] = [];
    let isSlow = false;
    let isLeftForgotten = false;
    const keeper = new DraftKeeper(
      {
        definition,
        rights: as,
        draft: viewFor(who),
        names: none,
        submissions,
        page: (left?.submissions === submissions ? left.page : null) ?? `page-${who}-${(made += 1)}`,
        left,
        withFirstRows: (data) => data,
      },
      {
        send: async (body) => {
          if (isDead) throw problem(0, 'network.offline');
          if (isHandedIn) throw problem(409, 'draft.changed-elsewhere');
          sent.push(body.edits.length);
          const before = stored;
          taken.push(...(body.takes ?? []));
          stored = mergeDraft({ definition, rights, newId: () => `aside-${(made += 1)}` }, stored, {
            saving: { by: who, at: '', page: body.page },
            edits: body.edits,
            settles: body.settles ?? [],
            drops: body.drops ?? [],
          }).draft;
          const isAlone = before.revision === body.revision && JSON.stringify(before.asides) === JSON.stringify(stored.asides);
          const answer = { revision: stored.revision, savedAtText: '10:22', fresh: isAlone ? null : freshFor(who) };
          if (isSlow) await new Promise<void>((resolve) => answers.push(resolve));
          return answer;
        },
        read: () => Promise.resolve(freshFor(who)),
        keep: (words) => {
          kept.words = words;
        },
        forgetLeft: () => {
          isLeftForgotten = true;
        },
        later: (_ms, what) => {
          timers.add(what);
          return () => timers.delete(what);
        },
        composed: () => Promise.resolve(),
        flushTexts: () => undefined,
        unfinished: () => unfinished,
        signedOut: () => undefined,
        keepable: (data) => data,
      },
    );
    const write = (id: string, cells: object) =>
      keeper.change({ rows: (keeper.snapshot().data['rows'] as { rowId: string }[]).map((one) => (one.rowId === id ? { ...one, ...cells } : one)) }); // as built here
    return {
      keeper,
      write,
      sent,
      answers,
      kept,
      slow: () => {
        isSlow = true;
      },
      timers,
      unfinished,
      isLeftForgotten: () => isLeftForgotten,
      shown: () => ids(keeper.snapshot().data),
    };
  };
  return {
    open,
    dead: (is: boolean) => {
      isDead = is;
    },
    handedIn: () => {
      isHandedIn = true;
    },
    stored: () => ids(stored.data),
    taken: () => taken,
  };
}
const settled = async () => {
  for (let n = 0; n < 10; n += 1) await Promise.resolve();
};

describe('an open page of a draft', () => {
  it('shows what nobody typed until somebody writes there or takes it as it is, and tells the server what he took', async () => {
    const { open, taken, stored } = office(undefined, ['rows/1', 'rows/2']);
    const page = open('甲');
    const places = () => page.keeper.snapshot().prefilled.map(({ place }) => place);
    page.write('1', { what: '改了' });
    expect(places()).toEqual(['rows/2']);
    page.write('1', { what: '一' });
    expect(places()).toEqual(['rows/2']);
    page.keeper.accept(['rows/2']);
    expect([places(), taken()]).toEqual([[], []]);
    expect(await page.keeper.save()).toBe(true);
    expect([taken(), stored(), page.keeper.hasPending()]).toEqual([['rows/2'], ['1 一', '2 二'], false]);
  });

  it('never meets itself as somebody else, though several saves waited for a slow one', async () => {
    const { open, stored } = office();
    const page = open('甲');
    page.slow();
    page.write('1', { what: '甲' });
    void page.keeper.save();
    void page.keeper.save();
    await settled();
    page.write('1', { what: '甲乙' });
    const last = page.keeper.save();
    for (let n = 0; n < 5; n += 1) {
      page.answers.shift()?.();
      await settled();
    }
    expect(await last).toBe(true);
    expect(page.sent).toEqual([1, 1]);
    expect(stored()).toEqual(['1 甲乙', '2 二']);
  });

  it('takes in what a colleague saved while its own words stand and go on being typed', async () => {
    const { open, stored } = office();
    const [one, other] = [open('甲'), open('乙')];
    other.write('2', { how: '乙的办法' });
    await other.keeper.save();
    one.write('1', { how: '甲的' });
    one.slow();
    void one.keeper.save();
    await settled();
    one.write('1', { how: '甲的办法' });
    one.answers.shift()?.();
    await settled();
    expect(one.shown()).toEqual(['1 一 甲的办法', '2 二 乙的办法']);
    one.answers.shift()?.();
    await settled();
    expect(stored()).toEqual(['1 一 甲的办法', '2 二 乙的办法']);
  });

  it('keeps what one wrote in its place until he chooses, and lets the other’s be taken, one’s own, or both', async () => {
    for (const [choice, stands] of [
      ['mine', '甲的'],
      ['theirs', '乙的'],
      ['both', '乙的\n甲的'],
    ] as const) {
      const { open, stored } = office();
      const [one, other] = [open('甲'), open('乙')];
      other.write('1', { how: '乙的' });
      await other.keeper.save();
      one.write('1', { how: '甲' });
      await one.keeper.save();
      one.write('1', { how: '甲的' });
      await one.keeper.save();
      const [conflict] = one.keeper.snapshot().conflicts;
      expect([one.shown()[0], stored()[0], conflict?.aside.value, conflict?.there]).toEqual(['1 一 甲的', '1 一 乙的', '甲的', '乙的']);
      await one.keeper.choose(conflict?.aside.id ?? '', choice);
      expect([one.shown()[0], stored()[0], one.keeper.snapshot().conflicts]).toEqual([`1 一 ${stands}`, `1 一 ${stands}`, []]);
      expect(one.keeper.snapshot().asides.map(({ value }) => value)).toEqual(choice === 'both' ? [] : [choice === 'mine' ? '乙的' : '甲的']);
    }
  });

  it('moves a row for everybody, with what a colleague wrote in it meanwhile', async () => {
    const { open, stored } = office();
    const [one, other] = [open('甲'), open('乙')];
    one.keeper.change({ rows: [row('2', '二'), row('1', '一')] });
    other.write('1', { how: '乙的' });
    await other.keeper.save();
    await one.keeper.save();
    await other.keeper.look();
    expect([stored(), other.shown(), one.sent]).toEqual([['2 二', '1 一 乙的'], ['2 二', '1 一 乙的'], [1]]);
  });

  it('sets aside what somebody had begun to type before a colleague’s words came to the same place', async () => {
    const { open, stored } = office();
    const [one, other] = [open('甲'), open('乙')];
    one.unfinished.push('rows/1/how');
    other.write('1', { how: '5' });
    await other.keeper.save();
    await one.keeper.look();
    one.write('2', { how: '12' });
    await one.keeper.save();
    one.write('1', { how: '12' });
    one.unfinished.pop();
    await one.keeper.save();
    expect([stored(), one.keeper.snapshot().conflicts.map(({ aside, there }) => [aside.value, there])]).toEqual([['1 一 5', '2 二 12'], [['12', '5']]]);
  });

  it('a row that went while one wrote in it stays on the page until he chooses', async () => {
    const { open, stored } = office();
    const [one, other] = [open('甲'), open('乙')];
    other.keeper.change({ rows: [row('2', '二')] });
    await other.keeper.save();
    one.write('1', { how: '甲的' });
    await one.keeper.look();
    expect(one.shown()).toEqual(['1 一 甲的', '2 二']);
    await one.keeper.choose(one.keeper.snapshot().conflicts[0]?.aside.id ?? '', 'mine');
    expect(stored()).toEqual(['1 一 甲的', '2 二']);
  });

  it('off line keeps everything in the browser, and goes on from there when it is opened again', async () => {
    const { open, dead, stored } = office();
    const page = open('甲');
    dead(true);
    page.write('1', { how: '断网时写的' });
    expect(await page.keeper.save()).toBe(false);
    expect(page.keeper.snapshot().state.type).toBe('offline');
    const left = { owner: '甲', itemId: 'i', ...page.kept.words } as Unsaved; // it was kept
    dead(false);
    const other = open('乙');
    other.keeper.change({ rows: [row('2', '二乙')] });
    await other.keeper.save();
    const again = open('甲', left);
    expect(again.shown()).toEqual(['2 二', '1 一 断网时写的'].map((each) => (each === '2 二' ? '2 二乙' : each)));
    await again.keeper.save();
    expect([stored(), again.keeper.snapshot().conflicts.length, again.kept.words]).toEqual([['2 二乙'], 1, null]);
    await again.keeper.choose(again.keeper.snapshot().conflicts[0]?.aside.id ?? '', 'mine');
    expect(stored()).toEqual(['1 一 断网时写的', '2 二乙']);
  });

  it('saves what was typed at places that were opened while it stood there', async () => {
    const { open, stored } = office();
    const page = open('甲', null, { as: narrow });
    page.write('1', { what: '一改' });
    await page.keeper.save();
    expect(stored()[0]).toBe('1 一');
    page.keeper.setRights(rights);
    expect(page.keeper.snapshot().state.type).toBe('dirty');
    await page.keeper.save();
    expect(stored()[0]).toBe('1 一改');
  });

  it('shows words of an earlier round until their author dealt with them, whatever is typed meanwhile', async () => {
    const { open, stored } = office();
    const first = open('甲');
    first.write('1', { how: '上一轮写的' });
    const left = { owner: '甲', itemId: 'i', ...first.kept.words } as Unsaved; // it was kept
    const page = open('甲', left, { submissions: 1 });
    page.keeper.keepNow();
    page.write('2', { how: '这一轮写的' });
    expect(page.kept.words?.page).not.toBe(left.page);
    await page.keeper.save();
    expect([stored()[1], page.isLeftForgotten(), page.keeper.snapshot().leftovers]).toEqual([
      '2 二 这一轮写的',
      false,
      [{ place: 'rows/1/how', value: '上一轮写的' }],
    ]);
    page.keeper.forgetLeftovers();
    expect([page.isLeftForgotten(), page.keeper.snapshot().leftovers]).toEqual([true, []]);
  });

  it('does not take anything for saved when words are dropped that are gone already', async () => {
    const { open, stored } = office();
    const page = open('甲');
    page.write('1', { how: '还没有存的' });
    await page.keeper.drop('aside-gone');
    expect([page.keeper.snapshot().state.type, page.kept.words?.edits.length]).toEqual(['dirty', 1]);
    await page.keeper.save();
    expect(stored()[0]).toBe('1 一 还没有存的');
  });

  it('keeps words that waited for a choice, and those typed after, when it was handed in without them', async () => {
    const { open, handedIn } = office();
    const [one, other] = [open('甲'), open('乙')];
    other.write('1', { how: '乙的' });
    await other.keeper.save();
    one.write('1', { how: '甲的' });
    await one.keeper.save();
    handedIn();
    one.write('2', { how: '又写的' });
    await one.keeper.save();
    one.write('2', { how: '又写的字' });
    const left = [
      { place: 'rows/2/how', value: '又写的字' },
      { place: 'rows/1/how', value: '甲的' },
    ];
    one.keeper.keepNow();
    expect([one.keeper.snapshot().leftovers, one.kept.words?.edits.length]).toEqual([left, 2]);
    one.keeper.forgetLeftovers();
    expect([one.keeper.snapshot().leftovers, one.kept.words]).toEqual([[], null]);
  });

  it('that was left tries nothing again, and leaves what it kept to the next page', async () => {
    const { open, dead } = office();
    const page = open('甲');
    dead(true);
    page.write('1', { how: '断网时写的' });
    const last = page.keeper.save();
    page.keeper.keepNow();
    page.keeper.stop();
    const { words } = page.kept;
    await last;
    expect([page.timers.size, page.kept.words === words]).toEqual([0, true]);
  });

  it('sends a choice after what another had begun to send, never beside it', async () => {
    const { open, stored } = office();
    const [one, other] = [open('甲'), open('乙')];
    other.write('1', { how: '乙的' });
    await other.keeper.save();
    one.write('1', { how: '甲的' });
    await one.keeper.save();
    const id = one.keeper.snapshot().conflicts[0]?.aside.id ?? '';
    one.write('2', { how: '一' });
    one.slow();
    void one.keeper.choose(id, 'mine');
    void one.keeper.choose(id, 'mine');
    void one.keeper.look();
    const atOnce: number[] = [];
    for (let n = 0; n < 8; n += 1) {
      await settled();
      atOnce.push(one.answers.length);
      one.answers.shift()?.();
    }
    expect([Math.max(...atOnce), stored()]).toEqual([1, ['1 一 甲的', '2 二 一']]);
    expect(one.keeper.snapshot().conflicts).toEqual([]);
  });
});
