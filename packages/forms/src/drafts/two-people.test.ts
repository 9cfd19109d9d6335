import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { FormData } from '../definition.js';
import { rightsAt } from '../access/rights.js';
import { rowsOf } from '../access/written.js';
import { finding, roomCheck as definition, uuid } from '../testing/room-check.js';
import {
  choiceEdits,
  mergeDraft,
  NO_MARKS,
  pageOf,
  pendingOf,
  rebasedPage,
  savedPage,
  type Choice,
  type Draft,
  type DraftPage,
  type FreshDraft,
} from './index.js';

const typing = { definition, rights: rightsAt(definition, { type: 'filling' }) };
const begun: FormData = { room: 'big', findings: [finding(1), finding(2), finding(3)] };
const WHO = ['a', 'b'] as const;
type Who = (typeof WHO)[number];

/** Two pages open at one draft, and a server that does what the pure rule says. */
class Office {
  draft: Draft = { data: begun, revision: 0, marks: NO_MARKS, asides: [] };
  readonly pages: Record<Who, DraftPage>;
  private ids = 0;
  private rows = 100;
  /** Words whose only author took them away himself, or with everything they stood in. */
  readonly givenUp = new Set<string>();
  readonly typed: { readonly words: string; readonly by: Who }[] = [];
  private readonly names: Record<Who, string> = { a: 'page-a', b: 'page-b' };

  constructor() {
    this.pages = { a: pageOf(this.fresh('a')), b: pageOf(this.fresh('b')) };
  }
  fresh(who: Who): FreshDraft {
    return { ...this.draft, held: this.draft.asides.filter(({ open, by }) => open && by === who) };
  }
  private put(who: Who, data: FormData) {
    this.pages[who] = { ...this.pages[who], data };
  }
  private row(who: Who, at: number) {
    const rows = rowsOf(this.pages[who].data['findings']);
    return { rows, index: at % Math.max(rows.length, 1) };
  }
  private word(by: Who): string {
    const words = `<${by}${this.typed.length}>`;
    this.typed.push({ words, by });
    return words;
  }
  /** People write on behind what stands there. */
  types(who: Who, at: number, column: 'what' | 'measure' | 'howChecked') {
    const { data } = this.pages[who];
    if (column === 'howChecked') return this.put(who, { ...data, howChecked: `${String(data['howChecked'] ?? '')}${this.word(who)}` });
    const { rows, index } = this.row(who, at);
    if (rows.length === 0) return this.adds(who);
    this.put(who, { ...data, findings: rows.map((row, n) => (n === index ? { ...row, [column]: `${String(row[column] ?? '')}${this.word(who)}` } : row)) });
  }
  adds(who: Who) {
    this.rows += 1;
    this.put(who, { ...this.pages[who].data, findings: [...this.row(who, 0).rows, { rowId: uuid(this.rows), what: this.word(who) }] });
  }
  deletes(who: Who, at: number) {
    const { rows, index } = this.row(who, at);
    const gone = JSON.stringify(rows[index] ?? '');
    for (const { words, by } of this.typed) if (by === who && gone.includes(words)) this.givenUp.add(words);
    this.put(who, { ...this.pages[who].data, findings: rows.filter((_, n) => n !== index) });
  }
  moves(who: Who, at: number) {
    const { rows, index } = this.row(who, at);
    const row = rows[index];
    if (row) this.put(who, { ...this.pages[who].data, findings: [...rows.filter((one) => one !== row), row] });
  }
  private sends(who: Who, patch: { settles?: readonly string[]; edits?: ReturnType<typeof pendingOf>; loses?: boolean }) {
    const sent = this.pages[who].data;
    const before = this.draft;
    const { draft, issues } = mergeDraft({ ...typing, newId: () => `aside-${(this.ids += 1)}` }, this.draft, {
      saving: { by: who, at: String(this.draft.revision), page: this.names[who] },
      edits: patch.edits ?? pendingOf(typing, this.pages[who], sent),
      settles: patch.settles ?? [],
    });
    expect(issues).toEqual([]);
    this.draft = draft;
    if (patch.loses) return;
    const isAlone = before.revision === this.pages[who].revision && JSON.stringify(before.asides) === JSON.stringify(draft.asides);
    this.pages[who] = isAlone
      ? savedPage(this.pages[who], { sent, revision: draft.revision })
      : rebasedPage(typing, this.pages[who], { fresh: this.fresh(who), sent });
  }
  saves(who: Who, loses = false) {
    this.sends(who, { loses });
  }
  /** What others saved comes in while something may stand unsaved on the page. */
  hears(who: Who) {
    this.pages[who] = rebasedPage(typing, this.pages[who], { fresh: this.fresh(who) });
  }
  chooses(who: Who, choice: Choice) {
    this.saves(who);
    const held = this.fresh(who).held[0];
    if (!held) return;
    this.sends(who, { edits: choiceEdits(held, { choice, fresh: this.fresh(who) }), settles: [held.id] });
  }
  /** The browser is gone; nothing that was saved may be. */
  opensAnew(who: Who) {
    this.saves(who);
    this.ids += 1;
    this.names[who] = `page-${who}${this.ids}`;
    this.pages[who] = pageOf(this.fresh(who));
  }
  lost(): readonly string[] {
    const kept = JSON.stringify([this.draft.data, this.draft.asides, this.pages.a.data, this.pages.b.data]);
    return this.typed.map(({ words }) => words).filter((words) => !this.givenUp.has(words) && !kept.includes(words));
  }
}

