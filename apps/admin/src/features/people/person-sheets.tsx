import { useQuery } from '@tanstack/react-query';
import { Select } from 'antd';
import { useState } from 'react';
import { api } from '../../api/client.js';
import type { PersonPageView } from '../../api/generated.js';
import { ChangeSheet, Field, UnitPicker } from '../../shared/organisation/index.js';
import { DayField } from '../../shared/ui/index.js';
import { PersonFields, wholePerson } from './add-person-sheet.js';
import type { PersonDraft } from './add-person-sheet.js';
import { OpenWorkNote } from './open-work-note.js';
import { organisationQuery } from './queries.js';
import { t } from './texts.js';

interface PersonSheetProps {
  readonly page: PersonPageView;
  readonly onClose: () => void;
}

const sendTo =
  ({ person }: PersonPageView, what: string) =>
  (body: unknown, key: string) =>
    api.post(`/organisation/people/${person.id}${what}`, body, { key });
const useUnits = () => (useQuery(organisationQuery).data?.units ?? []).filter(({ to }) => to === null);

export const CorrectSheet = ({ page, onClose }: PersonSheetProps) => {
  const { name, staffNo, mobile, cadre, id, version } = page.person;
  const [draft, setDraft] = useState<PersonDraft>({ name, staffNo, mobile, cadre });
  const person = wholePerson(draft);
  return (
    <ChangeSheet
      title={t('correct')}
      subtitle={name}
      submit={t('correctSubmit')}
      body={person === null ? null : { ...person, version }}
      onClose={onClose}
      send={(body, key) => api.patch(`/organisation/people/${id}`, body, { key })}
    >
      <PersonFields draft={draft} onChange={setDraft} />
    </ChangeSheet>
  );
};

export const AppointSheet = ({ page, onClose }: PersonSheetProps) => {
  const units = useUnits();
  const own = page.memberships.find(({ to, unitId }) => to === null && units.some(({ id, tree }) => id === unitId && tree === 'party'));
  const [post, setPost] = useState<string | null>(null);
  const [unit, setUnit] = useState<string | null | undefined>(undefined);
  const [from, setFrom] = useState(page.today);
  const unitId = unit === undefined ? (own?.unitId ?? null) : unit;
  return (
    <ChangeSheet
      title={t('appoint')}
      subtitle={page.person.name}
      submit={t('appointSubmit')}
      body={post === null || unitId === null || from === '' ? null : { post, unitId, from }}
      send={sendTo(page, '/posts')}
      onClose={onClose}
    >
      <Field label={t('post')}>
        {(id) => (
          <Select
            id={id}
            aria-label={t('post')}
            showSearch={{ optionFilterProp: 'label' }}
            value={post}
            onChange={setPost}
            options={page.offered.map((one) => ({ value: one.key, label: one.label }))}
          />
        )}
      </Field>
      <Field label={t('postUnit')}>{(id) => <UnitPicker id={id} label={t('postUnit')} value={unitId} onChange={setUnit} units={units} />}</Field>
      <DayField label={t('from')} value={from} onChange={setFrom} />
    </ChangeSheet>
  );
};

export const JoinSheet = ({ page, onClose }: PersonSheetProps) => {
  const units = useUnits();
  const [unitId, setUnit] = useState<string | null>(null);
  const [from, setFrom] = useState(page.today);
  return (
    <ChangeSheet
      title={t('join')}
      subtitle={page.person.name}
      submit={t('joinSubmit')}
      body={unitId === null || from === '' ? null : { unitId, from }}
      send={sendTo(page, '/memberships')}
      onClose={onClose}
    >
      <Field label={t('units')}>{(id) => <UnitPicker id={id} label={t('units')} value={unitId} onChange={setUnit} units={units} />}</Field>
      <DayField label={t('from')} value={from} onChange={setFrom} />
    </ChangeSheet>
  );
};

interface EndSheetProps extends PersonSheetProps {
  readonly kind: 'posts' | 'memberships';
  readonly id: string;
  readonly title: string;
  readonly what: string;
  readonly submit: string;
  readonly label: string;
}

/** Before a post ends it is shown what is still open in these hands. */
export const EndSheet = ({ page, onClose, kind, id, title, what, submit, label }: EndSheetProps) => {
  const [on, setOn] = useState(page.today);
  return (
    <ChangeSheet
      title={title}
      subtitle={`${page.person.name} ${what}`}
      submit={submit}
      body={on === '' ? null : { on }}
      send={sendTo(page, `/${kind}/${id}/end`)}
      onClose={onClose}
    >
      <OpenWorkNote personId={page.person.id} />
      <DayField label={label} value={on} onChange={setOn} />
    </ChangeSheet>
  );
};

export const LeaveSheet = ({ page, onClose }: PersonSheetProps) => {
  const [on, setOn] = useState(page.today);
  return (
    <ChangeSheet
      title={t('leave')}
      subtitle={page.person.name}
      submit={t('leaveSubmit')}
      body={on === '' ? null : { on, version: page.person.version }}
      send={sendTo(page, '/leave')}
      onClose={onClose}
    >
      <OpenWorkNote personId={page.person.id} />
      <DayField label={t('leaveFrom')} value={on} onChange={setOn} />
      <p className="field-hint">{t('leaveHint')}</p>
    </ChangeSheet>
  );
};
