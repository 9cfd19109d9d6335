import { columnsOf, fieldsOf } from '../definition-reading.js';
import type { FieldId, FormDefinition } from '../definition.js';
import { equalJson } from '../changes/index.js';
import type { FieldSpan, FormSection } from '../layout/form-layout.js';
import { groupsOf, ownOf, sectionById, sectionOf, spanOf } from '../layout/reading-order.js';

/** How a share of the row is called. */
export const SPAN_WORDS: Readonly<Record<FieldSpan, string>> = { 12: '整行', 9: '四分之三行', 8: '三分之二行', 6: '半行', 4: '三分之一行', 3: '四分之一行' };

/** Sections, widths and places that are other than before; of new fields and of what stood in a section that is gone nothing more is said. */
export function differenceOfLayout(before: FormDefinition, after: FormDefinition): readonly string[] {
  if (equalJson(before.layout, after.layout)) return [];
  return [...sections(before, after), ...places(before, after), ...widths(before, after)];
}

function sections(before: FormDefinition, after: FormDefinition): readonly string[] {
  const [were, are] = [before.layout?.sections ?? [], after.layout?.sections ?? []];
  const gone = were.filter(({ id }) => !sectionById(after, id)).map(({ title }) => `去掉分节“${title}”`);
  const now = are.flatMap((section) => {
    const was = sectionById(before, section.id);
    return was ? ofSection(was, section) : [`新增分节“${section.title}”${fieldsIn(after, section.id)}`];
  });
  const kept = (list: readonly FormSection[], other: FormDefinition): string =>
    list
      .filter(({ id }) => sectionById(other, id))
      .map(({ id }) => id)
      .join();
  return [...gone, ...now, ...(kept(were, after) === kept(are, before) ? [] : ['分节换了顺序'])];
}

function ofSection(was: FormSection, is: FormSection): readonly string[] {
  return [...(was.title === is.title ? [] : [`分节“${was.title}”改名为“${is.title}”`]), ...(was.help === is.help ? [] : [`分节“${is.title}”改了说明`])];
}

function fieldsIn(form: FormDefinition, section: string): string {
  const labels = groupsOf(form)
    .filter((group) => group.section?.id === section)
    .flatMap(({ fields }) => fields.map((id) => `“${form.fields[id]?.label ?? ''}”`));
  return labels.length === 0 ? '' : `，内有${labels.join('、')}`;
}

function places(before: FormDefinition, after: FormDefinition): readonly string[] {
  return fieldsOf(after).flatMap(({ id, label }) => {
    if (!Object.hasOwn(before.fields, id)) return [];
    const [was, is] = [sectionOf(before, id), sectionOf(after, id)];
    const isSaid = is === was || (was !== undefined && !sectionById(after, was)) || (is !== undefined && !sectionById(before, is));
    const [wide, wider] = [spanOf(before, id), spanOf(after, id)];
    return [
      ...(isSaid ? [] : [is === undefined ? `字段“${label}”移到各节之前` : `字段“${label}”移到“${sectionById(after, is)?.title ?? ''}”这一节`]),
      ...(wide === wider ? [] : [`字段“${label}”由${SPAN_WORDS[wide]}改为${SPAN_WORDS[wider]}`]),
    ];
  });
}

function widths(before: FormDefinition, after: FormDefinition): readonly string[] {
  return fieldsOf(after).flatMap((field) => {
    if (field.kind !== 'table') return [];
    const old = ownOf(before.fields, field.id);
    const columns = columnsOf(field).filter(({ id }) => old?.kind === 'table' && Object.hasOwn(old.columns, id));
    const changed = columns.filter(({ id }) => ownOf(before.layout?.columns, id)?.width !== ownOf(after.layout?.columns, id)?.width);
    return changed.length === 0 ? [] : [`“${field.label}”的列${changed.map(({ label }) => `“${label}”`).join('、')}改了宽度`];
  });
}

/** Whether fields that stand under the same heading as before stand in another order there. */
export function isReordered(before: FormDefinition, after: FormDefinition): boolean {
  const stayed = (form: FormDefinition, other: FormDefinition, id: FieldId): boolean =>
    Object.hasOwn(other.fields, id) && sectionOf(form, id) === sectionOf(other, id);
  const orderIn = (form: FormDefinition, other: FormDefinition): Readonly<Record<string, string>> =>
    Object.fromEntries(groupsOf(form).map(({ section, fields }) => [section?.id ?? '', fields.filter((id) => stayed(form, other, id)).join()]));
  const [were, are] = [orderIn(before, after), orderIn(after, before)];
  return Object.entries(are).some(([section, ids]) => Object.hasOwn(were, section) && were[section] !== ids);
}
