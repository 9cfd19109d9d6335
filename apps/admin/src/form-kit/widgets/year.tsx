import { t } from '../texts.js';
import type { EditorProps } from './editor.js';
import { IntegerWidget } from './integer.js';

export const YearWidget = (props: EditorProps) => (
  <span className="with-unit">
    <IntegerWidget {...props} />
    <span className="unit-words">{t('year')}</span>
  </span>
);
