import { Checkbox, Input } from 'antd';
import { useState } from 'react';
import { api } from '../../api/client.js';
import type { OrganisationView } from '../../api/generated.js';
import { ChangeSheet, Field, UnitsPicker } from '../../shared/organisation/index.js';
import { DayField } from '../../shared/ui/index.js';
import { t } from './texts.js';

export interface PersonDraft {
  readonly name: string;
  readonly staffNo: string;
  readonly mobile: string;
  readonly cadre: boolean;
}

/** The fields of a person, as they are registered and corrected. */
export const PersonFields = ({ draft, onChange }: { draft: PersonDraft; onChange: (draft: PersonDraft) => void }) => (
  <>
    <Field label={t('personName')}>
      {(id) => <Input id={id} value={draft.name} maxLength={60} onChange={(event) => onChange({ ...draft, name: event.target.value })} />}
    </Field>
    <Field label={t('staffNo')}>
      {(id) => <Input id={id} value={draft.staffNo} maxLength={40} onChange={(event) => onChange({ ...draft, staffNo: event.target.value })} />}
    </Field>
    <Field label={t('mobile')}>
      {(id) => <Input id={id} type="tel" value={draft.mobile} maxLength={20} onChange={(event) => onChange({ ...draft, mobile: event.target.value })} />}
    </Field>
    <div>
      <Checkbox checked={draft.cadre} onChange={(event) => onChange({ ...draft, cadre: event.target.checked })}>
        {t('cadre')}
      </Checkbox>
      <p className="field-hint">{t('cadreHint')}</p>
    </div>
  </>
);

export const wholePerson = ({ name, staffNo, mobile, cadre }: PersonDraft): PersonDraft | null =>
  name.trim() === '' || staffNo.trim() === '' || mobile.trim() === '' ? null : { name: name.trim(), staffNo: staffNo.trim(), mobile: mobile.trim(), cadre };

interface AddPersonSheetProps {
  readonly units: OrganisationView['units'];
  readonly today: string;
  readonly onClose: () => void;
  readonly onAdded: (id: string) => void;
}

export const AddPersonSheet = ({ units, today, onClose, onAdded }: AddPersonSheetProps) => {
  const [draft, setDraft] = useState<PersonDraft>({ name: '', staffNo: '', mobile: '', cadre: false });
  const [chosen, setChosen] = useState<string[]>([]);
  const [from, setFrom] = useState(today);
  const person = wholePerson(draft);
  const body = person === null ? null : { ...person, units: chosen, from: from === '' ? null : from };
  return (
    <ChangeSheet
      title={t('addPerson')}
      submit={t('registerSubmit')}
      body={body}
      onClose={onClose}
      send={(sent, key) => api.post('/organisation/people', sent, { key })}
      onDone={(answer) => onAdded((answer as { id: string }).id) /* the contract of the route */}
    >
      <PersonFields draft={draft} onChange={setDraft} />
      <Field label={t('units')}>
        {(id) => <UnitsPicker id={id} label={t('units')} values={chosen} units={units.filter(({ to }) => to === null)} onChange={setChosen} />}
      </Field>
      <DayField label={t('belongsFrom')} value={from} onChange={setFrom} />
    </ChangeSheet>
  );
};
