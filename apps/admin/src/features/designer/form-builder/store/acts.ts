import {
  columnById,
  copyOf,
  groupsOf,
  insertionOf,
  parseForm,
  relocationOf,
  removalOf,
  tableById,
  type Field,
  type FieldPlace,
  type FormCommand,
  type FormDefinition,
  type Spot,
} from '@bihuan/forms';
import { stem } from '../../chain/new-node.js';
import type { Editor } from '../../store/editor.js';
import { newField, type Kind } from '../kinds.js';
import { t } from '../texts.js';
import type { ChosenStore } from './chosen.js';
import { groupOf, layoutActs, type LayoutActs } from './layout-acts.js';
import { nearestTable, nearestTo, neighbourPlace, placeAfter, type Arrow } from './walk.js';

/** What can be done to fields, by whichever hand: mouse, key or menu. Each says what it did. */
export interface BuilderActs extends LayoutActs {
  readonly add: (kind: Kind, at?: Spot) => void;
  readonly remove: (place: FieldPlace) => void;
  readonly move: (place: FieldPlace, to: Spot) => void;
  readonly shift: (place: FieldPlace, arrow: Arrow) => void;
  readonly copy: (place: FieldPlace) => void;
  readonly say: (text: string) => void;
}

export const fieldOf = (form: FormDefinition, { field, table }: FieldPlace): Field | undefined => {
  const owner = tableById(form, table);
  return table === undefined ? form.fields[field] : owner && columnById(owner, field);
};

export function builderActs(editor: Editor, key: string, chosen: ChosenStore): BuilderActs {
  const form = (): FormDefinition | undefined => editor.state().document.forms.find((one) => one.key === key);
  const send = (command: FormCommand, said: string, choose: FieldPlace | null): void => {
    const before = editor.state().document;
    editor.send({ type: 'do', command: { type: 'form', form: key, command }, said });
    if (editor.state().document !== before) chosen.choose(choose);
  };
  const say = (text: string): void => editor.send({ type: 'say', text });
  const named = (place: FieldPlace): string => {
    const now = form();
    return (now && fieldOf(now, place)?.label) ?? '';
  };
  const move = (place: FieldPlace, to: Spot): void => {
    const now = form();
    const field = now && fieldOf(now, place);
    if (!now || !field) return;
    if (field.kind === 'table' && to.table !== undefined) return say(t('saidNoTableInTable'));
    const command = relocationOf(now, place, { to, key: stem('f') });
    if (command) send(command, t('saidMoved', { label: field.label }), { field: place.field, ...(to.table === undefined ? {} : { table: to.table }) });
  };
  return {
    ...layoutActs({ form, send: (command, said) => send(command, said, chosen.now()), say }),
    move,
    say,
    add: (kind, at) => {
      const now = form();
      if (!now) return;
      const to = at ?? placeFor(now, chosen.now(), kind);
      if (kind === 'table' && to.table !== undefined) return say(t('saidNoTableInTable'));
      const field = newField(kind, () => stem('f'));
      send(insertionOf(now, to, field), t('saidAdded', { label: field.label }), {
        field: field.id,
        ...(to.table === undefined ? {} : { table: to.table }),
      });
    },
    remove: (place) => {
      const now = form();
      if (!now) return;
      const label = named(place);
      send(removalOf(now, place), t('saidRemoved', { label }), nearestTo(now, place));
      const count = stillRead(now, form());
      if (count > 0) say(t('saidStillRead', { label, count }));
    },
    shift: (place, arrow) => {
      const now = form();
      if (now) shift(now, { place, arrow }, { move, say });
    },
    copy: (place) => {
      const now = form();
      const copied = now && copyOf(now, place, { fresh: () => stem('f'), label: t('copyLabel', { label: named(place) }) });
      if (copied) send(copied.command, t('saidCopied', { label: named(place) }), copied.place);
    },
  };
}

/** After what is looked at; in a table, among its columns, where one of them is. */
function placeFor(form: FormDefinition, chosen: FieldPlace | null, kind: Kind): Spot {
  const last = groupsOf(form).at(-1);
  if (chosen && fieldOf(form, chosen)) return kind === 'table' && chosen.table !== undefined ? { after: chosen.table } : placeAfter(chosen);
  const after = last?.fields.at(-1);
  return after === undefined ? { ...(last?.section ? { section: last.section.id } : {}) } : { after };
}

/** Conditions that name what is not there any more, and did not before. */
function stillRead(before: FormDefinition, after: FormDefinition | undefined): number {
  const count = (form: FormDefinition | undefined): number => {
    const read = form && parseForm(form);
    return !read || read.ok ? 0 : read.problems.filter(({ code }) => code === 'definition.unknown-variable').length;
  };
  return Math.max(0, count(after) - count(before));
}

/** Up and down among fields, left and right among columns; right into a table, left out of it. */
function shift(
  form: FormDefinition,
  { place, arrow }: { readonly place: FieldPlace; readonly arrow: Arrow },
  { move, say }: Pick<BuilderActs, 'move'> & { readonly say: (text: string) => void },
): void {
  const { field, table } = place;
  const step = arrow === 'ArrowDown' || arrow === 'ArrowRight' ? 1 : -1;
  if (table === undefined && (arrow === 'ArrowLeft' || arrow === 'ArrowRight')) {
    const into = arrow === 'ArrowRight' ? nearestTable(form, field) : null;
    return into ? move(place, into) : say(t('saidNoTable'));
  }
  if (table !== undefined && (arrow === 'ArrowUp' || arrow === 'ArrowDown')) {
    if (arrow === 'ArrowDown') return move(place, { after: table });
    const { section, fields = [] } = groupOf(form, table) ?? {};
    const before = fields[fields.indexOf(table) - 1];
    return move(place, before === undefined ? { ...(section ? { section: section.id } : {}) } : { after: before });
  }
  const to = neighbourPlace(form, place, step);
  if (to) return move(place, to);
  if (table !== undefined && step === -1) return move(place, { after: table });
  say(t(step === -1 ? 'saidFirst' : 'saidLast'));
}
