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
  ];
}

function checkKeys(where: string, register: RegisterDefinition, names: Names): readonly Problem[] {
  const { source, owns, columns } = register;
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

const SOURCES: ReadonlySet<string> = new Set(['source', 'entry']);

const WORDS: ReadonlySet<string> = new Set(['serial', 'unit', 'list', 'state', 'light', 'due', 'number']);

function checkStates(where: string, register: RegisterDefinition, names: Names): readonly Problem[] {
  const states = new Set(Object.keys(names.lifecycles.get(register.lifecycle)?.states ?? {}));
  const counted = register.foot.flatMap((part) => part.states);
  const named = [...counted, ...register.views.flatMap((view) => view.states ?? [])];
  const uncounted = [...states].filter((state) => !counted.includes(state));
  return [
    ...named.flatMap((name) => unknown(where, { what: 'state', name, known: states })),
    ...repeated(`${where} foot`, counted),
    ...uncounted.map((state) => ({ where: `${where} foot`, text: `“${state}” is not counted` })),
  ];
}
