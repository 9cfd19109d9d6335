import { Button } from 'antd';
import { useState } from 'react';
import { isGiven, type FieldRight, type FormDefinition } from '@bihuan/forms';
import { SelectField } from '../../panel/fields.js';
import { useDo } from '../../store/editor.js';
import { useForm } from '../store/form.js';
import { t } from '../texts.js';
import { partOf, rightOfPart, rightsForMany, rightsInTurn, undecided, type Part, type Standing } from './places.js';

const SHOWN = 4;

/** Fields that came after rights were given: asked about once, all together. */
export const NewFields = ({ places, mayChange }: { places: readonly Standing[]; mayChange: boolean }) => {
  const form = useForm();
  const act = useDo();
  const [chosen, setChosen] = useState<Readonly<Record<string, FieldRight>>>({});
  const [left, setLeft] = useState('');
  const parts = undecided(form);
  const asked = parts.map(({ field, column }) => `${field}/${column ?? ''}`).join();
  if (!mayChange || parts.length === 0 || left === asked) return null;
  const labels =
    parts
      .slice(0, SHOWN)
      .map((part) => `“${partOf(form, part)?.label ?? ''}”`)
      .join('、') + (parts.length > SHOWN ? '等' : '');
  const put = () => {
    const commands = places.map((place) => rightsForMany(form, place, { parts, right: chosen[place.key] ?? leastOf(form, place, parts) }));
    act({ type: 'all', commands });
    setChosen({});
  };
  return (
    <section className="sheet fb-new" aria-label={t('newFields', { count: parts.length, labels })}>
      <p>
        <strong>{t('newFields', { count: parts.length, labels })}</strong>
      </p>
      <p className="grey">{t('newFieldsText')}</p>
      <div className="fb-new-places">
        {places.map((place) => (
          <SelectField
            key={place.key}
            label={place.label}
            value={chosen[place.key] ?? leastOf(form, place, parts)}
            choices={rightsInTurn(place.at.type !== 'others').map((right) => ({ value: right, label: t(right) }))}
            onChange={(value) => {
              const right = rightsInTurn(true).find((one) => one === value);
              if (right) setChosen({ ...chosen, [place.key]: right });
            }}
          />
        ))}
      </div>
      <p className="dz-more">
        <Button type="primary" onClick={put}>
          {t('applyNew')}
        </Button>
        <Button onClick={() => setLeft(asked)}>{t('keepNew')}</Button>
      </p>
    </section>
  );
};

/** What they have all of them there now at least: pressing on without choosing opens nothing. */
function leastOf(form: FormDefinition, place: Standing, parts: readonly Part[]): FieldRight {
  const now = parts.filter((part) => !isGivenAt(form, part)).map((part) => rightOfPart(form, place, part));
  return rightsInTurn(true).findLast((right) => now.includes(right)) ?? 'read';
}

function isGivenAt(form: FormDefinition, part: Part): boolean {
  const field = partOf(form, part);
  return field !== undefined && isGiven(field);
}
