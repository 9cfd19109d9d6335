import { markableAmong, placesShown, rightsAt } from '@bihuan/forms';
import type { FormData, FormDefinition } from '@bihuan/forms';
import { formsOf } from '@bihuan/workflows';
import type { Machine } from '@bihuan/workflows';
import { clockOf } from '../../../kernel/clock/clock.js';
import type { BusinessTime } from '../../../kernel/clock/clock.js';
import type { Tx } from '../../../kernel/database/tx.js';
import { formByVersion, lifecycleMachine } from '../../definitions/index.js';
import { calendarOf, namesOf, whyText } from '../../people/index.js';
import type { Readings } from '../facts/readings.js';
import { seatsOf } from '../facts/seats.js';
import type { ItemView, SubmissionView } from '../item.contract.js';
import type { AllowedAction } from '../path.contract.js';
import { readItem } from '../item-row.js';
import { marksInForce } from '../marking/marks-in-force.js';
import type { Marked, MarkedNow } from '../marking/marks-in-force.js';
import type { ItemRow } from '../item-row.js';
import { isReadable, readerOf } from '../readable.js';
import type { ReaderToday } from '../readable.js';
import type { Additions } from './additions.js';
import { allowedActionsOf } from './allowed-actions.js';
import { childrenOf } from './children-view.js';
import { earlierData, isWritten } from './earlier-data.js';
import { paperSlots } from '../commands/enter-paper.js';
import { strandedIn } from '../hand-over/open-work.js';
import { FieldSight } from '../field-access/field-sight.js';
import { formAsJudged } from '../field-access/form-as-judged.js';
import { editsTold } from './edits-told.js';
import { editingOf, formsSeen, rightsView, shownSubmissions, writingIn } from './forms-view.js';
import type { FormsSeen } from './forms-view.js';
import { fillOf } from './fill-view.js';
import { fillerText } from './filler-text.js';
import { lastReturnOf } from './last-return.js';
import { moreView } from './more-view.js';
import { namesInForms } from './names-in-forms.js';
import { pathViewOf } from './path-view.js';
import { shownToOf, suspendedOf } from './standing.js';
import { promisedForms } from './promised-forms.js';
import { dueViewOfItem, stateViewOf } from './state-view.js';
import { submissionsOf } from './submissions-view.js';

export interface ItemViewing {
  readonly readings: Readings;
  readonly additions: Additions;
  readonly item: ItemRow;
  readonly personId: string;
}

/** One item as one reader sees it. Whether the reader may see it at all was asked before. */
export async function itemViewOf(tx: Tx, { readings, additions, item, personId }: ItemViewing): Promise<ItemView> {
  const [time, machine] = [await clockOf(tx), await lifecycleMachine(tx, item.lifecycleVersionId)];
  const allowedActions = await allowedActionsOf(tx, readings, { machine, item, personId });
  const papers = await papersOf(tx, { readings, machine, item, personId, allowedActions, time });
  const { forms, seen, handedIn, inForce, fill } = papers;
  const addition = await additions.of(tx, item, personId);
  const prefill = { ...addition.prefill, ...earlierData(machine.definition, handedIn) };
  return {
    ...facesOf(item, personId),
    ...(await whoseOf(tx, item)),
    noun: machine.definition.noun,
    ...(await relatives(tx, item, await readerOf(tx, personId, time.today))),
    ...(await standingOf(tx, { readings, machine, item, personId, time, allowedActions })),
    marked: inForce && markedAsSeen(inForce, seen, handedIn),
    more: inForce && (await moreView(tx, inForce, { personId, today: time.today, zone: time.zone, definition: seen[inForce.form]?.definition })),
    markable: markableIn(papers, allowedActions),
    allowedActions,
    path: await pathViewOf(tx, readings, { machine, item, today: time.today, zone: time.zone, personId }),
    fill,
    ...submissionsSeen(item, handedIn),
    editing: editingOf(seen, { actions: allowedActions, handedIn }),
    edits: await editsTold(tx, seen, { handedIn, personId }),
    promised: promisedForms(machine.definition),
    children: await childrenOf(tx, { readings, additions }, { item, personId, today: time.today }),
    paper: await paperSlots(tx, { machine, item, personId, forms: seen, handedIn }),
    addable: [],
    listsLine: null,
    source: null,
    checks: [],
    links: [],
    slip: null,
    names: await namesInForms(tx, filledIn(papers, prefill), { itemId: item.id, personId }),
    ...addition,
    prefill,
    forms: { ...forms, ...addition.forms },
  };
}

interface Papers {
  /** As the reader gets them. */
  readonly forms: ItemView['forms'];
  readonly seen: FormsSeen;
  readonly handedIn: readonly SubmissionView[];
  readonly inForce: MarkedNow | null;
  readonly fill: ItemView['fill'];
}

