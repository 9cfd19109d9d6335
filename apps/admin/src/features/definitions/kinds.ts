import type { DefinitionsView } from '../../api/generated.js';
import { t } from './texts.js';

export type Kind = DefinitionsView['published'][number]['kind'];

export const kindWords: Readonly<Record<Kind, string>> = {
  lifecycle: t('kindLifecycle'),
  form: t('kindForm'),
  series: t('kindSeries'),
  register: t('kindRegister'),
  plan: t('kindOther'),
  way: t('kindOther'),
  review: t('kindOther'),
  'option-set': t('kindOptions'),
};

/** What a file can hold. */
export const isExported = (kind: Kind): boolean => kind === 'lifecycle' || kind === 'form' || kind === 'series' || kind === 'register' || kind === 'option-set';
