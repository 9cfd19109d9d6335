import { choiceEdits, pageOf, pendingOf, placeOfDraftEdit, rebasedPage, resumedPage, sameValue, savedPage, valueAtPlace } from '@bihuan/forms';
import type { Choice, DraftEdit, DraftPage, FormDefinition, Rights } from '@bihuan/forms';
import { isOffline, isProblem } from '../../../api/client.js';
import type { AsideView, DraftView, FreshDraft, ItemView, PatchDraftAnswer, PatchDraftBody } from '../../../api/types.js';
import type { Unsaved } from '../../../shared/unsaved.js';
import { isSmall } from './is-small.js';
import { leftoversOf, type Leftover } from './leftovers.js';

export type Values = Readonly<Record<string, unknown>>;

export type SaveState =
  | { readonly type: 'saved'; readonly at: string | null }
  | { readonly type: 'dirty' | 'saving' | 'offline' }
  | { readonly type: 'failed'; readonly error: unknown }
  /** Handed in meanwhile, or not his to fill any more: what he wrote has no draft to go to. */
  | { readonly type: 'late'; readonly error: unknown };

export interface DraftShown {
  readonly data: Values;
  readonly state: SaveState;
  readonly revision: number;
  /** The writer's own words that wait for his choice, and what stands at their places. */
  readonly conflicts: readonly { readonly aside: AsideView; readonly there: unknown }[];
  readonly asides: readonly AsideView[];
  readonly names: ItemView['names'];
  readonly news: FreshDraft['news'];
  readonly leftovers: readonly Leftover[];
  /** Places that stand as they were brought in, while nobody said that they are right. */
  readonly prefilled: DraftView['prefilled'];
}

/** Everything outside: the server, what the browser keeps, time, and whoever is typing. */
export interface Around {
  send(body: PatchDraftBody, isSmall: boolean): Promise<PatchDraftAnswer>;
  read(since: number, page: string): Promise<FreshDraft>;
  keep(words: Pick<Unsaved, 'page' | 'submissions' | 'edits' | 'takes' | 'rows'> | null): void;
  /** What was left by an earlier page is dealt with. */
  forgetLeft(): void;
  later(ms: number, what: () => void): () => void;
  /** Until no word is half finished. */
  composed(): Promise<void>;
  /** What rests in fields is handed on. */
  flushTexts(): void;
  /** Places in which something is being typed that only means something as a whole. */
  unfinished(): readonly string[];
  signedOut(): void;
  /** Of what stands on the page that which is to be saved. */
  keepable(data: Values, seen: Values): Values;
}

export interface Begun {
  readonly definition: FormDefinition;
  readonly rights: Rights;
  readonly draft: DraftView;
  readonly names: ItemView['names'];
  readonly submissions: number;
  readonly page: string;
  readonly left: Unsaved | null;
  /** What the page begins with where the draft has nothing: a row to write in. */
  readonly withFirstRows: (data: Values) => Values;
}

const PAUSE = 800;
const AGAIN = 5000;
const KEEP = 250;

/**
 * One open page of a draft. Saves by itself while somebody writes, one request at a time, places that changed alone; takes in what others
 * save without touching what is being typed. What it has not been told is safe it asks the browser to keep.
 */
export class DraftKeeper {
  private page: DraftPage;
  /** The draft without the writer's own open words. */
  private server: Values;
  private shown: DraftShown;
  private running: Promise<boolean> | null = null;
  private callOff: (() => void) | null = null;
  private callOffKeeping: (() => void) | null = null;
  private isLate = false;
  private isStopped = false;
  /** Brought in, said to be right, and not told yet. */
  private takes: readonly string[] = [];
  private typing: Pick<Begun, 'definition' | 'rights'>;
  private readonly listeners = new Set<() => void>();

  constructor(
    private readonly begun: Begun,
    private readonly around: Around,
  ) {
    const { draft, names, left } = begun;
    const isFromBefore = left !== null && isOver(begun, left);
    this.typing = begun;
    this.takes = isFromBefore ? [] : (left?.takes ?? []);
    this.server = draft.data;
    const fresh = pageOf({ revision: draft.revision, data: draft.data, held: openOf(draft.asides) });
    const first = left && !isFromBefore ? resumedPage(fresh, left) : fresh;
    this.page = { ...first, data: begun.withFirstRows(first.data) };
    this.shown = {
      data: this.page.data,
      state: this.hasUntold() ? { type: 'dirty' } : { type: 'saved', at: draft.savedAtText },
      revision: draft.revision,
      conflicts: [],
      asides: draft.asides,
      names,
      news: [],
      prefilled: this.asBrought(draft.prefilled),
      leftovers: isFromBefore ? leftoversOf(left.edits) : [],
    };
    this.shown = { ...this.shown, conflicts: this.conflictsIn(draft.asides) };
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };
  readonly snapshot = (): DraftShown => this.shown;