interface Asking {
  readonly readings: Readings;
  readonly machine: Machine;
  readonly item: ItemRow;
  readonly personId: string;
  readonly allowedActions: AllowedAction[];
  readonly time: BusinessTime;
}

/** Every form of the item with what the reader may know of it, and what was handed in. */
async function papersOf(tx: Tx, { readings, machine, item, personId, allowedActions, time }: Asking): Promise<Papers> {
  const sight = new FieldSight(tx, personId, [item.id]);
  const whole = await submissionsOf(tx, item.id, time.zone);
  const handedIn = await shownSubmissions(sight, item, whole);
  const inForce = await marksInForce(tx, machine, item);
  const seen = await formsSeen(
    { item, sight, actions: allowedActions, marked: inForce },
    await formsFor(tx, item, { named: [...formsOf(machine.definition)], actions: allowedActions, handedIn: whole }),
  );
  const forms = Object.fromEntries(
    Object.entries(seen).map(([key, { versionId, definition, whole: form, rights }]) => [
      key,
      { versionId, definition, ...((form.access || rights.only) && { rights: rightsView(rights) }) },
    ]),
  );
  return { forms, seen, handedIn, inForce, fill: await fillOf(tx, { readings, item, personId, allowedActions, forms: seen, handedIn, inForce, time }) };
}

/** Everything the page shows of a form, so that whoever is named in it has a name. */
function filledIn({ forms, handedIn, fill }: Papers, prefill: Readonly<Record<string, FormData>>): { definition: FormDefinition; data: FormData }[] {
  const filled = [
    ...Object.entries(prefill).map(([form, data]) => ({ form, data })),
    ...handedIn,
    ...(fill ? [{ form: fill.form, data: fill.draft.data }] : []),
  ];
  return filled.flatMap(({ form, data }) => (forms[form] ? [{ definition: forms[form].definition as FormDefinition, data: data as FormData }] : [])); // published forms, checked when they were
}

async function whoseOf(tx: Tx, item: ItemRow): Promise<Pick<ItemView, 'unit' | 'filler'>> {
  const names = await namesOf(tx, {
    people: item.subjectPersonId ? [item.subjectPersonId] : [],
    units: [item.unitId, ...(item.subjectUnitId ? [item.subjectUnitId] : [])],
    on: item.bornOn,
  });
  return { unit: { id: item.unitId, name: names.units[item.unitId] ?? '' }, filler: fillerText(item, names) };
}

/** Where it stands, by when, and what that means to the reader. */
async function standingOf(
  tx: Tx,
  { machine, item, personId, allowedActions, time: { today, zone } }: Asking,
): Promise<Pick<ItemView, 'state' | 'due' | 'returned' | 'suspended' | 'shownTo' | 'stranded' | 'whyMe'>> {
  return {
    state: asAsked(stateViewOf(machine, item, await inWhoseEyes(tx, item, { personId, today })), allowedActions),
    due: dueViewOfItem(machine, item, { today, calendar: await calendarOf(tx) }),
    returned: await lastReturnOf(tx, machine, { item, zone }),
    suspended: await suspendedOf(tx, item, zone),
    shownTo: await shownToOf(tx, item.id, zone),
    stranded: await strandedIn(tx, item, { personId, today }),
    whyMe: await whyMe(tx, item, { personId, today }),
  };
}

function submissionsSeen(item: ItemRow, handedIn: readonly SubmissionView[]): Pick<ItemView, 'before' | 'latest' | 'rounds' | 'entries'> {
  return {
    before: beforeLast(item, handedIn),
    latest: Object.fromEntries(handedIn.map((one) => [one.form, one])),
    rounds: handedIn.filter(({ form, isEdit }) => form === item.mainForm && !isEdit),
    entries: handedIn.filter((one) => one.form !== item.mainForm && !one.isEdit && isWritten(one)),
  };
}

/** Whoever is only asked for an opinion has nothing to decide: «征求您的意见» instead of «等您审核». */
function asAsked(state: ItemView['state'], actions: ItemView['allowedActions']): ItemView['state'] {
  const open = actions.filter(({ refusedBecause }) => refusedBecause === null);
  return state.mine && open.some(({ type }) => type === 'ANSWER') && !open.some(({ type }) => type === 'AGREE') ? { ...state, label: '征求您的意见' } : state;
}

function facesOf(item: ItemRow, personId: string): Pick<ItemView, 'id' | 'version' | 'kind' | 'title' | 'number' | 'submissions' | 'restricted' | 'basis'> {
  const { id, version, kind, title, number, submissions, basis } = item;
  return { id, version, kind, title, number, submissions, basis, restricted: item.privacy === 'restricted' && item.subjectPersonId !== personId };
}

