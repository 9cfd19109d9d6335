import type { Condition, Field, FormDefinition, FormLayout, FormRule, Operand, Option, Paper } from '@bihuan/forms';
import type { Library, ListDefinition, PlanDefinition, RegisterColumn, RegisterDefinition, ReviewDefinition } from '@bihuan/library';
import type { ActDefinition, Chain, ChainNode, LifecycleDefinition, StateDefinition, Target, WaitUntil } from '@bihuan/workflows';

/** Another name for the same thing: read backwards. No two names become one, and doing it twice gives the first again. */
export const backwards = (name: string): string => [...name].toReversed().join('');

/**
 * The same library under other names: every state, step, event, requirement, form, field, option, option set, lifecycle, way, list, stage,
 * series and register. What people read stays; so do posts and categories, which belong to the organisation.
 */
export function renamedLibrary({ forms, optionSets, lifecycles, registers, ways, plans, series, reviews, ...kept }: Library): Library {
  return {
    ...kept,
    forms: forms.map(form),
    optionSets: optionSets.map((set) => ({ ...set, key: backwards(set.key), options: set.options.map(option) })),
    lifecycles: lifecycles.map(lifecycle),
    registers: registers.map(register),
    reviews: reviews.map(review),
    ways: ways.map((way) => ({ ...way, key: backwards(way.key), shareLifecycle: backwards(way.shareLifecycle) })),
    plans: plans.map(plan),
    series: series.map((one) => ({ ...one, key: backwards(one.key) })),
  };
}

const keys = <T>(record: Readonly<Record<string, T>>, value: (one: T) => T): Record<string, T> =>
  Object.fromEntries(Object.entries(record).map(([key, one]) => [backwards(key), value(one)]));

/** Renames every name a condition or a formula reads by, and the option it compares with. */
function condition<T extends Condition | Operand>(of: T, path: (name: string) => string): T {
  const walk = (node: unknown, at: string): unknown => {
    // What is compared with a reading of the house is a word of the organisation.
    if (Array.isArray(node) && isOfHouse(node[0])) return node;
    if (Array.isArray(node)) return node.map((one) => walk(one, at));
    if (typeof node === 'string') return at === 'var' ? path(node) : backwards(node);
    if (typeof node !== 'object' || node === null) return node;
    return Object.fromEntries(Object.entries(node).map(([key, one]) => [key, walk(one, key)]));
  };
  return walk(of, '') as T; // the same tree with other leaves
}

const isOfHouse = (operand: unknown): boolean =>
  typeof operand === 'object' && operand !== null && 'var' in operand && typeof operand.var === 'string' && operand.var.startsWith('entry.');

const inForm = (path: string): string => (path.startsWith('row.') ? `row.${backwards(path.slice(4))}` : backwards(path));

/** `form.key` and `latest.form.key` name forms; what else a lifecycle reads is offered by the house. */
function inLifecycle(path: string): string {
  const [root = '', ...rest] = path.split('.');
  return root === 'form' || root === 'latest' ? [root, ...rest.map(backwards)].join('.') : path;
}

function form({ rules, nil, paper, summary, layout, ...of }: FormDefinition): FormDefinition {
  return {
    ...of,
    key: backwards(of.key),
    fields: keys(of.fields, field),
    order: of.order.map(backwards),
    ...(rules && { rules: rules.map(rule) }),
    ...(nil && { nil: { ...nil, explain: nil.explain.map(backwards), table: backwards(nil.table) } }),
    ...(paper && { paper: paperOf(paper) }),
    ...(layout && { layout: layoutOf(layout) }),
    ...(summary && {
      summary: summary.map(({ when, ...part }) => ({ ...part, count: backwards(part.count), ...(when && { when: condition(when, inForm) }) })),
    }),
  };
}

