import { Button } from 'antd';
import { useState } from 'react';
import { columnById, isGiven, rightOfColumn, rightOfField, rightsAt, tableById, type Field, type FieldRight, type FormDefinition } from '@bihuan/forms';
import { accessAt, type EditCommand } from '@bihuan/workflows';
import { SelectField } from '../../panel/fields.js';
import { useDo } from '../../store/editor.js';
import { useForm } from '../store/form.js';
import { t } from '../texts.js';
import { rightsInTurn, saidWith, undecided, type Part, type Standing } from './places.js';

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
      .map((part) => `“${fieldOf(form, part)?.label ?? ''}”`)
      .join('、') + (parts.length > SHOWN ? '等' : '');
  const put = () => {
    const commands = places.map((place): EditCommand => {
      const right = chosen[place.key] ?? leastOf(form, place, parts);
      const value = parts.reduce(
        (said, part) => saidWith(said, place.at, { ...part, right: givenRight(fieldOf(form, part), right) }),
        accessAt(form, place.at) ?? {},
      );
      return { type: 'set-access', form: form.key, at: place.at, value };
    });
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

const fieldOf = (form: FormDefinition, { field, column }: Part): Field | undefined => {
  const table = tableById(form, field);
  return column === undefined ? form.fields[field] : table && columnById(table, column);
};

/** Who writes the others reads what the machine gives. */
const givenRight = (field: Field | undefined, right: FieldRight): FieldRight => (right === 'write' && field && isGiven(field) ? 'read' : right);

/** What they have all of them there now at least: pressing on without choosing opens nothing. */
function leastOf(form: FormDefinition, { at }: Standing, parts: readonly Part[]): FieldRight {
  const rights = rightsAt(form, at);
  const now = parts
    .filter((part) => !isGivenAt(form, part))
    .map(({ field, column }) => (column === undefined ? rightOfField(rights, field) : rightOfColumn(rights, field, column)));
  return rightsInTurn(true).findLast((right) => now.includes(right)) ?? 'read';
}

function isGivenAt(form: FormDefinition, part: Part): boolean {
  const field = fieldOf(form, part);
  return field !== undefined && isGiven(field);
}