  readonly change = (data: Values): void => {
    this.page = { ...this.page, data };
    this.show({
      data,
      prefilled: this.asBrought(this.shown.prefilled),
      ...(this.isLate ? { leftovers: this.unkept() } : {}),
      ...(this.isLate || this.shown.state.type === 'offline' ? {} : { state: { type: 'dirty' } }),
    });
    if (this.callOffKeeping === null) {
      this.keepNow();
      this.callOffKeeping = this.around.later(KEEP, () => this.keepNow());
    }
    if (!this.isLate) this.soon(PAUSE);
  };

  /** What was brought in there is right as it is. */
  readonly accept = (places: readonly string[]): void => {
    this.takes = [...this.takes, ...places];
    this.show({ prefilled: this.shown.prefilled.filter(({ place }) => !places.includes(place)) });
    this.keepNow();
    this.soon(PAUSE);
  };

  /** Places may be opened while the page is: what was typed there goes too. */
  readonly setRights = (rights: Rights): void => {
    if (rights === this.typing.rights) return;
    this.typing = { ...this.typing, rights };
    if (this.hasPending()) this.change(this.page.data);
  };

  readonly start = (): void => {
    this.isStopped = false;
  };

  /** The page is left: a request under way may end, nothing is tried again. What it could not save waits in the browser for the next page. */
  readonly stop = (): void => {
    this.callOff?.();
    this.callOffKeeping?.();
    this.callOffKeeping = null;
    this.isStopped = true;
  };

  hasPending(): boolean {
    return this.pending().length > 0;
  }

  private hasUntold(): boolean {
    return this.hasPending() || this.takes.length > 0;
  }

  /** Whether a last request could not bring everything home. */
  isAtRisk(): boolean {
    const { state } = this.shown;
    return this.hasUntold() && (this.isLate || this.running !== null || state.type === 'offline' || state.type === 'failed' || !isSmall(this.pending()));
  }

  readonly keepNow = (): void => {
    this.callOffKeeping?.();
    this.callOffKeeping = null;
    const edits = this.isLate ? [...this.pending(), ...this.heldEdits()] : this.pending();
    if (edits.length === 0 && this.takes.length === 0) return this.around.keep(null);
    if (this.isStopped) return; // kept when it was left, and perhaps gone on with since
    const rows = edits.flatMap((edit) =>
      edit.type === 'cell' ? [[`${edit.table}/${edit.row}`, valueAtPlace(this.page.data, `${edit.table}/${edit.row}`) as Values] as const] : [],
    ); // a row is one
    this.around.keep({ page: this.begun.page, submissions: this.begun.submissions, edits, takes: this.takes, rows: Object.fromEntries(rows) });
  };

  /** True once everything on the page is in the draft. */
  readonly save = async (): Promise<boolean> => {
    this.callOff?.();
    while (this.running) await this.running; // several may have waited for the same one, and only one goes on
    if (this.isLate) return false;
    if (!this.hasUntold()) {
      if (this.shown.state.type === 'dirty') this.show({ state: { type: 'saved', at: this.savedAt } });
      return true;
    }
    return (await this.send({ edits: this.pending() })) && (this.hasUntold() ? this.save() : true);
  };

  /** Settles one's own words that waited; what was typed there since counts. */
  readonly choose = async (id: string, choice: Choice): Promise<void> => {
    if (!(await this.save())) return;
    while (this.running) await this.running; // another may have begun since
    const held = this.page.held.find((one) => one.id === id);
    if (!held) return;
    const fresh = { revision: this.page.revision, data: this.server, held: [] };
    await this.send({ edits: choiceEdits(held, { choice, fresh }), settles: [id] });
  };

  readonly drop = (id: string): Promise<void> => this.tell({ drops: [id] });
  /** Somebody else's words are not waited for; they stay beside. */
  readonly dismiss = (id: string): Promise<void> => this.tell({ settles: [id] });
  private async tell(patch: Pick<PatchDraftBody, 'settles' | 'drops'>): Promise<void> {
    while (this.running) await this.running;
    await this.send({ edits: [], ...patch });
  }

  /** Takes in what others saved. */
  readonly look = async (revision?: number): Promise<void> => {
    while (this.running) await this.running;
    if (this.isLate || (revision !== undefined && revision <= this.page.revision)) return;
    if (this.hasPending()) return void (await this.save());
    await this.alone(async () => {
      const fresh = await this.around.read(this.page.revision, this.begun.page);
      await this.take(fresh);
      return true;
    });
  };

  readonly forgetLeftovers = (): void => {
    if (this.isLate) this.page = { ...this.page, seen: this.around.keepable(this.page.data, this.page.seen), held: [] };
    else this.around.forgetLeft();
    this.show({ leftovers: [] });
    this.keepNow();
  };

  private savedAt: string | null = null;

  private pending(): readonly DraftEdit[] {
    return pendingOf(this.typing, this.page, this.around.keepable(this.page.data, this.page.seen));
  }

