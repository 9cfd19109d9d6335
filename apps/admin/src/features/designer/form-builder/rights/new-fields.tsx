import { Button } from 'antd';
import { useState } from 'react';
import { isGiven, rightsAt, rightOfField, type FieldRight } from '@bihuan/forms';
import { accessAt, type EditCommand } from '@bihuan/workflows';
import { SelectField } from '../../panel/fields.js';
import { useDo } from '../../store/editor.js';
import { useForm } from '../store/form.js';
import { t } from '../texts.js';
import { rightsInTurn, undecided, type Standing } from './places.js';

const SHOWN = 4;

/** Fields that came after rights were given: asked about once, all together. */
export const NewFields = ({ places, mayChange }: { places: readonly Standing[]; mayChange: boolean }) => {
  const form = useForm();
  const act = useDo();
  const [chosen, setChosen] = useState<Readonly<Record<string, FieldRight>>>({});
  const [left, setLeft] = useState('');
  const ids = undecided(form);
  if (!mayChange || ids.length === 0 || left === ids.join()) return null;
  const labels =
    ids
      .slice(0, SHOWN)
      .map((id) => `“${form.fields[id]?.label ?? ''}”`)
      .join('、') + (ids.length > SHOWN ? '等' : '');
  const now = ({ at }: Standing): FieldRight => rightOfField(rightsAt(form, at), ids[0] ?? '');
  const put = () => {
    const commands = places.map(({ key, at }): EditCommand => {
      const said = accessAt(form, at) ?? {};
      const right = chosen[key] ?? now({ key, at, label: '', who: [] });
      return {
        type: 'set-access',
        form: form.key,
        at,
        value: {
          ...said,
          fields: {
            ...said.fields,
            ...Object.fromEntries(
              ids.map((id) => {
                const field = form.fields[id];
                return [id, right === 'write' && field && isGiven(field) ? 'read' : right];
              }),
            ),
          },
        },
      };
    });
    act({ type: 'all', commands });
    setChosen({});
  };
  return (
    <section className="sheet fb-new" aria-label={t('newFields', { count: ids.length, labels })}>
      <p>
        <strong>{t('newFields', { count: ids.length, labels })}</strong>
      </p>
      <p className="grey">{t('newFieldsText')}</p>
      <div className="fb-new-places">
        {places.map((place) => (
          <SelectField
            key={place.key}
            label={place.label}
            value={chosen[place.key] ?? now(place)}
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
        <Button onClick={() => setLeft(ids.join())}>{t('keepNew')}</Button>
      </p>
    </section>
  );
};