/** What is marked of a form he does not know the whole of says nothing of what is hidden there. */
function markedAsSeen({ form, places }: Marked, seen: FormsSeen, handedIn: readonly SubmissionView[]): ItemView['marked'] {
  const last = handedIn.findLast((one) => one.form === form);
  const shown = seen[form];
  return { form, places: shown && last ? [...placesShown(shown.definition, last.data, places)] : [] };
}

function markableIn({ seen, handedIn, inForce, fill }: Papers, actions: readonly AllowedAction[]): ItemView['markable'] {
  const form = actions.find(({ marks }) => marks !== null)?.marks?.form ?? (fill && fill.form === inForce?.form ? fill.form : undefined);
  const shown = form === undefined ? undefined : seen[form];
  if (form === undefined || !shown || !handedIn.some((one) => one.form === form)) return null;
  return { form, rights: rightsView(markableAmong(shown.rights, rightsAt(shown.whole, { type: 'filling' }))) };
}

/** With what signers had written into it by then: what they wrote is not told as changed by whoever handed it in. */
function beforeLast({ mainForm }: ItemRow, handedIn: readonly SubmissionView[]): ItemView['before'] {
  const own = handedIn.filter(({ form }) => form === mainForm);
  const last = own.findLastIndex(({ isEdit }) => !isEdit);
  const before = last > 0 ? own[last - 1] : undefined;
  return before ? { ...before.data } : null;
}

/** Those the reader may open; a way that ends at «没有找到» is none. */
async function relatives(tx: Tx, item: ItemRow, reader: ReaderToday): Promise<Pick<ItemView, 'parent' | 'campaign' | 'partOf'>> {
  const readable = async (id: string | null): Promise<ItemRow | null> => {
    const found = id === null ? null : await readItem(tx, id);
    return found && (await isReadable(tx, found, reader)) ? found : null;
  };
  const [parent, root] = [await readable(item.parentId), await readable(item.rootId === item.id ? null : item.rootId)];
  const above = parent === null && item.parentId !== null ? await readItem(tx, item.parentId) : null;
  return {
    partOf: above?.privacy === 'normal' ? above.title : null,
    parent: parent && { id: parent.id, title: parent.title },
    campaign: root && { id: root.id, title: root.title },
  };
}

type Forms = Readonly<Record<string, { readonly versionId: string; readonly definition: FormDefinition }>>;

interface FormsNamed {
  readonly named: readonly string[];
  readonly actions: readonly AllowedAction[];
  readonly handedIn: readonly SubmissionView[];
}

/** What is written goes by the calendar as it stands now, what is only read by the one it was judged by. */
async function formsFor(tx: Tx, item: ItemRow, { named, actions, handedIn }: FormsNamed): Promise<Forms> {
  const forms: Record<string, Forms[string]> = {};
  for (const key of new Set([...named, ...(item.mainForm ? [item.mainForm] : [])])) {
    const versionId = item.pins[key];
    if (!versionId) continue;
    const definition = await formByVersion(tx, versionId);
    const seq = writingIn(definition, { form: key, actions }) === null ? handedIn.findLast(({ form }) => form === key)?.seq : undefined;
    forms[key] = { versionId, definition: seq === undefined ? definition : await formAsJudged(tx, { itemId: item.id, formVersionId: versionId, seq }) };
  }
  return forms;
}

/** A stand-in is the one who must act as much as the one stood in for. */
async function inWhoseEyes(tx: Tx, item: ItemRow, { personId, today }: { personId: string; today: string }): Promise<string> {
  const { worksHere, standsInFor } = await seatsOf(tx, { itemId: item.id, personId, today });
  return worksHere ? personId : (standsInFor.find(({ slots }) => slots.length > 0)?.person ?? personId);
}

/** «您是支部书记（…）»: why the reader has it now, by his own slot; null where he has not, or is no longer what he got it for. */
async function whyMe(tx: Tx, item: ItemRow, { personId, today }: { personId: string; today: string }): Promise<string | null> {
  const open = Object.values(item.context.places)
    .flatMap(({ slots }) => slots)
    .filter(({ person, closed }) => person === personId && !closed);
  const { endedSlots, standsInFor } = await seatsOf(tx, { itemId: item.id, personId, today });
  const own = open.find(({ id }) => !endedSlots.includes(id));
  const principal = standsInFor.find(({ slots }) => slots.length > 0);
  if (!own && principal) return `您代${(await namesOf(tx, { people: [principal.person], units: [] })).people[principal.person]?.label ?? ''}办理`;
  if (!own) return null;
  const { by, unit, resolver } = own.why;
  // Of all who chose somebody only the office is named here; what the others wrote stands beside his place on the path.
  const people = by !== undefined && resolver === 'hand-over' ? [by] : [];
  return `您是${whyText(own.why, await namesOf(tx, { people, units: unit === undefined ? [] : [unit] }))}`;
}