  /** Words that waited for a choice on a draft that is no more, as if they were typed anew. */
  private heldEdits(): readonly DraftEdit[] {
    const places = new Set(this.pending().map(placeOfDraftEdit));
    return this.page.held
      .filter(({ type, place }) => type !== 'delete' && !places.has(place))
      .flatMap((one) => choiceEdits(one, { choice: 'mine', fresh: { revision: one.revision, data: this.server, held: [] } }));
  }

  /** Whoever wrote there has said what stands there. */
  private asBrought(prefilled: DraftView['prefilled']): DraftView['prefilled'] {
    const { seen, data } = this.page;
    const still = prefilled.filter(({ place }) => !this.takes.includes(place) && sameValue(valueAtPlace(seen, place), valueAtPlace(data, place)));
    return still.length === prefilled.length ? prefilled : still;
  }

  private unkept(): readonly Leftover[] {
    return leftoversOf([...this.pending(), ...this.heldEdits()]);
  }

  private send(patch: Pick<PatchDraftBody, 'settles' | 'drops'> & { readonly edits: readonly DraftEdit[] }): Promise<boolean> {
    const sent = this.around.keepable(this.page.data, this.page.seen);
    const takes = this.takes;
    const told = takes.length > 0 ? { takes } : {};
    const body = { page: this.begun.page, revision: this.page.revision, submissions: this.begun.submissions, ...patch, ...told } as PatchDraftBody; // edits as the contract has them
    this.show({ state: { type: 'saving' } });
    return this.alone(async () => {
      // A small draft outlives the page it was written on, also when somebody reloads in the middle of it.
      const { revision, savedAtText, fresh } = await this.around.send(body, isSmall(body));
      this.savedAt = savedAtText;
      this.takes = this.takes.slice(takes.length);
      // A choice says nothing of what else stands on the page.
      const isChoice = patch.settles !== undefined || patch.drops !== undefined;
      if (fresh) await this.take(fresh, isChoice ? undefined : sent);
      else this.page = isChoice ? { ...this.page, revision } : savedPage(this.page, { sent, revision, unfinished: this.around.unfinished() });
      this.show({ revision, state: this.hasPending() ? { type: 'dirty' } : { type: 'saved', at: savedAtText } });
      this.keepNow();
      return true;
    });
  }

  private async take(fresh: FreshDraft, sent?: Values): Promise<void> {
    await this.around.composed();
    this.around.flushTexts();
    this.server = fresh.data;
    this.page = rebasedPage(this.typing, this.page, {
      fresh: { revision: fresh.revision, data: fresh.data, held: openOf(fresh.asides) },
      sent,
      unfinished: this.around.unfinished(),
    });
    const names = {
      people: { ...this.shown.names.people, ...fresh.names.people },
      units: { ...this.shown.names.units, ...fresh.names.units },
      files: { ...this.shown.names.files, ...fresh.names.files },
    };
    this.show({
      data: this.page.data,
      revision: fresh.revision,
      names,
      asides: fresh.asides,
      prefilled: this.asBrought(fresh.prefilled),
      conflicts: this.conflictsIn(fresh.asides),
      ...(fresh.news.length > 0 ? { news: fresh.news } : {}),
    });
  }

  private async alone(what: () => Promise<boolean>): Promise<boolean> {
    this.running = what().catch((error: unknown) => this.fail(error));
    const isDone = await this.running;
    this.running = null;
    return isDone;
  }

  private fail(error: unknown): boolean {
    this.isLate = isProblem(error, 'draft.changed-elsewhere') || isProblem(error, 'draft.not-yours');
    this.keepNow();
    if (this.isLate) this.show({ state: { type: 'late', error }, leftovers: this.unkept() });
    else if (isOffline(error)) {
      this.show({ state: { type: 'offline' } });
      this.soon(AGAIN);
    } else this.show({ state: { type: 'failed', error } });
    if (isProblem(error) && error.problem.status === 401) this.around.signedOut();
    return false;
  }

  private soon(ms: number): void {
    this.callOff?.();
    if (this.isStopped) return;
    this.callOff = this.around.later(ms, () => void this.save());
  }

  private conflictsIn(asides: readonly AsideView[]): DraftShown['conflicts'] {
    return asides.filter(({ open, mine }) => open && mine).map((aside) => ({ aside, there: valueAtPlace(this.server, aside.place) }));
  }

  private show(next: Partial<DraftShown>): void {
    this.shown = { ...this.shown, ...next };
    for (const listener of this.listeners) listener();
  }
}

/** Whether a draft that words were written for was handed in since. */
export const isOver = ({ submissions }: Pick<Begun, 'submissions'>, left: Unsaved): boolean => left.submissions !== submissions;

/** As the merge knows them; who wrote them is told in words. */
const openOf = (asides: readonly AsideView[]): DraftPage['held'] =>
  asides
    .filter(({ open, mine }) => open && mine)
    .map(({ id, type, open, place, value, after }) => ({ id, type, open, place, value, after, by: '', at: '', page: '', revision: 0 }));