function field<F extends Field>(of: F): F {
  const named = {
    ...of,
    id: backwards(of.id),
    key: backwards(of.key),
    ...(of.visible && { visible: condition(of.visible, inForm) }),
    ...(of.requiredWhen && { requiredWhen: condition(of.requiredWhen, inForm) }),
    ...(of.readOnlyWhen && { readOnlyWhen: condition(of.readOnlyWhen, inForm) }),
  };
  if ('options' in named)
    return { ...named, options: named.options.map(option), ...(named.optionSet && { optionSet: { ...named.optionSet, key: backwards(named.optionSet.key) } }) };
  if ('columnOrder' in named) return { ...named, columns: keys(named.columns, field), columnOrder: named.columnOrder.map(backwards) };
  if (named.kind === 'matrix') return { ...named, rows: named.rows.map(option), columns: named.columns.map(option) };
  if (named.kind === 'formula') return { ...named, ...(named.of !== undefined && { of: condition(named.of, inForm) }) };
  return named;
}

const option = <O extends Option>(of: O): O => ({ ...of, value: backwards(of.value), ...(of.when && { when: condition(of.when, inForm) }) });

const rule = ({ table, at, ...of }: FormRule): FormRule => ({
  ...of,
  id: backwards(of.id),
  holds: condition(of.holds, inForm),
  ...(table && { table: backwards(table) }),
  ...(at && { at: backwards(at) }),
});

const paperOf = (of: Paper): Paper => ({
  ...of,
  table: backwards(of.table),
  columns: of.columns.map((column) => ({ ...column, field: column.field === 'serial' ? 'serial' : backwards(column.field) })),
});

const layoutOf = ({ sections, fields, columns }: FormLayout): FormLayout => ({
  ...(sections && { sections: sections.map((section) => ({ ...section, id: backwards(section.id) })) }),
  ...(fields && { fields: keys(fields, ({ section, ...laid }) => ({ ...laid, ...(section && { section: backwards(section) }) })) }),
  ...(columns && { columns: keys(columns, (laid) => laid) }),
});

function lifecycle({ create, start, office, ...of }: LifecycleDefinition): LifecycleDefinition {
  return {
    ...of,
    ...(start && { start: { ...start, ...(start.form && { form: backwards(start.form) }) } }),
    ...(office && { office: { ...office, ...(office.terminate && { terminate: backwards(office.terminate) }) } }),
    key: backwards(of.key),
    order: of.order.map(backwards),
    states: keys(of.states, state),
    create: { ...create, to: target(create.to), ...(create.form && { form: backwards(create.form) }) },
  };
}

function state({ chain, on, timers, ...of }: StateDefinition): StateDefinition {
  return {
    ...of,
    ...(chain && { chain: chainOf(chain) }),
    ...(on && { on: keys(on, act) }),
    ...(timers && { timers: timers.map((timer) => ({ ...timer, event: backwards(timer.event) })) }),
  };
}

const target = (of: Target): Target =>
  typeof of === 'string' ? backwards(of) : of.map(({ when, to }) => ({ to: backwards(to), ...(when && { when: condition(when, inLifecycle) }) }));

function act({ to, form: asked, requires, number, happened, sets, ...of }: ActDefinition): ActDefinition {
  return {
    ...of,
    ...(to && { to: target(to) }),
    ...(asked && { form: backwards(asked) }),
    ...(number && { number: backwards(number) }),
    ...(happened && { happened: backwards(happened) }),
    ...(sets && { sets: sets.map(({ day, form: told, field: of }) => ({ day, form: backwards(told), field: backwards(of) })) }),
    ...(requires && { requires: requires.map(({ id, when, text }) => ({ id: backwards(id), when: condition(when, inLifecycle), text })) }),
  };
}

const chainOf = ({ nodes, agreed, returned, rejected, number, ...of }: Chain): Chain => ({
  ...of,
  nodes: nodes.map(node),
  agreed: target(agreed),
  ...(returned && { returned: backwards(returned) }),
  ...(rejected && { rejected: backwards(rejected) }),
  ...(number && { number: backwards(number) }),
});

