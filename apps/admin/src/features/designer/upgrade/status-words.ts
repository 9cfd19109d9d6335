import type { Progress } from './queries.js';
import { t } from './texts.js';

export const statusWords: Readonly<Record<Progress['status'], string>> = {
  moving: t('moving'),
  moved: t('moved'),
  failed: t('failed'),
  undoing: t('undoing'),
  undone: t('undone'),
};
