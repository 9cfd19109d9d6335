import { variablesOf } from '@bihuan/forms';
import { below } from '@bihuan/workflows';
import type { RegisterDefinition } from '../kinds.js';
import { READINGS } from './check-lifecycle.js';
import { valueKeys, type Names } from './names.js';
import { repeatedAt, unknown, type Problem } from './problem.js';

/** Forms, keys and states a register names, each at its place; its foot line counts every state once. */
export function checkRegister(register: RegisterDefinition, names: Names): readonly Problem[] {
  const where = `register ${register.key}`;
  return [
    ...unknown(where, { what: 'lifecycle', name: register.lifecycle, known: names.lifecycleKeys, pointer: '/lifecycle' }),
    ...unknown(where, { what: 'form', name: register.entryForm, known: names.formKeys, pointer: '/entryForm' }),
    ...unknown(where, { what: 'form', name: register.source.form, known: names.formKeys, pointer: '/source/form' }),
    ...checkKeys(where, register, names),
    ...checkPrefill(where, register, names),
    ...checkStates(where, register, names),
    ...checkActs(where, register, names),
    ...checkDefaults(where, register, names),
  ];
}

/** A word of the register with the place it stands at. */
interface Said {
  readonly name: string | undefined;
  readonly pointer: string;
}

const listed = (pointer: string, words: readonly string[] = []): readonly Said[] => words.map((name, n) => ({ name, pointer: below(pointer, n) }));
const named = (pointer: string, words: Readonly<Record<string, string | undefined>> = {}): readonly Said[] =>
  Object.entries(words).map(([key, name]) => ({ name, pointer: below(pointer, key) }));

function checkKeys(where: string, register: RegisterDefinition, names: Names): readonly Problem[] {
  const { source, owns } = register;
  const columns = [
    columnsAt('/columns', register.columns),
    ...(register.tabs ?? []).map((tab, n) => columnsAt(below('/tabs', n, 'columns'), tab.columns)),
  ].flat();
  const cells = valueKeys(names.forms.get(source.form), source.table);
  const entry = valueKeys(names.forms.get(register.entryForm));
  return [
    ...[{ name: source.text, pointer: '/source/text' }, ...listed('/source/more', source.more)].flatMap((one) =>
      unknown(where, { what: 'cell', ...one, known: cells }),
    ),
    ...named('/owns', owns).flatMap((one) => unknown(where, { what: 'entry value', ...one, known: entry })),
    ...columns.flatMap(({ label, value, pointer }) => {
      const at = `${where} column ${label}`;
      const [root = '', first = '', second = ''] = value.split('.');
      if (root === 'source') return unknown(at, { what: 'cell', name: first, known: cells, pointer });
      if (root === 'entry') return unknown(at, { what: 'entry value', name: first, known: entry, pointer });
      if (root === 'last') return unknown(at, { what: 'value', name: second, known: valueKeys(names.forms.get(first)), pointer });
      return unknown(at, { what: 'word', name: root, known: WORDS, pointer });
    }),
  ];
}

const columnsAt = (pointer: string, columns: RegisterDefinition['columns']) =>
  columns.map(({ label, value }, n) => ({ label, value, pointer: below(pointer, n, 'value') }));

/** What is filled in beforehand: the keys of the form, and where their values come from. */
function checkPrefill(where: string, register: RegisterDefinition, names: Names): readonly Problem[] {
  const cells = valueKeys(names.forms.get(register.source.form), register.source.table);
  const entry = valueKeys(names.forms.get(register.entryForm));
  const checkSource = (at: string, { name: address = '', pointer }: Said): readonly Problem[] => {
    const [root = '', name = ''] = address.split('.');
    if (root === 'source') return unknown(at, { what: 'cell', name, known: cells, pointer });
    if (root === 'entry') return unknown(at, { what: 'entry value', name, known: entry, pointer });
    if (root === 'item') return unknown(at, { what: 'item value', name, known: ITEM_VALUES, pointer });
    return unknown(at, { what: 'source', name: root, known: SOURCES, pointer });
  };
  return (register.prefill ?? []).flatMap(({ form, values = {}, table }, n) => {
    const at = `${where} prefill ${form}`;
    const here = below('/prefill', n);
    const definition = names.forms.get(form);
    const own = named(below(here, 'values'), values);
    const cellsFilled = (table?.rows ?? []).flatMap((row, m) => named(below(here, 'table', 'rows', m), row));
    const keys = [
      ...Object.keys(values).map((name) => ({ name, pointer: below(here, 'values', name) })),
      ...(table === undefined ? [] : [{ name: table.key, pointer: below(here, 'table', 'key') }]),
    ];
    return [
      ...unknown(at, { what: 'form', name: form, known: names.formKeys, pointer: below(here, 'form') }),
      ...keys.flatMap((one) => unknown(at, { what: 'value', ...one, known: valueKeys(definition) })),
      ...(table?.rows ?? []).flatMap((row, m) =>
        Object.keys(row).flatMap((name) =>
          unknown(at, { what: 'column', name, known: valueKeys(definition, table?.key), pointer: below(here, 'table', 'rows', m, name) }),
        ),
      ),
      ...[...own, ...cellsFilled].flatMap((one) => checkSource(at, one)),
    ];
  });
}