function node(of: ChainNode): ChainNode {
  if (of.type === 'step') return { ...of, id: backwards(of.id) };
  if (of.type === 'sub-items') {
    const {
      each,
      child: { data, form: own, ...child },
    } = of;
    const named =
      each.type === 'units'
        ? { ...each, form: backwards(each.form), field: backwards(each.field), ...(each.column && { column: backwards(each.column) }) }
        : each.type === 'rows'
          ? {
              ...each,
              form: backwards(each.form),
              field: backwards(each.field),
              called: backwards(each.called),
              ...(each.unit && { unit: backwards(each.unit) }),
              ...(each.person && { person: backwards(each.person) }),
            }
          : each;
    const pairs = (all: Readonly<Record<string, string>>) => Object.fromEntries(Object.entries(all).map(([to, from]) => [backwards(to), backwards(from)]));
    const handed = data && { from: backwards(data.from), fields: pairs(data.fields), ...(data.columns && { columns: pairs(data.columns) }) };
    return {
      ...of,
      id: backwards(of.id),
      each: named,
      child: { ...child, lifecycle: backwards(child.lifecycle), ...(own && { form: backwards(own) }), ...(handed && { data: handed }) },
    };
  }
  if (of.type === 'wait') return { ...of, id: backwards(of.id), until: until(of.until) };
  if (of.type !== 'fork') return { ...of, id: backwards(of.id) };
  const branches = of.branches.map(({ when, ...branch }) => ({
    ...branch,
    id: backwards(branch.id),
    nodes: branch.nodes.map(node),
    ...(when && { when: condition(when, inLifecycle) }),
  }));
  return { ...of, id: backwards(of.id), branches };
}

function until(of: WaitUntil): WaitUntil {
  if (of.type === 'form-day') return { ...of, form: backwards(of.form), field: backwards(of.field) };
  if (of.type === 'items') return { ...of, form: backwards(of.form), field: backwards(of.field), ...(of.states ? { states: of.states.map(backwards) } : {}) };
  if (of.type !== 'answer') return of;
  const { form: asked, requires, ...rest } = of;
  return {
    ...rest,
    ...(asked && { form: backwards(asked) }),
    ...(requires && { requires: requires.map(({ id, when, text }) => ({ id: backwards(id), when: condition(when, inLifecycle), text })) }),
  };
}

function register({ source, owns, prefill, ...of }: RegisterDefinition): RegisterDefinition {
  return {
    ...of,
    ...grown(of),
    key: backwards(of.key),
    lifecycle: backwards(of.lifecycle),
    entryForm: backwards(of.entryForm),
    source: { form: backwards(source.form), table: backwards(source.table), text: backwards(source.text), more: source.more.map(backwards) },
    owns: {
      dueOn: backwards(owns.dueOn),
      lead: backwards(owns.lead),
      leader: backwards(owns.leader),
      owner: backwards(owns.owner),
      class: backwards(owns.class),
    },
    ...(prefill && {
      prefill: prefill.map(({ form, values, table }) => ({
        form: backwards(form),
        ...(values && { values: sources(values) }),
        ...(table && { table: { key: backwards(table.key), rows: table.rows.map(sources) } }),
      })),
    }),
    columns: of.columns.map((column) => ({ ...column, value: columnValue(column) })),
    views: of.views.map(({ states, class: classes, ...view }) => ({
      ...view,
      key: backwards(view.key),
      ...(states && { states: states.map(backwards) }),
      ...(classes && { class: classes.map(backwards) }),
    })),
    foot: of.foot.map((part) => ({ ...part, states: part.states.map(backwards) })),
  };
}

