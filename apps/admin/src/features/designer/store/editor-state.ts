import { editDesign, findNode, movesOf, withSeen, type Conflict, type EditCommand, type EditProblem } from '@bihuan/workflows';
import type { DesignDocument, OtherEditor, PlacedProblem } from './design-types.js';
import { cardKey, type Chosen } from './chosen.js';
import { oneUndo } from './one-undo.js';
import { checked, placed, type Found } from './placed.js';

export type SavingState =
  | { readonly type: 'saved' }
  | { readonly type: 'waiting' }
  | { readonly type: 'offline' }
  | { readonly type: 'refused'; readonly error: unknown };

/** Both changed the same place: what somebody else made of it, and my changes that do not go together with it. */
export interface Clash {
  readonly theirs: DesignDocument;
  /** What they did that led there. */
  readonly theirChanges: readonly EditCommand[];
  readonly revision: number;
  readonly by: string;
  /** Mine that can be kept beside theirs. */
  readonly kept: readonly EditCommand[];
  readonly conflicts: readonly Conflict[];
  /** Not where mine come from an earlier visit: what they were made on is not here any more. */
  readonly mayTakeOver: boolean;
}

export interface EditorState {
  readonly document: DesignDocument;
  /** What the server has, and the revision it calls that. */
  readonly saved: DesignDocument;
  readonly revision: number;
  /** Done here and not yet known to be there. */
  readonly waiting: readonly EditCommand[];
  readonly saving: SavingState;
  readonly clash: Clash | null;
  readonly undo: readonly EditCommand[];
  readonly redo: readonly EditCommand[];
  /** The next change may be undone together with the one before, where it is of the same values. */
  readonly mayJoin: boolean;
  readonly chosen: Chosen | null;
  /** The last change that could not be made. */
  readonly refusal: EditProblem | null;
  /** Said once, to eyes and to screen readers. */
  readonly said: { readonly text: string; readonly n: number };
  /** Found by the server beside lint: names nobody knows, conditions that cannot hold. */
  readonly fromServer: readonly Found[];
  /** Those that the organisation of today brought: a save does not ask for them, so they stay until the server has looked again. */
  readonly ofToday: readonly Found[];
  /** What the checks find now, a moment behind. */
  readonly found: readonly Found[];
  /** All of it by card. */
  readonly byCard: ReadonlyMap<string, readonly Found[]>;
  readonly others: readonly OtherEditor[];
  readonly mayChange: boolean;
}

/** So many of what waited are at the server now. */
interface Sent {
  readonly type: 'saved';
  readonly count: number;
  readonly revision: number;
  readonly problems: readonly PlacedProblem[];
  readonly others: readonly OtherEditor[];
}

export type EditorEvent =
  | { readonly type: 'do'; readonly command: EditCommand; readonly said?: string; readonly choose?: Chosen | null }
  | { readonly type: 'undo'; readonly said: string }
  | { readonly type: 'redo'; readonly said: string }
  | { readonly type: 'choose'; readonly chosen: Chosen | null }
  | { readonly type: 'say'; readonly text: string }
  | { readonly type: 'saving'; readonly saving: SavingState }
  | Sent
  | {
      readonly type: 'rebased';
      readonly document: DesignDocument;
      readonly saved: DesignDocument;
      readonly revision: number;
      readonly waiting: readonly EditCommand[];
      /** What somebody else did meanwhile. */
      readonly theirs: readonly EditCommand[];
      readonly said: string;
    }
  /** What the server finds when it looks at the whole of it with the organisation of today. */
  | {
      readonly type: 'looked';
      readonly revision: number;
      readonly problems: readonly PlacedProblem[];
      readonly ofToday: readonly PlacedProblem[] | null;
      readonly others: readonly OtherEditor[];
    }
  | { readonly type: 'checked'; readonly found: readonly Found[] }
  | { readonly type: 'clashed'; readonly clash: Clash }
  | (Omit<Sent, 'type'> & { readonly type: 'took-over' });

export function beginning(
  document: DesignDocument,
  rest: Pick<EditorState, 'revision' | 'others' | 'mayChange'> & {
    readonly problems: readonly PlacedProblem[];
    readonly ofToday: readonly PlacedProblem[] | null;
  },
): EditorState {
  const { problems, ofToday, ...others } = rest;
  const found = checked(document);
  const fromServer = beside(document, problems, found);
  return {
    document,
    saved: document,
    waiting: [],
    saving: { type: 'saved' },
    clash: null,
    undo: [],
    redo: [],
    mayJoin: false,
    chosen: null,
    refusal: null,
    said: { text: '', n: 0 },
    fromServer,
    ofToday: beside(document, ofToday ?? [], found),
    found,
    byCard: byCardOf([...found, ...fromServer]),
    ...others,
  };
}

/** All that happens on the page; what a change means is said by the commands themselves. */
export function reduce(state: EditorState, event: EditorEvent): EditorState {
  switch (event.type) {
    case 'do':
      return done(state, event);
    case 'undo':
      return back(state, event.said);
    case 'redo':
      return forth(state, event.said);
    case 'choose':
      return { ...state, chosen: event.chosen, refusal: null, mayJoin: false };
    case 'say':
      return spoken(state, event.text);
    case 'saving':
      return { ...state, saving: event.saving };
    case 'saved':
      return saved(state, event);
    case 'rebased':
      return spoken(
        {
          ...state,
          document: event.document,
          saved: event.saved,
          revision: event.revision,
          waiting: event.waiting,
          clash: null,
          saving: { type: event.waiting.length > 0 ? 'waiting' : 'saved' },
          undo: besideTheirs(state.undo, event.theirs),
          redo: besideTheirs(state.redo, event.theirs),
          mayJoin: false,
        },
        event.said,
      );
    case 'looked':
      return looked(state, event);
    case 'checked':
      return { ...state, found: event.found, byCard: byCardOf([...event.found, ...state.fromServer]) };
    case 'clashed':
      return { ...state, clash: event.clash };
    case 'took-over':
      return { ...saved(state, event), clash: null };
  }
}

