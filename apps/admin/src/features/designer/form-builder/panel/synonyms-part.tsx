import type { Field, FieldPlace } from '@bihuan/forms';
import { Part } from '../../panel/fields.js';
import { useFormSet } from '../store/form.js';
import { t } from '../texts.js';
import { LongField } from './lines.js';

const MOST = 20;
const LONGEST = 50;

/** Other heads sheets write over a column: what is pasted or brought under them is recognised. */
export const SynonymsPart = ({ field, place }: { field: Field; place: FieldPlace }) => {
  const set = useFormSet({ type: 'field', ...place });
  const said = field.synonyms ?? [];
  if (place.table === undefined || field.kind === 'static' || field.kind === 'formula') return null;
  return (
    <Part title={t('synonyms')} summary={said.length === 0 ? t('synonymsNone') : said.join('、')}>
      <LongField
        label={t('synonymsField')}
        hint={t('synonymsHint')}
        rows={3}
        value={said.join('\n')}
        onChange={(text) => {
          const words = synonymsIn(text, field.label);
          set({ path: ['synonyms'], ...(words.length === 0 ? {} : { value: words }) });
        }}
      />
    </Part>
  );
};

/** One a line, or with 、 between them; each once, and not the name itself. */
export const synonymsIn = (text: string, label: string): readonly string[] =>
  [...new Set(text.split(/[\n、，,；;]/u).map((word) => word.trim().slice(0, LONGEST)))].filter((word) => word !== '' && word !== label).slice(0, MOST);
