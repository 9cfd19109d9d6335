import type { DueView } from '../../api/types.js';
import { words } from '../texts/words.js';
import { LightMark } from './light-mark.js';

const t = words('due', { by: '{{day}}截止', original: '原文：{{words}}' });

/** «10月20日（周六）截止 ● 剩3个工作日 原文：10月下旬前» */
export const DueText = ({ due, withWords = false }: { due: DueView; withWords?: boolean }) => (
  <span className="due">
    {due.day ? <span className="due-day">{t('by', { day: due.day.text })}</span> : null}
    <LightMark light={due.light} />
    {withWords && due.words ? <span className="due-words">{t('original', { words: due.words })}</span> : null}
  </span>
);
