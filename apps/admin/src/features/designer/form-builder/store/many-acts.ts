import { manyOf, placesInOrder, tableById, type FieldPlace, type FieldSpan, type FormDefinition, type ManyAct, type Spot } from '@bihuan/forms';
import { changesIn, MOST_CHANGES_AT_ONCE, type EditCommand } from '@bihuan/workflows';
import { stem } from '../../chain/new-node.js';
import type { Editor } from '../../store/editor.js';
import { t } from '../texts.js';
import type { ChosenStore } from './chosen.js';
import { beside, nearestTo, neighbourPlace, type Arrow } from './walk.js';

/** Those that were shown when it was said: what is typed is handed on after a pause, when others may be picked. */
interface SetOf {
  readonly places: readonly FieldPlace[];
  readonly may?: (place: FieldPlace) => boolean;
}

/** What can be done to all that are picked: one step, taken back in one. */
export interface ManyActs {
  readonly removeAll: () => void;
  readonly copyAll: (places?: readonly FieldPlace[]) => void;
  readonly moveAll: (to: Spot) => void;
  readonly shiftAll: (arrow: Arrow) => void;
  readonly spanAll: (span: FieldSpan) => void;
  readonly setAll: (path: readonly string[], value: unknown, of: SetOf) => void;
}

export function manyActs(editor: Editor, key: string, chosen: ChosenStore): ManyActs {
  const form = (): FormDefinition | undefined => editor.state().document.forms.find((one) => one.key === key);
  const say = (text: string): void => editor.send({ type: 'say', text });
  const act = (what: ManyAct, said: (count: number) => string, places = chosen.picked()): boolean => {
    const now = form();
    const many = now && manyOf(now, places, what);
    if (!now || !many) return false;
    const command: EditCommand = { type: 'form', form: key, command: many.command };
    if (changesIn(command) > MOST_CHANGES_AT_ONCE) {
      say(t('tooManyAtOnce'));
      return false;
    }
    const first = placesInOrder(now, places)[0];
    const before = editor.state().document;
    editor.send({ type: 'do', command, said: said(placesInOrder(now, places).length) });
    if (editor.state().document === before) return false;
    if (what.type === 'set') return true; // what is picked stays picked
    if (many.places.length > 0) chosen.pick(many.places);
    else chosen.choose(what.type === 'remove' && first ? nearestLeft(form(), nearestTo(now, first)) : chosen.now());
    return true;
  };
  const moveAll = (to: Spot): void => {
    const now = form();
    if (now && to.table !== undefined && chosen.picked().every((place) => tableById(now, place.field))) return say(t('saidNoTableInTable'));
    act({ type: 'move', to, fresh: () => stem('f') }, (count) => t('saidMovedN', { count }));
  };
  return {
    moveAll,
    removeAll: () => void act({ type: 'remove' }, (count) => t('saidRemovedN', { count })),
    copyAll: (places) =>
      void act({ type: 'copy', fresh: () => stem('f'), label: (old) => t('copyLabel', { label: old }) }, (count) => t('saidCopiedN', { count }), places),
    shiftAll: (arrow) => {
      const now = form();
      const to = now && besideAll(now, chosen.picked(), arrow);
      if (to) moveAll(to);
      else say(t('saidNoShift'));
    },
    spanAll: (span) => void act({ type: 'span', span }, (count) => t('saidSetN', { count })),
    setAll: (path, value, { places, may }) =>
      void act({ type: 'set', path, ...(value === undefined ? {} : { value }), ...(may ? { may } : {}) }, (count) => t('saidSetN', { count }), places),
  };
}

/** What was beside the first of them may have gone with it. */
const nearestLeft = (form: FormDefinition | undefined, near: FieldPlace | null): FieldPlace | null =>
  form && near ? (placesInOrder(form, [near])[0] ?? null) : null;

/** One place on or back for all of them together; nothing at the end, or where they do not stand side by side in one list. */
export function besideAll(form: FormDefinition, picked: readonly FieldPlace[], arrow: Arrow): Spot | null {
  const [first] = picked;
  if (!first || picked.some(({ table }) => table !== first.table)) return null;
  const isAlong = first.table === undefined ? arrow === 'ArrowUp' || arrow === 'ArrowDown' : arrow === 'ArrowLeft' || arrow === 'ArrowRight';
  if (!isAlong) return null;
  const order = beside(form, first.table);
  const [edges, isOn] = [picked.toSorted((a, b) => order.indexOf(a.field) - order.indexOf(b.field)), arrow === 'ArrowDown' || arrow === 'ArrowRight'];
  const edge = isOn ? edges.at(-1) : edges[0];
  return edge ? neighbourPlace(form, edge, isOn ? 1 : -1) : null;
}
