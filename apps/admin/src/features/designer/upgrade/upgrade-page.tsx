import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { Select } from 'antd';
import { useId } from 'react';
import { EmptyState, PageHead, PageToCome } from '../../../shared/ui/index.js';
import { useUrlValues } from '../../../shared/url/use-url-values.js';
import { PastPart } from './past-part.js';
import { PlanPart } from './plan-part.js';
import { versionsQuery } from './queries.js';
import type { Version, Versions } from './queries.js';
import { t } from './texts.js';
import './upgrade.css';

/** Running items of an older version go on by a newer one: where each lands, a rehearsal, and the order. */
export const UpgradePage = () => {
  const { key = '' } = useParams({ strict: false });
  const { data, error, refetch } = useQuery({ ...versionsQuery(key), refetchOnMount: 'always' });
  if (!data) return <PageToCome error={error} onRetry={refetch} />;
  return (
    <div className="page page-narrow">
      <PageHead
        title={t(data.mayOrder ? 'titleOf' : 'pastOf', { title: data.title })}
        tabTitle={t('tab')}
        back={{ to: '/definitions', label: t('back') }}
        note={t(data.mayOrder ? 'note' : 'readNote')}
      />
      {data.mayOrder ? <Chosen view={data} /> : <VersionsRead versions={data.versions} />}
      <PastPart migrations={data.migrations} />
    </div>
  );
};

/** For whoever looks, and orders nothing. */
const VersionsRead = ({ versions }: { versions: readonly Version[] }) => (
  <section className="sheet up-part" aria-labelledby="up-all-versions">
    <h2 id="up-all-versions">{t('allVersions')}</h2>
    <ul>
      {versions.toReversed().map(({ id, version, publishedText, running }) => (
        <li key={id}>{t('versionLine', { version, at: publishedText, count: running })}</li>
      ))}
    </ul>
  </section>
);

const Chosen = ({ view }: { view: Versions }) => {
  const { values, change } = useUrlValues();
  const newest = view.versions.at(-1);
  const older = view.versions.filter(({ running, id }) => running > 0 && id !== newest?.id);
  const from = older.find(({ version }) => String(version) === values.from) ?? older[0];
  const later = from ? view.versions.filter(({ version }) => version > from.version) : [];
  const to = later.find(({ version }) => String(version) === values.to) ?? later.at(-1);
  if (!newest || !from || !to)
    return (
      <section className="sheet up-part">
        <EmptyState text={t('nothing')}>{newest && newest.running > 0 ? t('nothingNext', { version: newest.version }) : null}</EmptyState>
      </section>
    );
  return (
    <>
      <section className="sheet up-part" aria-labelledby="up-versions">
        <h2 id="up-versions">{t('versions')}</h2>
        <div className="up-versions">
          <VersionField
            label={t('from')}
            value={from}
            all={older}
            word={({ version, running }) => t('fromOption', { version, count: running })}
            onChange={(version) => change({ from: String(version), to: '' })}
          />
          <VersionField
            label={t('to')}
            value={to}
            all={later}
            word={({ version, publishedText }) => t('toOption', { version, at: publishedText })}
            onChange={(version) => change({ to: String(version) })}
          />
        </div>
      </section>
      <PlanPart key={`${from.id} ${to.id}`} from={from} to={to} />
    </>
  );
};

interface VersionFieldProps {
  readonly label: string;
  readonly value: Version;
  readonly all: readonly Version[];
  readonly word: (version: Version) => string;
  readonly onChange: (version: number) => void;
}

const VersionField = ({ label, value, all, word, onChange }: VersionFieldProps) => {
  const id = useId();
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      {all.length === 1 ? (
        <p id={id}>{word(value)}</p>
      ) : (
        <Select<number> id={id} value={value.version} onChange={onChange} options={all.map((one) => ({ value: one.version, label: word(one) }))} />
      )}
    </div>
  );
};
