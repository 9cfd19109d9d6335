import { variablesOf } from '@bihuan/forms';
import type { RegisterDefinition } from '../kinds.js';
import { valueKeys, type Names } from './names.js';
import { repeated, unknown, type Problem } from './problem.js';

/** Forms, keys and states a register names; its foot line counts every state once. */
export function checkRegister(register: RegisterDefinition, names: Names): readonly Problem[] {
  const where = `register ${register.key}`;
  return [
    ...unknown(where, { what: 'lifecycle', name: register.lifecycle, known: names.lifecycleKeys }),
    ...unknown(where, { what: 'form', name: register.entryForm, known: names.formKeys }),
    ...unknown(where, { what: 'form', name: register.source.form, known: names.formKeys }),
    ...checkKeys(where, register, names),
    ...checkPrefill(where, register, names),
    ...checkStates(where, register, names),
    ...checkActs(where, register, names),
    ...checkDefaults(where, register, names),
  ];
}

function checkKeys(where: string, register: RegisterDefinition, names: Names): readonly Problem[] {
  const { source, owns } = register;
  const columns = [...register.columns, ...(register.tabs ?? []).flatMap((tab) => tab.columns)];
  const cells = valueKeys(names.forms.get(source.form), source.table);
  const entry = valueKeys(names.forms.get(register.entryForm));
  return [
    ...[source.text, ...source.more].flatMap((name) => unknown(where, { what: 'cell', name, known: cells })),
    ...Object.values(owns).flatMap((name) => unknown(where, { what: 'entry value', name, known: entry })),
    ...columns.flatMap(({ label, value }) => {
      const at = `${where} column ${label}`;
      const [root = '', first = '', second = ''] = value.split('.');
      if (root === 'source') return unknown(at, { what: 'cell', name: first, known: cells });
      if (root === 'entry') return unknown(at, { what: 'entry value', name: first, known: entry });
      if (root === 'last') return unknown(at, { what: 'value', name: second, known: valueKeys(names.forms.get(first)) });
      return unknown(at, { what: 'word', name: root, known: WORDS });
    }),
  ];
}

/** What is filled in beforehand: the keys of the form, and where their values come from. */
function checkPrefill(where: string, register: RegisterDefinition, names: Names): readonly Problem[] {
  const cells = valueKeys(names.forms.get(register.source.form), register.source.table);
  const entry = valueKeys(names.forms.get(register.entryForm));
  const checkSource = (at: string, address: string): readonly Problem[] => {
    const [root = '', name = ''] = address.split('.');
    if (root === 'source') return unknown(at, { what: 'cell', name, known: cells });
    if (root === 'entry') return unknown(at, { what: 'entry value', name, known: entry });
    if (root === 'item') return unknown(at, { what: 'item value', name, known: ITEM_VALUES });
    return unknown(at, { what: 'source', name: root, known: SOURCES });
  };
  return (register.prefill ?? []).flatMap(({ form, values, table }) => {
    const at = `${where} prefill ${form}`;
    const definition = names.forms.get(form);
    const rows = table?.rows ?? [];
    return [
      ...unknown(at, { what: 'form', name: form, known: names.formKeys }),
      ...[...Object.keys(values ?? {}), ...(table === undefined ? [] : [table.key])].flatMap((name) => unknown(at, { what: 'value', name, known: valueKeys(definition) })),
      ...rows.flatMap((row) => Object.keys(row)).flatMap((name) => unknown(at, { what: 'column', name, known: valueKeys(definition, table?.key) })),
      ...[values ?? {}, ...rows].flatMap((one) => Object.values(one)).flatMap((address) => checkSource(at, address)),
    ];
  });
}

const SOURCES: ReadonlySet<string> = new Set(['source', 'entry', 'item']);
const ITEM_VALUES: ReadonlySet<string> = new Set(['owner', 'due']);

const WORDS: ReadonlySet<string> = new Set(['serial', 'unit', 'list', 'state', 'light', 'due', 'number', 'lead', 'leader', 'owner']);

/** Acts and forms a register names for what it does with many entries at once. */
function checkActs(where: string, register: RegisterDefinition, names: Names): readonly Problem[] {
  const states = Object.values(names.lifecycles.get(register.lifecycle)?.states ?? {});
  const acts = new Set(states.flatMap(({ on }) => Object.keys(on ?? {})));
  const { merge, takeOff, carry, progress, batch = [], sampling, evidence = [] } = register;
  const named = [merge?.act, takeOff?.act, carry?.act, progress?.act, ...batch, sampling?.draw, sampling?.good, sampling?.bad];
  const values = [
    ...(merge ? [{ form: merge.form, name: merge.serial }] : []),
    ...(progress ? [progress.on, progress.text].map((name) => ({ form: progress.form, name })) : []),
    ...evidence.flatMap(({ form, files, text }) => [files, text].map((name) => ({ form, name }))),
  ];
  return [
    ...named.flatMap((name) => unknown(where, { what: 'act', name, known: acts })),
    ...values.flatMap(({ form, name }) => unknown(`${where} ${form}`, { what: 'value', name, known: valueKeys(names.forms.get(form)) })),
    ...unknown(where, { what: 'series', name: register.slip?.series, known: names.series }),
  ];
}

function checkDefaults(where: string, register: RegisterDefinition, names: Names): readonly Problem[] {
  const cells = valueKeys(names.forms.get(register.source.form), register.source.table);
  const entry = valueKeys(names.forms.get(register.entryForm));
  return (register.defaults ?? []).flatMap(({ key, when }) => [
    ...unknown(`${where} defaults`, { what: 'entry value', name: key, known: entry }),
    ...variablesOf(when).flatMap((path) => unknown(`${where} defaults`, { what: 'cell', name: path.replace(/^source\./u, ''), known: cells })),
  ]);
}

function checkStates(where: string, register: RegisterDefinition, names: Names): readonly Problem[] {
  const states = new Set(Object.keys(names.lifecycles.get(register.lifecycle)?.states ?? {}));
  const counted = register.foot.flatMap((part) => part.states);
  const named = [...counted, ...register.views.flatMap((view) => view.states ?? []), ...(register.sampling?.states ?? []), ...(register.checkedIn ?? [])];
  const uncounted = [...states].filter((state) => !counted.includes(state));
  return [
    ...named.flatMap((name) => unknown(where, { what: 'state', name, known: states })),
    ...repeated(`${where} foot`, counted),
    ...uncounted.map((state) => ({ where: `${where} foot`, text: `“${state}” is not counted` })),
  ];
}
