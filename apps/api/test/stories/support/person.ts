import type { FormDefinition } from '@bihuan/forms';
import type { AllowedAction, ItemView } from '../../../src/capabilities/items/index.js';
import type { Answer, TestApp, UploadingVisitor } from '../../../src/testing/test-app.js';
import { filledIn } from './filled-in.js';
import type { Answers } from './filled-in.js';

/** What somebody presses, and what he says with it: by the words on the screen, never by a code. */
export interface Press {
  readonly press: string;
  readonly answers?: Answers;
  /** Data as they lie before him already, instead of answers. */
  readonly data?: Readonly<Record<string, unknown>>;
  readonly reason?: string;
  readonly opinion?: string;
}

/** A signed-in person of the organisation who knows only what the screen tells. */
export interface Person extends UploadingVisitor {
  readonly name: string;
  /** Reads something that must be there. */
  reads<T = any>(path: string): Promise<T>; // a story reads what it expects; a wrong shape fails there
  item(itemId: string): Promise<ItemView>;
  /** The button with these words, as offered now; fails when it is not offered at all. */
  offered(itemId: string, words: string): Promise<AllowedAction>;
  /** Presses a button, whether or not it is open to him. */
  tries(itemId: string, press: Press): Promise<Answer>;
  /** Presses a button that must work. */
  does(itemId: string, press: Press): Promise<Answer['body']>;
  /** Form data from labels and words. */
  fills(definition: FormDefinition, answers: Answers): Promise<Record<string, unknown>>;
  /** Cards in his hands, section after section. */
  cards(): Promise<Card[]>;
  /** The one card with all these words. */
  card(...words: string[]): Promise<Card>;
}

export interface Card {
  readonly itemId: string;
  readonly slotId: string;
  readonly version: number;
  readonly title: string;
  readonly filler: string;
  readonly note: string | null;
  readonly act: string;
  readonly summary: string | null;
  readonly quick: { readonly step: string; readonly label: string } | null;
}

/** People by staff number; each signs in once. */
export function peopleOf(app: TestApp): (staffNo: string) => Promise<Person> {
  const known = new Map<string, Promise<Person>>();
  return (staffNo) => {
    const person = known.get(staffNo) ?? app.signIn(staffNo).then(personOf);
    known.set(staffNo, person);
    return person;
  };
}

async function personOf(visitor: UploadingVisitor): Promise<Person> {
  const reads = async (path: string): Promise<any> => must(path, await visitor.get(path)); // as above
  const { name } = (await reads('/me')).person;
  const item = (itemId: string): Promise<ItemView> => reads(`/items/${itemId}`);
  const fills = (definition: FormDefinition, answers: Answers) => filledIn(visitor, definition, answers);
  const tries = async (itemId: string, { press, answers, data: lying, reason, opinion }: Press): Promise<Answer> => {
    const view = await item(itemId);
    const { type, act, step, slotId, form } = offeredIn(view, { name, words: press });
    const what = type === 'ACT' ? { type, act } : { type, step, slotId };
    const definition = form === null ? undefined : view.forms[form]?.definition;
    // The page shows the version's definition as it is stored; the contract leaves its shape to the forms package.
    const data = definition === undefined ? undefined : answers ? await fills(definition as FormDefinition, answers) : (lying ?? view.fill?.draft.data);
    return visitor.send('POST', `/items/${itemId}/events`, { ...what, expectedVersion: view.version, reason, opinion, data });
  };
  const cards = async (): Promise<Card[]> => (await reads('/inbox')).sections.flatMap((section: { cards: Card[] }) => section.cards);
  return {
    ...visitor,
    name,
    reads,
    item,
    fills,
    tries,
    cards,
    offered: async (itemId, words) => offeredIn(await item(itemId), { name, words }),
    does: async (itemId, press) => must(`${name} presses «${press.press}»`, await tries(itemId, press)),
    card: async (...words) => {
      const all = await cards();
      const [found, ...more] = all.filter(({ title, filler }) => words.every((word) => `${title} ${filler}`.includes(word)));
      if (!found || more.length > 0)
        throw new Error(`${name} should have one card «${words.join(' ')}» among: ${all.map(({ title, filler }) => `${title} ${filler}`).join(' | ')}`);
      return found;
    },
  };
}

export function must(what: string, { status, body }: Answer): Answer['body'] {
  if (status !== 200 && status !== 201) throw new Error(`${what}: ${status} ${JSON.stringify(body)}`);
  return body;
}

function offeredIn({ allowedActions, title, state }: ItemView, { name, words }: { name: string; words: string }): AllowedAction {
  const found = allowedActions.find(({ label }) => label === words);
  if (!found)
    throw new Error(
      `${name} is not offered «${words}» at «${title}» (${state.label}), only: ${allowedActions.map(({ label }) => label).join('、') || 'nothing'}`,
    );
  return found;
}
