import {
  columnById,
  fieldsOf,
  isGiven,
  placesInOrder,
  spanOf,
  tableById,
  type Field,
  type FieldPlace,
  type FieldSpan,
  type FieldRight,
  type FormDefinition,
} from '@bihuan/forms';
import { Button } from 'antd';
import { useMemo, useState } from 'react';
import { Part, SelectField } from '../../panel/fields.js';
import { useDesign, useDo } from '../../store/editor.js';
import { useBuilder } from '../canvas/context.js';
import { rightsForMany, rightOfPart, rightsInTurn, standings, type Part as RightsOf } from '../rights/places.js';
import { fieldOf } from '../store/acts.js';
import { keyOf, useChosenStore, usePicked } from '../store/chosen.js';
import { useForm } from '../store/form.js';
import { t } from '../texts.js';
import { LongField } from './lines.js';

const MIXED = '';
const SHOWN = 6;

/** What may be said of several fields at once; each change is one step. */
export const ManyPanel = () => {
  const form = useForm();
  const picked = usePicked();
  const chosen = useChosenStore();
  const { mayChange, removeAll, copyAll } = useBuilder();
  const places = useMemo(() => placesInOrder(form, picked), [form, picked]);
  const fields = places.flatMap((place) => fieldOf(form, place) ?? []);
  return (
    <>
      <header className="dz-panel-head">
        <h2>{t('pickedN', { count: fields.length })}</h2>
        <span className="dz-more">
          {mayChange ? <Act words={t('copy')} onPress={() => copyAll()} /> : null}
          {mayChange ? <Act words={t('remove')} onPress={removeAll} /> : null}
          <Act
            words={t('unpick')}
            onPress={() => {
              chosen.setPicking(false);
              chosen.choose(null);
            }}
          />
        </span>
      </header>
      <p className="grey small">
        {fields
          .slice(0, SHOWN)
          .map(({ label }) => label)
          .join('、')}
        {fields.length > SHOWN ? t('andOthers', { count: fields.length }) : ''}
      </p>
      <fieldset className="field" disabled={!mayChange}>
        <legend className="visually-hidden">{t('panel')}</legend>
        <section className="dz-part">
          <SayAll key={places.map(keyOf).join(' ')} fields={fields} places={places} />
          <WidthOfAll fields={fields} />
        </section>
        <MoveAll form={form} places={places} />
        <RightsOfAll places={places} />
      </fieldset>
    </>
  );
};

const Act = ({ words, onPress }: { words: string; onPress: () => void }) => (
  <button type="button" className="link-button" onClick={onPress}>
    {words}
  </button>
);

const isAsked = (field: Field | undefined): boolean => field !== undefined && field.kind !== 'static' && !isGiven(field);
/** What all of them say; nothing where they differ. */
const common = <T,>(values: readonly T[]): T | undefined => (values.every((value) => value === values[0]) ? values[0] : undefined);

/** Drawn anew for others: what was typed for these goes to these alone. */
const SayAll = ({ fields, places }: { fields: readonly Field[]; places: readonly FieldPlace[] }) => {
  const form = useForm();
  const { setAll } = useBuilder();
  const asked = fields.filter(isAsked);
  const may = (place: FieldPlace) => isAsked(fieldOf(form, place));
  const hinted = fields.filter(({ kind }) => kind !== 'static');
  const hint = common(hinted.map((one) => one.hint ?? ''));
  return (
    <>
      {asked.length > 0 ? (
        <Flag
          label={t('required')}
          value={common(asked.map(({ required }) => required === true))}
          words={[t('requiredYes'), t('requiredNo')]}
          onChange={(on) => setAll(['required'], on ? true : undefined, { places, may })}
        />
      ) : null}
      {hinted.length > 0 ? (
        <LongField
          label={t('hint')}
          hint={hint === undefined ? t('hintDiffers') : t('hintOfAll')}
          rows={2}
          value={hint ?? ''}
          onChange={(value) => setAll(['hint'], value.trim() === '' ? undefined : value, { places, may: (place) => fieldOf(form, place)?.kind !== 'static' })}
        />
      ) : null}
      <Flag
        label={t('whereShown')}
        value={common(fields.map(({ folded }) => folded === true))}
        words={[t('foldedField'), t('notFolded')]}
        onChange={(on) => setAll(['folded'], on ? true : undefined, { places })}
      />
    </>
  );
};

interface FlagProps {
  readonly label: string;
  readonly value: boolean | undefined;
  readonly words: readonly [string, string];
  readonly onChange: (on: boolean) => void;
}

