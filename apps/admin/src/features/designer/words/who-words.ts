import { assertNever } from '../../../shared/assert-never.js';
import type { NamedResolver, PlainResolver, Resolver } from '@bihuan/workflows';
import type { Named, Names } from '../store/design-types.js';
import { t } from '../texts.js';

export const wordOf = (list: readonly Named[], key: string): string => list.find((one) => one.key === key)?.label ?? key;

const fieldOf = ({ form, field }: { readonly form: string; readonly field: string }, { fields = [] }: Names): string =>
  fields.find(({ key }) => key === `${form}/${field}`)?.label ?? field;

/** «支部书记（本单位）», as one says it. */
export function whoWords(one: Resolver, names: Names): string {
  if (one.type === 'expression') return t('whoExpression', { count: one.cases.length, otherwise: namedWords(one.otherwise, names) });
  return namedWords(one, names);
}

export function namedWords(one: NamedResolver, names: Names): string {
  switch (one.type) {
    case 'post':
    case 'person-field':
    case 'area-leader':
    case 'unit-of':
      return plainWords(one, names);
    case 'superior':
      return one.level === 0 ? t('unitHead') : t('superiorN', { n: one.level });
    case 'superiors':
      return t('superiorsUpTo', { n: one.upTo });
    case 'body':
      return t('bodyOf', { name: wordOf(names.categories, one.category) });
    case 'form-person':
      return t('formPersonOf', { form: wordOf(names.forms, one.form), field: fieldOf(one, names) });
    case 'form-unit':
      return t(one.post === undefined ? 'formUnitOf' : 'formUnitPostOf', {
        form: wordOf(names.forms, one.form),
        field: fieldOf(one, names),
        post: wordOf(names.posts, one.post ?? ''),
      });
    case 'submitter':
      return t('whoSubmitter');
    case 'chosen':
      return t(one.by === 'submitter' ? 'chosenBySubmitter' : 'chosenByPrevious');
    case 'group':
      return t('groupOf', { name: wordOf(names.groups, one.group) });
    default:
      return assertNever(one);
  }
}

const places = { 'item-unit': t('ofItemUnit'), 'parent-unit': t('ofParentUnit'), anywhere: t('ofAnywhere') } as const;
const persons = {
  subject: t('personSubject'),
  filler: t('personFiller'),
  creator: t('personCreator'),
  leader: t('personLeader'),
  owner: t('personOwner'),
} as const;

function plainWords(one: PlainResolver, names: Names): string {
  switch (one.type) {
    case 'post':
      return one.of === 'anywhere' ? wordOf(names.posts, one.post) : t('postOf', { of: places[one.of], post: wordOf(names.posts, one.post) });
    case 'person-field':
      return persons[one.field];
    case 'area-leader':
      return t('areaLeader');
    case 'unit-of':
      return t('leadUnitPost', { post: wordOf(names.posts, one.post) });
    default:
      return assertNever(one);
  }
}
