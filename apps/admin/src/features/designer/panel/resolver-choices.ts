import type { NamedResolver, PlainResolver } from '@bihuan/workflows';
import type { Names } from '../store/design-types.js';
import { t } from '../texts.js';
import type { Choice } from './fields.js';

/** Ways to name people, as one picks them from a list: `type` with the half of it that has few words. */
export const ways: readonly Choice[] = [
  { value: 'post/item-unit', label: t('wayPostItem') },
  { value: 'post/anywhere', label: t('wayPostAnywhere') },
  { value: 'post/parent-unit', label: t('wayPostParent') },
  { value: 'unit-of', label: t('wayUnitOf') },
  { value: 'superior', label: t('waySuperior') },
  { value: 'superiors', label: t('waySuperiors') },
  { value: 'area-leader', label: t('areaLeader') },
  { value: 'body', label: t('wayBody') },
  { value: 'group', label: t('wayGroup') },
  { value: 'submitter', label: t('whoSubmitter') },
  { value: 'person-field', label: t('wayPersonField') },
  { value: 'form-person', label: t('wayFormPerson') },
  { value: 'form-unit', label: t('wayFormUnit') },
  { value: 'chosen/submitter', label: t('chosenBySubmitter') },
  { value: 'chosen/previous-signer', label: t('chosenByPrevious') },
];
const PLAIN = new Set(['post/item-unit', 'post/anywhere', 'post/parent-unit', 'unit-of', 'area-leader', 'person-field']);
export const plainWays = ways.filter(({ value }) => PLAIN.has(value));

export function wayOf(one: NamedResolver): string {
  if (one.type === 'post') return `post/${one.of}`;
  return one.type === 'chosen' ? `chosen/${one.by}` : one.type;
}

/** Begun in another way, with what can be kept of the one before. */
export function resolverIn(way: string, before: NamedResolver, names: Names): NamedResolver {
  const post = 'post' in before && before.post !== undefined ? before.post : '';
  const form = 'form' in before ? before.form : (names.forms[0]?.key ?? 'form');
  const field = before.type === 'form-person' || before.type === 'form-unit' ? before.field : 'field';
  switch (way) {
    case 'superior':
      return { type: 'superior', level: 0 };
    case 'superiors':
      return { type: 'superiors', upTo: 2 };
    case 'body':
      return { type: 'body', category: names.categories[0]?.key ?? 'category' };
    case 'group':
      return { type: 'group', group: names.groups[0]?.key ?? 'group' };
    case 'submitter':
      return { type: 'submitter' };
    case 'form-person':
      return { type: 'form-person', form, field };
    case 'form-unit':
      return { type: 'form-unit', form, field };
    case 'chosen/submitter':
      return { type: 'chosen', by: 'submitter' };
    case 'chosen/previous-signer':
      return { type: 'chosen', by: 'previous-signer' };
    default:
      return plainIn(way, post);
  }
}

function plainIn(way: string, post: string): PlainResolver {
  switch (way) {
    case 'post/anywhere':
      return { type: 'post', post, of: 'anywhere' };
    case 'post/parent-unit':
      return { type: 'post', post, of: 'parent-unit' };
    case 'unit-of':
      return { type: 'unit-of', field: 'lead', post };
    case 'area-leader':
      return { type: 'area-leader' };
    case 'person-field':
      return { type: 'person-field', field: 'filler' };
    default:
      return { type: 'post', post, of: 'item-unit' };
  }
}

export const asChoices = (named: readonly { readonly key: string; readonly label: string }[]): readonly Choice[] =>
  named.map(({ key, label }) => ({ value: key, label }));

export const isPlain = (one: NamedResolver): one is PlainResolver =>
  one.type === 'post' || one.type === 'person-field' || one.type === 'area-leader' || one.type === 'unit-of';

export const personFields: readonly Choice[] = [
  { value: 'filler', label: t('personFiller') },
  { value: 'leader', label: t('personLeader') },
  { value: 'owner', label: t('personOwner') },
  { value: 'subject', label: t('personSubject') },
  { value: 'creator', label: t('personCreator') },
];
type PersonField = Extract<PlainResolver, { type: 'person-field' }>['field'];
export const asPersonField = (value: string): PersonField => {
  const known: readonly PersonField[] = ['subject', 'filler', 'creator', 'leader', 'owner'];
  return known.find((one) => one === value) ?? 'filler';
};
