import { t } from '../texts.js';
import { DecimalWidget } from './decimal.js';
import type { EditorProps } from './editor.js';

/** Points, with what they are out of beside them. */
export const ScoreWidget = ({ options, ...props }: EditorProps) => (
  <DecimalWidget {...props} options={{ ...options, unit: t('outOf', { most: Number(options['maximum']) }) }} />
);
