import type { FormDefinition } from '@bihuan/forms';
import type { EditCommand } from '@bihuan/workflows';
import type { Tx } from '../../../kernel/database/tx.js';
import { contentHash, versionsOf } from '../../definitions/index.js';
import { leavesOf } from '@bihuan/workflows';

/** From which published version each form was taken, by key; 0 where there was none. */
export interface FormBases {
  readonly forms: Readonly<Record<string, number>>;
  /** Of forms taken out again, by the hash of what they held: put back, they are what they were. */
  readonly out: Readonly<Record<string, number>>;
}

/** Of what a design begins with. `inherited`: of the design it is begun from. */
export async function basesAtBeginning(tx: Tx, forms: readonly FormDefinition[], inherited?: FormBases): Promise<FormBases> {
  const bases: Record<string, number> = {};
  for (const form of forms) bases[form.key] = inherited?.forms[form.key] ?? (await takenFrom(tx, form)) ?? (await newestOf(tx, form.key));
  return { forms: bases, out: inherited?.out ?? {} };
}

interface Done {
  readonly commands: readonly EditCommand[];
  readonly inverse: EditCommand;
}

/** After somebody took forms in or out. */
export async function basesAfter(tx: Tx, { forms, out }: FormBases, { commands, inverse }: Done): Promise<FormBases> {
  const now = { forms: { ...forms }, out: { ...out } };
  for (const { key, hash } of inserted([inverse])) {
    const base = forms[key];
    if (base !== undefined) now.out[hash] = base;
  }
  for (const { key, hash, value } of inserted(commands))
    now.forms[key] = now.out[hash] ?? (await takenFrom(tx, value)) ?? forms[key] ?? (await newestOf(tx, key));
  return now;
}

const inserted = (commands: readonly EditCommand[]) =>
  commands
    .flatMap(leavesOf)
    .flatMap((leaf) => (leaf.type === 'insert-form' ? [{ key: leaf.value.key, hash: contentHash(leaf.value), value: leaf.value }] : []));

/** The newest version that says the same. */
async function takenFrom(tx: Tx, form: FormDefinition): Promise<number | undefined> {
  const hash = contentHash(form);
  return (await versionsOf(tx, 'form', form.key)).findLast(({ definition }) => contentHash(definition) === hash)?.version;
}

const newestOf = async (tx: Tx, key: string): Promise<number> => (await versionsOf(tx, 'form', key)).at(-1)?.version ?? 0;

/** A form of a design beside what is published by its key. */
export interface FormBeside {
  readonly form: FormDefinition;
  /** Null: begun before designs knew. */
  readonly base: number | null;
  /** 0: none. */
  readonly newest: number;
  /** It says what the version it was taken from says, or the newest one: there is nothing of it to publish. */
  readonly isUntouched: boolean;
}

export async function formsBeside(tx: Tx, forms: readonly FormDefinition[], bases: FormBases): Promise<FormBeside[]> {
  const all: FormBeside[] = [];
  for (const form of forms) {
    const versions = await versionsOf(tx, 'form', form.key);
    const base = bases.forms[form.key] ?? null;
    const hash = contentHash(form);
    const newest = versions.at(-1)?.version ?? 0;
    const isUntouched = versions.some(({ version, definition }) => (version === base || version === newest) && contentHash(definition) === hash);
    all.push({ form, base, newest, isUntouched });
  }
  return all;
}

/** Somebody published it meanwhile, and it was changed here as well. */
export const wouldTurnBack = ({ base, newest, isUntouched }: FormBeside): boolean => !isUntouched && base !== null && newest > base;