/** What a register does with many entries at once, by acts, forms and fields. */
function grown({
  defaults,
  tabs,
  merge,
  takeOff,
  carry,
  progress,
  batch,
  sampling,
  evidence,
  checkedIn,
  slip,
}: Omit<RegisterDefinition, 'source' | 'owns' | 'prefill'>): Partial<RegisterDefinition> {
  return {
    ...(defaults && { defaults: defaults.map(({ key, value, when }) => ({ key: backwards(key), value, when: condition(when, inLifecycleOrSource) })) }),
    ...(tabs && {
      tabs: tabs.map((tab) => ({ ...tab, key: backwards(tab.key), columns: tab.columns.map((column) => ({ ...column, value: columnValue(column) })) })),
    }),
    ...(merge && {
      merge: {
        act: backwards(merge.act),
        form: backwards(merge.form),
        serial: backwards(merge.serial),
        ...(merge.keeps && { keeps: { ...merge.keeps, when: condition(merge.keeps.when, inLifecycle) } }),
      },
    }),
    ...(takeOff && { takeOff: { act: backwards(takeOff.act) } }),
    ...(carry && { carry: { act: backwards(carry.act) } }),
    ...(progress && { progress: { act: backwards(progress.act), form: backwards(progress.form), on: backwards(progress.on), text: backwards(progress.text) } }),
    ...(batch && { batch: batch.map(backwards) }),
    ...(sampling && {
      sampling: {
        ...sampling,
        class: sampling.class.map(backwards),
        states: sampling.states.map(backwards),
        draw: backwards(sampling.draw),
        good: backwards(sampling.good),
        bad: backwards(sampling.bad),
      },
    }),
    ...(evidence && { evidence: evidence.map(({ form: of, files, text }) => ({ form: backwards(of), files: backwards(files), text: backwards(text) })) }),
    ...(checkedIn && { checkedIn: checkedIn.map(backwards) }),
    ...(slip && { slip: { ...slip, series: backwards(slip.series) } }),
  };
}

const inLifecycleOrSource = (path: string): string => (path.startsWith('source.') ? columnValue({ value: path }) : inLifecycle(path));

function review({ lifecycles, groups, ...of }: ReviewDefinition): ReviewDefinition {
  return {
    ...of,
    key: backwards(of.key),
    lifecycles: { round: backwards(lifecycles.round), sheet: backwards(lifecycles.sheet) },
    statementForm: backwards(of.statementForm),
    groups: groups.map((group) => ({ ...group, key: backwards(group.key), figures: group.figures.map(figure) })),
  };
}

type Figure = ReviewDefinition['groups'][number]['figures'][number];

function figure({ of: items, measure, among, ...of }: Figure): Figure {
  const { ways, forms, register: on, classes } = items;
  return {
    ...of,
    key: backwards(of.key),
    measure: measured(measure),
    ...(among && { among: { ...among, measure: measured(among.measure) } }),
    of: {
      ...items,
      ...(ways && { ways: ways.map(backwards) }),
      ...(forms && { forms: forms.map(backwards) }),
      ...(on !== undefined && { register: backwards(on) }),
      ...(classes && { classes: classes.map(backwards) }),
    },
  };
}

function measured(of: Figure['measure']): Figure['measure'] {
  if (of.type === 'in-states') return { ...of, states: of.states.map(backwards) };
  return of.type === 'rows' ? { ...of, table: backwards(of.table) } : of;
}

const sources = (of: Readonly<Record<string, string>>) =>
  Object.fromEntries(Object.entries(of).map(([key, value]) => [backwards(key), columnValue({ value })]));

function columnValue({ value }: Pick<RegisterColumn, 'value'>): string {
  const [root = '', ...rest] = value.split('.');
  // `item.owner` is the house's own word.
  if (root === 'item') return value;
  return [root, ...rest.map(backwards)].join('.');
}

function plan({ lifecycles, stages, tasks, ...of }: PlanDefinition): PlanDefinition {
  return {
    ...of,
    key: backwards(of.key),
    lifecycles: { campaign: backwards(lifecycles.campaign), stage: backwards(lifecycles.stage), task: backwards(lifecycles.task) },
    stages: stages.map((stage) => ({ ...stage, key: backwards(stage.key) })),
    tasks: tasks.map((task) => ({ ...task, stage: backwards(task.stage), how: task.how && { way: backwards(task.how.way), lists: task.how.lists.map(list) } })),
  };
}

const list = (of: ListDefinition): ListDefinition => ({ ...of, key: backwards(of.key), form: backwards(of.form), lifecycle: backwards(of.lifecycle) });