const SOURCES: ReadonlySet<string> = new Set(['source', 'entry', 'item']);
const ITEM_VALUES: ReadonlySet<string> = new Set(['owner', 'due']);

const WORDS: ReadonlySet<string> = new Set(['serial', 'unit', 'list', 'state', 'light', 'due', 'number', 'lead', 'leader', 'owner']);

const ENTRY_READINGS: ReadonlySet<string> = new Set([...READINGS].filter((path) => path.startsWith('entry.')));

/** Acts and forms a register names for what it does with many entries at once. */
function checkActs(where: string, register: RegisterDefinition, names: Names): readonly Problem[] {
  const states = Object.values(names.lifecycles.get(register.lifecycle)?.states ?? {});
  const acts = new Set(states.flatMap(({ on }) => Object.keys(on ?? {})));
  const { merge, takeOff, carry, progress, batch, sampling, evidence = [] } = register;
  const sent = [
    { name: merge?.act, pointer: '/merge/act' },
    { name: takeOff?.act, pointer: '/takeOff/act' },
    { name: carry?.act, pointer: '/carry/act' },
    { name: progress?.act, pointer: '/progress/act' },
    ...listed('/batch', batch),
    ...named('/sampling', sampling && { draw: sampling.draw, good: sampling.good, bad: sampling.bad }),
  ];
  const values = [
    ...(merge ? [{ form: merge.form, name: merge.serial, pointer: '/merge/serial' }] : []),
    ...(progress ? named('/progress', { on: progress.on, text: progress.text }).map((one) => ({ form: progress.form, ...one })) : []),
    ...evidence.flatMap(({ form, files, text }, n) => named(below('/evidence', n), { files, text }).map((one) => ({ form, ...one }))),
  ];
  return [
    ...sent.flatMap((one) => unknown(where, { what: 'act', ...one, known: acts })),
    ...(merge?.keeps ? variablesOf(merge.keeps.when) : []).flatMap((name) =>
      unknown(where, { what: 'reading', name, known: ENTRY_READINGS, pointer: '/merge/keeps/when' }),
    ),
    ...values.flatMap(({ form, ...one }) => unknown(`${where} ${form}`, { what: 'value', ...one, known: valueKeys(names.forms.get(form)) })),
    ...unknown(where, { what: 'series', name: register.slip?.series, known: names.series, pointer: '/slip/series' }),
  ];
}

function checkDefaults(where: string, register: RegisterDefinition, names: Names): readonly Problem[] {
  const cells = valueKeys(names.forms.get(register.source.form), register.source.table);
  const entry = valueKeys(names.forms.get(register.entryForm));
  return (register.defaults ?? []).flatMap(({ key, when }, n) => [
    ...unknown(`${where} defaults`, { what: 'entry value', name: key, known: entry, pointer: below('/defaults', n, 'key') }),
    ...variablesOf(when).flatMap((path) =>
      unknown(`${where} defaults`, { what: 'cell', name: path.replace(/^source\./u, ''), known: cells, pointer: below('/defaults', n, 'when') }),
    ),
  ]);
}

function checkStates(where: string, register: RegisterDefinition, names: Names): readonly Problem[] {
  const states = new Set(Object.keys(names.lifecycles.get(register.lifecycle)?.states ?? {}));
  const counted = register.foot.flatMap((part, n) => part.states.map((name, m) => ({ name, pointer: below('/foot', n, 'states', m) })));
  const said = [
    ...counted,
    ...register.views.flatMap((view, n) => listed(below('/views', n, 'states'), view.states)),
    ...listed('/sampling/states', register.sampling?.states),
    ...listed('/checkedIn', register.checkedIn),
  ];
  const uncounted = [...states].filter((state) => !counted.some(({ name }) => name === state));
  return [
    ...said.flatMap((one) => unknown(where, { what: 'state', ...one, known: states })),
    ...repeatedAt(`${where} foot`, counted),
    ...uncounted.map((state) => ({ where: `${where} foot`, text: `“${state}” is not counted`, pointer: '/foot' })),
  ];
}
