import { useMutation, useQueryClient, useSuspenseQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { Button, Input, Select } from 'antd';
import { Suspense, useState } from 'react';
import { blocks, emptyData } from '@bihuan/forms';
import type { FormData, FormDefinition } from '@bihuan/forms';
import { api } from '../../api/client.js';
import { meQuery, refreshWork } from '../../api/queries.js';
import { DayField } from '../../shared/ui/day-field.js';
import { Loading, ProblemAlert, Sheet } from '../../shared/ui/index.js';
import { UploadingNote } from '../../shared/ui/uploading-note.js';
import { isUploading, useUploading } from '../../shared/uploading.js';
import type { Startable } from './queries.js';
import { t } from './texts.js';
import { lazyPart } from '../../shared/ui/lazy-part.js';

// Few are born with a form; the others need none of the form's code here.
const FirstForm = lazyPart(() => import('./first-form.js').then((module) => ({ default: module.FirstForm })));

/** Title and unit; what else is to be said is filled in on the item's own page, where it is saved by itself. */
export const StartSheet = ({ startable, onClose }: { startable: Startable; onClose: () => void }) => {
  const { data: me } = useSuspenseQuery(meQuery);
  const client = useQueryClient();
  const navigate = useNavigate();
  const definition = startable.form ? (startable.form.definition as FormDefinition) : null; // published definitions come checked from the server
  const [title, setTitle] = useState('');
  const [unitId, setUnitId] = useState<string | null>(startable.units.length === 1 ? (startable.units[0]?.id ?? null) : null);
  const [dueOn, setDueOn] = useState('');
  const [data, setData] = useState<FormData>(() =>
    definition ? emptyData(definition, { today: me.today.on, ...(unitId === null ? {} : { unit: unitId }) }) : {},
  );
  const [asked, setAsked] = useState(false);
  const waits = useUploading();
  const [issues, setIssues] = useState<
    readonly { readonly pointer: string; readonly code: string; readonly severity: 'error' | 'advice'; readonly message: string }[]
  >([]);
  const lacksDay = startable.due?.required === true && dueOn === '';
  const begin = useMutation({
    mutationFn: () =>
      api.post<{ itemId: string }>(`/startable/${encodeURIComponent(startable.key)}`, {
        unitId,
        title: title.trim(),
        ...(dueOn === '' ? {} : { dueOn }),
        ...(definition ? { data } : {}),
      }),
    onSuccess: async ({ itemId }) => {
      await refreshWork(client);
      await navigate({ to: `/items/${itemId}` });
    },
  });
  const handleBegin = async () => {
    setAsked(true);
    if (isUploading()) return;
    const found = definition ? (await import('../../form-kit/index.js')).checkForm(definition, data, me.today.on) : [];
    setIssues(found);
    if (title.trim() !== '' && unitId !== null && !lacksDay && !blocks(found)) begin.mutate();
  };
  return (
    <Sheet
      title={startable.label}
      {...(startable.hint === null ? {} : { subtitle: startable.hint })}
      busy={begin.isPending}
      onClose={onClose}
      foot={
        <>
          <UploadingNote />
          <Button onClick={onClose}>{t('leave')}</Button>
          <Button type="primary" disabled={waits} loading={begin.isPending} onClick={() => void handleBegin()}>
            {definition ? t('beginAtOnce') : t('begin')}
          </Button>
        </>
      }
    >
      <div className="field">
        <label htmlFor="start-title">{t('name')}</label>
        <Input
          id="start-title"
          value={title}
          maxLength={100}
          aria-describedby="start-title-hint"
          status={asked && title.trim() === '' ? 'error' : ''}
          onChange={(event) => setTitle(event.target.value)}
          onPressEnter={() => void handleBegin()}
        />
        <p id="start-title-hint" className={asked && title.trim() === '' ? 'field-error' : 'field-hint'}>
          {asked && title.trim() === '' ? t('nameMissing') : t('nameHint')}
        </p>
      </div>
      {startable.units.length > 1 ? (
        <div className="field">
          <label htmlFor="start-unit">{t('unit')}</label>
          <Select
            id="start-unit"
            value={unitId}
            onChange={(id: string) => setUnitId(id)}
            options={startable.units.map(({ id, name }) => ({ value: id, label: name }))}
            style={{ width: '100%' }}
          />
          {asked && unitId === null ? (
            <p className="field-error" role="alert">
              {t('unitMissing')}
            </p>
          ) : null}
        </div>
      ) : (
        <p className="grey">{t('forUnit', { unit: startable.units[0]?.name ?? '' })}</p>
      )}
      {startable.due ? (
        <DueDay due={startable.due} value={dueOn} error={asked && lacksDay ? t('dayMissing', { label: startable.due.label }) : null} onChange={setDueOn} />
      ) : null}
      {definition ? (
        <Suspense fallback={<Loading />}>
          <FirstForm definition={definition} data={data} today={me.today.on} unitId={unitId} issues={issues} onChange={setData} />
        </Suspense>
      ) : null}
      {issues.some(({ severity }) => severity === 'error') ? (
        <p className="field-error" role="alert">
          {t('formErrors', { count: issues.filter(({ severity }) => severity === 'error').length })}
        </p>
      ) : null}
      {begin.error ? <ProblemAlert error={begin.error} /> : null}
    </Sheet>
  );
};

/** The day it is wanted by, as its lifecycle calls it. */
const DueDay = ({
  due: { label, required },
  value,
  error,
  onChange,
}: {
  due: NonNullable<Startable['due']>;
  value: string;
  error: string | null;
  onChange: (day: string) => void;
}) => (
  <div className="field">
    <DayField label={required ? label : t('dayOptional', { label })} value={value} onChange={onChange} />
    <p className={error === null ? 'field-hint' : 'field-error'} aria-live="polite">
      {error ?? t('dayHint')}
    </p>
  </div>
);
