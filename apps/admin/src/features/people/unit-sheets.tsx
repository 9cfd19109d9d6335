import { Checkbox, Input, InputNumber, Select } from 'antd';
import { useState } from 'react';
import { api } from '../../api/client.js';
import type { OrganisationView, UnitPageView } from '../../api/generated.js';
import { ChangeSheet, Field, UnitPicker, UnitsPicker } from '../../shared/organisation/index.js';
import { DayField } from '../../shared/ui/index.js';
import { t } from './texts.js';

interface UnitSheetProps {
  readonly page: UnitPageView;
  readonly view: OrganisationView;
  readonly onClose: () => void;
}

const sendTo =
  ({ unit }: UnitPageView, what: string) =>
  (body: unknown, key: string) =>
    api.post(`/organisation/units/${unit.id}/${what}`, body, { key });
const thereIn = (view: OrganisationView, tree: string) => view.units.filter((unit) => unit.tree === tree && (unit.to === null || unit.to > view.today));

export const RenameSheet = ({ page, onClose }: UnitSheetProps) => {
  const [name, setName] = useState(page.unit.name);
  const [on, setOn] = useState(page.today);
  const isWhole = name.trim() !== '' && name.trim() !== page.unit.name && on !== '';
  return (
    <ChangeSheet
      title={t('rename')}
      subtitle={page.unit.name}
      submit={t('renameSubmit')}
      body={isWhole ? { name: name.trim(), on, version: page.unit.version } : null}
      send={sendTo(page, 'rename')}
      onClose={onClose}
    >
      <Field label={t('newName')}>{(id) => <Input id={id} value={name} maxLength={60} onChange={(event) => setName(event.target.value)} />}</Field>
      <div>
        <DayField label={t('from')} value={on} onChange={setOn} />
        <p className="field-hint">{t('renameHint')}</p>
      </div>
    </ChangeSheet>
  );
};

export const PlaceSheet = ({ page, view, onClose }: UnitSheetProps) => {
  const [parentId, setParent] = useState(page.unit.parentId);
  const [ordinal, setOrdinal] = useState<number | null>(page.unit.ordinal);
  const [category, setCategory] = useState(page.unit.category);
  const body = ordinal === null ? null : { parentId, ordinal, category, version: page.unit.version };
  return (
    <ChangeSheet title={t('place')} subtitle={page.unit.name} submit={t('saveSubmit')} body={body} send={sendTo(page, 'place')} onClose={onClose}>
      <Field label={t('parent')}>
        {(id) => (
          <UnitPicker
            id={id}
            label={t('parent')}
            value={parentId}
            onChange={setParent}
            units={thereIn(view, page.unit.tree).filter((unit) => unit.id !== page.unit.id)}
          />
        )}
      </Field>
      <Field label={t('number')}>{(id) => <InputNumber id={id} min={0} max={9999} precision={0} value={ordinal} onChange={setOrdinal} />}</Field>
      <Field label={t('category')}>
        {(id) => (
          <Select
            id={id}
            aria-label={t('category')}
            value={category}
            onChange={setCategory}
            options={view.categories.map((one) => ({ value: one.key, label: one.label }))}
          />
        )}
      </Field>
    </ChangeSheet>
  );
};

export const CoverSheet = ({ page, view, onClose }: UnitSheetProps) => {
  const [departments, setDepartments] = useState<string[]>(view.units.find(({ id }) => id === page.unit.id)?.departments ?? []);
  return (
    <ChangeSheet
      title={t('cover')}
      subtitle={page.unit.name}
      submit={t('saveSubmit')}
      body={{ departments, version: page.unit.version }}
      send={sendTo(page, 'departments')}
      onClose={onClose}
    >
      <Field label={t('departments')}>
        {(id) => <UnitsPicker id={id} label={t('departments')} values={departments} units={thereIn(view, 'administrative')} onChange={setDepartments} />}
      </Field>
    </ChangeSheet>
  );
};

export const MergeSheet = ({ page, view, onClose }: UnitSheetProps) => {
  const [into, setInto] = useState<string | null>(null);
  const [on, setOn] = useState(page.today);
  const [carry, setCarry] = useState<string[]>([]);
  const body = into === null || on === '' ? null : { into, on, carry, version: page.unit.version };
  return (
    <ChangeSheet title={t('merge')} subtitle={page.unit.name} submit={t('mergeSubmit')} body={body} send={sendTo(page, 'merge')} onClose={onClose}>
      <Field label={t('mergeInto')}>
        {(id) => (
          <UnitPicker
            id={id}
            label={t('mergeInto')}
            value={into}
            onChange={setInto}
            units={thereIn(view, page.unit.tree).filter((unit) => unit.id !== page.unit.id)}
          />
        )}
      </Field>
      <DayField label={t('from')} value={on} latest={page.today} onChange={setOn} />
      {page.posts.length === 0 ? null : (
        <fieldset className="field">
          <legend className="field-label">{t('carry')}</legend>
          <Checkbox.Group value={carry} onChange={setCarry} options={page.posts.map((post) => ({ value: post.id, label: `${post.label} ${post.name}` }))} />
        </fieldset>
      )}
      <p className="field-hint">{t('mergeHint')}</p>
    </ChangeSheet>
  );
};

export const CloseSheet = ({ page, onClose }: UnitSheetProps) => {
  const [on, setOn] = useState(page.today);
  return (
    <ChangeSheet
      title={t('close')}
      subtitle={page.unit.name}
      submit={t('closeSubmit')}
      body={on === '' ? null : { on, version: page.unit.version }}
      send={sendTo(page, 'close')}
      onClose={onClose}
    >
      <DayField label={t('from')} value={on} onChange={setOn} />
      <p className="field-hint">{t('closeHint')}</p>
    </ChangeSheet>
  );
};
