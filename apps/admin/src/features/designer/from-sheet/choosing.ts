import { kindOfLabel } from '@bihuan/forms';
import type { FieldGuess, LeftOut, SheetDraft, SheetPlace, TableGuess } from '@bihuan/forms';
import { newField } from '../form-builder/kinds.js';
import type { Kind } from '../form-builder/kinds.js';

export type Guess = FieldGuess | TableGuess;

/** A guess and what the designer thinks of it. */
export interface Line {
  readonly guess: Guess;
  readonly isKept: boolean;
  readonly isChanged: boolean;
}

/** The draft of a sheet while somebody goes over it. */
export interface Choosing {
  readonly title: string;
  readonly annex: string;
  readonly fillerLabel: string;
  readonly guidance: string;
  readonly lines: readonly Line[];
  readonly left: readonly LeftOut[];
}

export type ColumnKind = Exclude<Kind, 'table'>;

export type Choice =
  | { readonly type: 'write'; readonly what: 'title' | 'fillerLabel' | 'guidance'; readonly text: string }
  | { readonly type: 'keep'; readonly id: string; readonly isKept: boolean }
  | { readonly type: 'name'; readonly id: string; readonly label: string }
  | { readonly type: 'kind'; readonly id: string; readonly kind: ColumnKind }
  | { readonly type: 'require'; readonly id: string; readonly isRequired: boolean }
  | { readonly type: 'take'; readonly left: LeftOut; readonly id: string };

export const idOf = (guess: Guess): string => (guess.type === 'table' ? guess.id : guess.field.id);
export const labelOf = (guess: Guess): string => (guess.type === 'table' ? guess.label : guess.field.label);

export const beginChoosing = ({ title, annex, fillerLabel, guidance, guesses, left }: SheetDraft): Choosing => ({
  title,
  annex,
  fillerLabel,
  guidance,
  left,
  lines: guesses.map((guess) => ({ guess, isKept: true, isChanged: false })),
});

export function choose(now: Choosing, choice: Choice, fresh: () => string): Choosing {
  switch (choice.type) {
    case 'write':
      return { ...now, [choice.what]: choice.text };
    case 'keep':
      return { ...now, lines: now.lines.map((line) => (idOf(line.guess) === choice.id ? { ...line, isKept: choice.isKept } : line)) };
    case 'take':
      return taken(now, choice);
    case 'name':
    case 'kind':
    case 'require':
      return {
        ...now,
        lines: now.lines.map((line) => (idOf(line.guess) === choice.id ? { ...line, guess: changed(line.guess, choice, fresh), isChanged: true } : line)),
      };
  }
}

function changed(guess: Guess, choice: Extract<Choice, { type: 'name' | 'kind' | 'require' }>, fresh: () => string): Guess {
  if (guess.type === 'table') return choice.type === 'name' ? { ...guess, label: choice.label } : guess;
  const { field } = guess;
  if (choice.type === 'name') return { ...guess, field: { ...field, label: choice.label } };
  const { required: _, ...bare } = field;
  if (choice.type === 'require') return { ...guess, field: choice.isRequired ? { ...bare, required: true } : bare };
  const made = newField(choice.kind, fresh);
  if (made.kind === 'table') return guess;
  return { ...guess, field: { ...made, id: field.id, key: field.key, label: field.label, ...(field.required === true ? { required: true } : {}) } };
}

/** What was left out becomes a field after all, at its place on the sheet. */
function taken(now: Choosing, { left, id }: Extract<Choice, { type: 'take' }>): Choosing {
  const label = left.text.replace(/[：:]$/u, '').slice(0, 100);
  const { of, reason } = kindOfLabel(label);
  const guess: FieldGuess = { type: 'field', field: { id, key: id, label, ...of }, at: left.at, confidence: 1, reason: 'label-cell', kindReason: reason };
  const after = now.lines.findLastIndex((line) => isBefore(line.guess.at, left.at));
  return {
    ...now,
    left: now.left.filter((one) => one !== left),
    lines: [...now.lines.slice(0, after + 1), { guess, isKept: true, isChanged: true }, ...now.lines.slice(after + 1)],
  };
}

const isBefore = (one: SheetPlace, other: SheetPlace): boolean =>
  one.block !== other.block
    ? one.block < other.block
    : (one.row ?? 0) !== (other.row ?? 0)
      ? (one.row ?? 0) < (other.row ?? 0)
      : (one.column ?? 0) <= (other.column ?? 0);

/** A column is kept only with its table. */
export const isKept = ({ lines }: Choosing, { guess, isKept: own }: Line): boolean =>
  own && (guess.type === 'table' || guess.table === undefined || lines.some((line) => idOf(line.guess) === guess.table && line.isKept));

/** Kept fields somebody left without a name: no form holds such. A table without one is named by its form. */
export const nameless = (now: Choosing): number => keptGuesses(now).filter((guess) => guess.type === 'field' && guess.field.label.trim() === '').length;

export const keptGuesses = (now: Choosing): readonly Guess[] => now.lines.filter((line) => isKept(now, line)).map(({ guess }) => guess);