const Flag = ({ label, value, words: [yes, no], onChange }: FlagProps) => (
  <SelectField
    label={label}
    value={value === undefined ? MIXED : value ? 'yes' : 'no'}
    choices={[...(value === undefined ? [{ value: MIXED, label: t('differs') }] : []), { value: 'yes', label: yes }, { value: 'no', label: no }]}
    onChange={(next) => {
      if (next !== MIXED) onChange(next === 'yes');
    }}
  />
);

const SPANS: readonly FieldSpan[] = [12, 9, 8, 6, 4, 3];

/** How many of twelve columns each takes; tables take the whole row whatever is said. */
const WidthOfAll = ({ fields }: { fields: readonly Field[] }) => {
  const form = useForm();
  const { spanAll } = useBuilder();
  const able = fields.filter(({ id, kind }) => kind !== 'table' && Object.hasOwn(form.fields, id));
  if (able.length === 0) return null;
  const now = common(able.map(({ id }) => spanOf(form, id)));
  return (
    <SelectField
      label={t('widthOfAll')}
      value={now === undefined ? MIXED : String(now)}
      choices={[
        ...(now === undefined ? [{ value: MIXED, label: t('differs') }] : []),
        ...SPANS.map((span) => ({ value: String(span), label: t(`span${span}`) })),
      ]}
      onChange={(value) => {
        const span = SPANS.find((one) => String(one) === value);
        if (span !== undefined) spanAll(span);
      }}
    />
  );
};

const MoveAll = ({ form, places }: { form: FormDefinition; places: readonly FieldPlace[] }) => {
  const { moveAll } = useBuilder();
  // Chosen first and done with a button: arrow keys walk through the list one by one.
  const [wanted, setWanted] = useState('');
  const carried = new Set(places.map(({ field }) => field));
  const tables = fieldsOf(form).filter(({ id, kind }) => kind === 'table' && !carried.has(id));
  const targets = [
    { value: 'first', label: t('moveFirst') },
    ...fieldsOf(form)
      .filter(({ id }) => !carried.has(id))
      .map(({ id, label }) => ({ value: `after ${id}`, label: t('moveAfter', { label }) })),
    ...tables.map(({ id, label }) => ({ value: `into ${id}`, label: t('moveInto', { label }) })),
  ];
  const target = targets.find(({ value }) => value === wanted)?.value ?? '';
  const handleMove = () => {
    const [how, id = ''] = target.split(' ');
    setWanted('');
    if (how === 'into') {
      const after = tableById(form, id)?.columnOrder.at(-1);
      moveAll({ table: id, ...(after === undefined ? {} : { after }) });
    } else moveAll(how === 'first' ? {} : { after: id });
  };
  return (
    <Part title={t('moveTo')}>
      <SelectField label={t('moveTo')} isPlain value={target} choices={targets} onChange={setWanted} />
      <Button disabled={target === ''} onClick={handleMove}>
        {t('moveDo')}
      </Button>
    </Part>
  );
};

const RightsOfAll = ({ places }: { places: readonly FieldPlace[] }) => {
  const form = useForm();
  const lifecycle = useDesign(({ document }) => document.lifecycle);
  const act = useDo();
  const here = useMemo(() => standings(lifecycle, form), [lifecycle, form]);
  const parts = places.flatMap(({ field, table }): readonly RightsOf[] => {
    const owner = tableById(form, table);
    const one = owner ? columnById(owner, field) : form.fields[field];
    return !one || one.kind === 'static' ? [] : [table === undefined ? { field } : { field: table, column: field }];
  });
  if (parts.length === 0) return null;
  return (
    <Part title={t('rightsOfAll')}>
      {here.map((place) => {
        const now = common(parts.map((part) => rightOfPart(form, place, part)));
        return (
          <SelectField
            key={place.key}
            label={place.label}
            value={now ?? MIXED}
            choices={[
              ...(now === undefined ? [{ value: MIXED, label: t('differs') }] : []),
              ...rightsInTurn(place.at.type !== 'others').map((right): { value: FieldRight; label: string } => ({ value: right, label: t(right) })),
            ]}
            onChange={(value) => {
              const right = rightsInTurn(true).find((one) => one === value);
              if (right) act(rightsForMany(form, place, { parts, right }), { said: t('saidRights', { count: parts.length, place: place.label }) });
            }}
          />
        );
      })}
    </Part>
  );
};