const act = fc.record({
  who: fc.constantFrom(...WHO),
  at: fc.nat(5),
  does: fc.oneof(
    { weight: 6, arbitrary: fc.constantFrom('what', 'measure', 'howChecked') },
    { weight: 2, arbitrary: fc.constant('add') },
    { weight: 2, arbitrary: fc.constant('delete') },
    { weight: 2, arbitrary: fc.constant('move') },
    { weight: 5, arbitrary: fc.constant('save') },
    { weight: 1, arbitrary: fc.constantFrom('lose', 'hear', 'open') },
    { weight: 2, arbitrary: fc.constantFrom('mine', 'theirs', 'both') },
  ),
});

function performs(office: Office, { who, at, does }: { who: Who; at: number; does: string }) {
  switch (does) {
    case 'what':
    case 'measure':
    case 'howChecked':
      return office.types(who, at, does);
    case 'add':
      return office.adds(who);
    case 'delete':
      return office.deletes(who, at);
    case 'move':
      return office.moves(who, at);
    case 'save':
      return office.saves(who);
    case 'lose':
      return office.saves(who, true);
    case 'hear':
      return office.hears(who);
    case 'open':
      return office.opensAnew(who);
    case 'mine':
    case 'theirs':
    case 'both':
      return office.chooses(who, does);
    default:
      throw new Error(does);
  }
}

describe('two people at one list', () => {
  it('lose no word of each other, whatever they do and in whatever order they save', () => {
    fc.assert(
      fc.property(fc.array(act, { maxLength: 40 }), (acts) => {
        const office = new Office();
        for (const one of acts) {
          performs(office, one);
          expect(office.lost()).toEqual([]);
        }
        for (const who of [...WHO, ...WHO]) office.saves(who);
        for (const who of WHO) for (let n = 0; n < 60 && office.fresh(who).held.length > 0; n += 1) office.chooses(who, n % 2 ? 'mine' : 'theirs');
        for (const who of [...WHO, ...WHO]) {
          office.saves(who);
          office.hears(who);
        }
        // Nothing is left on a page alone, and both see the same.
        const kept = JSON.stringify([office.draft.data, office.draft.asides]);
        expect(office.typed.map(({ words }) => words).filter((words) => !office.givenUp.has(words) && !kept.includes(words))).toEqual([]);
        for (const who of WHO) expect(office.fresh(who).held).toEqual([]);
        expect(office.pages.a.data).toEqual(office.draft.data);
        expect(office.pages.b.data).toEqual(office.draft.data);
      }),
      { numRuns: 300 },
    );
  });
});