function done(state: EditorState, { command: plain, said, choose }: Extract<EditorEvent, { type: 'do' }>): EditorState {
  if (!state.mayChange) return state;
  const command = withSeen(state.document, plain);
  const result = editDesign(state.document, command);
  if (result.type === 'refused') return { ...state, refusal: result };
  const last = state.undo.at(-1);
  const both = last && state.mayJoin ? oneUndo(last, result.inverse) : null;
  const undo = both ? [...state.undo.slice(0, -1), both] : [...state.undo, result.inverse];
  const next = { ...changed(state, command, result.document), undo, redo: [], mayJoin: true };
  return spoken({ ...next, ...(choose === undefined ? {} : { chosen: choose }) }, said);
}

function back(state: EditorState, said: string): EditorState {
  const command = state.undo.at(-1);
  const result = command && editDesign(state.document, command);
  if (!command || !result) return state;
  // Somebody else changed the same place since: it can be undone no more, and the step before it may still be.
  if (result.type === 'refused') return { ...state, refusal: result, undo: state.undo.slice(0, -1) };
  return spoken({ ...changed(state, command, result.document), undo: state.undo.slice(0, -1), redo: [...state.redo, result.inverse], mayJoin: false }, said);
}

/**
 * What of mine may still be undone after somebody else's changes. Values tell by themselves when they are not what they were, and are refused
 * then; where a thing stands does not, so whatever they moved is not moved back.
 */
function besideTheirs(mine: readonly EditCommand[], theirs: readonly EditCommand[]): readonly EditCommand[] {
  const moved = new Set(theirs.flatMap(movesOf));
  return moved.size === 0 ? mine : mine.filter((command) => !movesOf(command).some((thing) => moved.has(thing)));
}

function forth(state: EditorState, said: string): EditorState {
  const command = state.redo.at(-1);
  const result = command && editDesign(state.document, command);
  if (!command || !result) return state;
  if (result.type === 'refused') return { ...state, refusal: result, redo: state.redo.slice(0, -1) };
  return spoken({ ...changed(state, command, result.document), redo: state.redo.slice(0, -1), undo: [...state.undo, result.inverse], mayJoin: false }, said);
}

function changed(state: EditorState, command: EditCommand, design: DesignDocument): EditorState {
  return {
    ...state,
    document: { ...state.document, ...design },
    waiting: [...state.waiting, command],
    saving: state.saving.type === 'saved' ? { type: 'waiting' } : state.saving,
    refusal: null,
  };
}

function saved(state: EditorState, { count, revision, problems, others }: Omit<Sent, 'type'>): EditorState {
  const waiting = state.waiting.slice(count);
  // What stands on the page is that already, unless more was done since.
  const now = waiting.length === 0 ? state.document : state.waiting.slice(0, count).reduce(withCommand, state.saved);
  const ofToday = stillThere(now, state.ofToday);
  const fromServer = [...beside(now, problems, checked(now)), ...ofToday];
  return {
    ...state,
    waiting,
    revision,
    saved: now,
    saving: { type: waiting.length === 0 ? 'saved' : 'waiting' },
    fromServer,
    ofToday,
    byCard: byCardOf([...state.found, ...fromServer]),
    others,
  };
}

function withCommand(document: DesignDocument, command: EditCommand): DesignDocument {
  const result = editDesign(document, command);
  return result.type === 'edited' ? { ...document, ...result.document } : document;
}

function looked(state: EditorState, { revision, problems, ofToday: asked, others }: Extract<EditorEvent, { type: 'looked' }>): EditorState {
  if (revision !== state.revision || state.waiting.length > 0) return { ...state, others };
  const ofToday = asked === null ? stillThere(state.document, state.ofToday) : beside(state.document, asked, state.found);
  // Not asked again, because it cannot run as it is: what was true of the organisation still is.
  const fromServer = [...beside(state.document, problems, state.found), ...(asked === null ? ofToday : [])];
  return { ...state, fromServer, ofToday, byCard: byCardOf([...state.found, ...fromServer]), others };
}

/** A fault stays at its card, wherever that was moved, and goes with it. */
function stillThere({ lifecycle }: DesignDocument, found: readonly Found[]): readonly Found[] {
  return found.filter(({ at, state }) =>
    at === null ? state === null || Object.hasOwn(lifecycle.states, state) : findNode(lifecycle, at.type === 'node' ? at.node : at.fork) !== undefined,
  );
}

/** What only the server knows, kept at its card while the page goes on. */
function beside(document: DesignDocument, problems: readonly PlacedProblem[], found: readonly Found[]): readonly Found[] {
  const known = new Set(found.map(({ pointer, code }) => `${code} ${pointer}`));
  return problems.filter(({ pointer, code }) => !known.has(`${code} ${pointer}`)).map((problem) => placed(document, problem));
}

function byCardOf(found: readonly Found[]): EditorState['byCard'] {
  const cards = new Map<string, Found[]>();
  for (const one of found) if (one.at) cards.set(cardKey(one.at), [...(cards.get(cardKey(one.at)) ?? []), one]);
  return cards;
}

function spoken(state: EditorState, text: string | undefined): EditorState {
  return text === undefined ? state : { ...state, said: { text, n: state.said.n + 1 } };
}
