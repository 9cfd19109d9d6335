import { useMutation, useQuery } from '@tanstack/react-query';
import { Button, Select } from 'antd';
import { useState } from 'react';
import { api } from '../../api/client.js';
import type { Choices, PlanFileView } from '../../api/types.js';
import { FileButton, ProblemAlert, Sheet } from '../../shared/ui/index.js';
import { choicesQuery } from './queries.js';
import { t } from './texts.js';
import { useNewCampaign } from './use-new-campaign.js';

const largest = 1_000_000;
const empty = '';
type Kind = PlanFileView['unknown'][number]['kind'];
type Matched = Record<Kind, Record<string, string | null>>;

/** A plan from a file: looked at first, strange names matched to own ones, then opened as a draft. */
export const FileSheet = ({ onClose }: { onClose: () => void }) => {
  const make = useNewCampaign();
  const [file, setFile] = useState<string | null>(null);
  const [name, setName] = useState<string | null>(null);
  const [isTooLarge, setTooLarge] = useState(false);
  const [chosen, setChosen] = useState<Readonly<Record<string, string>>>({});
  const check = useMutation({ mutationFn: (text: string) => api.post<PlanFileView>('/plan-files', { file: text }) });
  const handleFile = async (picked: File) => {
    setFile(null);
    setName(picked.name);
    setChosen({});
    check.reset();
    make.reset();
    setTooLarge(picked.size > largest);
    if (picked.size > largest) return;
    const text = await picked.text();
    check.mutate(text, { onSuccess: () => setFile(text) });
  };
  const unknown = check.data?.unknown ?? [];
  const isReady = file !== null && unknown.every((one) => chosen[placeOf(one)] !== undefined);
  const handleImport = () => {
    if (file !== null) make.mutate({ from: 'file', file, matched: matchedOf(unknown, chosen) });
  };
  return (
    <Sheet
      title={t('fromFile')}
      busy={make.isPending}
      onClose={onClose}
      foot={
        <>
          <Button onClick={onClose}>{t('leave')}</Button>
          <Button type="primary" disabled={!isReady} loading={make.isPending} onClick={handleImport}>
            {t('import')}
          </Button>
        </>
      }
    >
      <p className="plan-file">
        <FileButton
          accept=".json,application/json"
          type={name === null ? 'primary' : 'default'}
          loading={check.isPending}
          disabled={make.isPending}
          words={t(name === null ? 'pickFile' : 'pickAnother')}
          label={t('pickFile')}
          onFile={(picked) => void handleFile(picked)}
        />
        {name === null ? <span className="grey">{t('pickHint')}</span> : <span>{t('filePicked', { name })}</span>}
      </p>
      {isTooLarge ? (
        <p className="field-error" role="alert">
          {t('fileTooLarge')}
        </p>
      ) : null}
      {check.data ? <Seen seen={check.data} chosen={chosen} onChoose={(place, key) => setChosen({ ...chosen, [place]: key })} /> : null}
      {check.error ? <ProblemAlert error={check.error} /> : null}
      {make.error ? <ProblemAlert error={make.error} /> : null}
    </Sheet>
  );
};

const placeOf = ({ kind, key }: { kind: Kind; key: string }): string => `${kind} ${key}`;

const matchedOf = (unknown: PlanFileView['unknown'], chosen: Readonly<Record<string, string>>): Matched => {
  const matched: Matched = { units: {}, categories: {}, ways: {}, forms: {}, lifecycles: {} };
  for (const one of unknown) matched[one.kind][one.key] = chosen[placeOf(one)] || null;
  return matched;
};

const kindWords: Readonly<Record<Kind, string>> = {
  units: t('kindUnits'),
  categories: t('kindCategories'),
  ways: t('kindWays'),
  forms: t('kindForms'),
  lifecycles: t('kindLifecycles'),
};

const Seen = ({ seen, chosen, onChoose }: { seen: PlanFileView; chosen: Readonly<Record<string, string>>; onChoose: (place: string, key: string) => void }) => {
  const { data: choices } = useQuery(choicesQuery);
  return (
    <>
      <p role="status">{t('fileHolds', { year: seen.year, title: seen.title, stages: seen.stages, tasks: seen.tasks })}</p>
      {seen.notices.map((notice) => (
        <p key={notice} className="grey">
          {notice}
        </p>
      ))}
      <p>{seen.unknown.length === 0 ? t('fileAll') : t('fileUnknown', { count: seen.unknown.length })}</p>
      {choices
        ? seen.unknown.map((one) => (
            <div key={placeOf(one)} className="field">
              <span className="field-label">
                {kindWords[one.kind]} {t('matchFor', { name: one.name })}
              </span>
              <Select
                showSearch={{ optionFilterProp: 'label' }}
                aria-label={t('matchFor', { name: one.name })}
                placeholder={t('choosePlace')}
                value={chosen[placeOf(one)] ?? null}
                onChange={(key: string) => onChoose(placeOf(one), key)}
                options={[{ value: empty, label: t('leaveEmpty') }, ...optionsFor(one.kind, choices)]}
                style={{ width: '100%' }}
              />
              <p className="plan-note">{t('fileAt', { places: one.places.join('、') })}</p>
            </div>
          ))
        : null}
    </>
  );
};

const optionsFor = (kind: Kind, choices: Choices): { value: string; label: string }[] => {
  switch (kind) {
    case 'units':
      return choices.units.map(({ code, name }) => ({ value: code, label: name }));
    case 'categories':
      return choices.categories.map(({ key, label }) => ({ value: key, label }));
    case 'ways':
      return choices.ways.map(({ key, label }) => ({ value: key, label }));
    case 'forms':
      return choices.forms.map(({ key, title }) => ({ value: key, label: title }));
    case 'lifecycles':
      return choices.lifecycles.map(({ key, title }) => ({ value: key, label: title }));
  }
};
