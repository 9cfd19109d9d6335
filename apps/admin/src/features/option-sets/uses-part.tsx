import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { Button } from 'antd';
import { api } from '../../api/client.js';
import type { Routes } from '../../api/generated.js';
import { definitionsQuery, optionSetInWorkQuery, type OptionSetView } from '../../api/queries.js';
import { ProblemAlert } from '../../shared/ui/index.js';
import { t } from './texts.js';

type Prepared = Routes['POST /option-sets/:key/prepare']['answer'];

/** Which forms use it, what they would become, and all of them made ready for a second person by one act. */
export const UsesPart = ({ view, isDirty }: { readonly view: OptionSetView; readonly isDirty: boolean }) => {
  const client = useQueryClient();
  const navigate = useNavigate();
  const prepare = useMutation({
    mutationFn: () => api.post<Prepared>(`/option-sets/${encodeURIComponent(view.key)}/prepare`, { version: view.version }),
    onSuccess: async ({ drafts: [first, ...more], left: out }) => {
      await Promise.all([definitionsQuery.queryKey, optionSetInWorkQuery(view.key).queryKey].map((queryKey) => client.invalidateQueries({ queryKey })));
      // Several files, or a form that goes with no other, are told of here first.
      if (first && more.length === 0 && out.length === left.length) await navigate({ to: '/definitions/drafts/$draftId', params: { draftId: first.draftId } });
    },
  });
  const behind = view.uses.filter(({ places }) => places.some(({ isCurrent }) => !isCurrent));
  const ready = behind.filter(({ faults }) => faults.length === 0);
  const left = behind.filter(({ faults }) => faults.length > 0);
  return (
    <section className="sheet os-part" aria-labelledby="os-uses">
      <h2 id="os-uses">{t('uses')}</h2>
      {view.uses.length === 0 ? <p className="grey">{t('usesNone')}</p> : null}
      <ul className="os-uses">
        {view.uses.map((use) => (
          <li key={use.form}>
            <Use use={use} />
          </li>
        ))}
      </ul>
      <InWork setKey={view.key} />
      {view.uses.length > 0 && behind.length === 0 ? <p className="grey">{t('allCurrent')}</p> : null}
      {view.mayManage && ready.length > 0 ? (
        <>
          <p className="grey small">{t('prepareNote')}</p>
          {left.length > 0 ? <p className="small os-warn">{t('leftOut', { forms: left.map(({ title }) => title).join('、') })}</p> : null}
          {prepare.error ? <ProblemAlert error={prepare.error} /> : null}
          {prepare.data ? <PreparedPart prepared={prepare.data} /> : null}
          <p className="os-foot">
            {isDirty ? <span className="grey small">{t('usesUnsaved')}</span> : null}
            <Button type="primary" disabled={isDirty} loading={prepare.isPending} onClick={() => prepare.mutate()}>
              {t('prepare', { count: ready.length })}
            </Button>
          </p>
        </>
      ) : null}
    </section>
  );
};

/** Not published yet: what is being designed, and files that wait for a second person. */
const InWork = ({ setKey }: { readonly setKey: string }) => {
  const { data, error } = useQuery(optionSetInWorkQuery(setKey));
  if (error) return <ProblemAlert error={error} />;
  if (!data || data.designs.length + data.files.length === 0) return null;
  return (
    <>
      <h3>{t('inWork')}</h3>
      <ul className="os-uses">
        {data.designs.map(({ id, title, forms }) => (
          <li key={id}>
            <Link to="/definitions/designs/$designId" params={{ designId: id }}>
              {t('inDesign', { title })}
            </Link>
            <span className="grey small">{forms.join('、')}</span>
          </li>
        ))}
        {data.files.map(({ id, title, forms }) => (
          <li key={id}>
            <Link to="/definitions/drafts/$draftId" params={{ draftId: id }}>
              {t('inFile', { title })}
            </Link>
            <span className="grey small">{forms.join('、')}</span>
          </li>
        ))}
      </ul>
    </>
  );
};

const PreparedPart = ({ prepared: { drafts, left } }: { readonly prepared: Prepared }) => (
  <div className="os-changes" role="status">
    <p>{t('prepared', { count: drafts.length })}</p>
    <ul>
      {drafts.map(({ draftId, forms }, n) => (
        <li key={draftId}>
          <Link to="/definitions/drafts/$draftId" params={{ draftId }}>
            {t('preparedFile', { n: n + 1 })}
          </Link>
          ：{forms.join('、')}
        </li>
      ))}
    </ul>
    {left.length > 0 ? <p className="os-warn">{t('leftOut', { forms: left.join('、') })}</p> : null}
  </div>
);

const Use = ({ use: { title, version, places, changes, faults } }: { readonly use: OptionSetView['uses'][number] }) => (
  <>
    <strong>
      {title} <span className="grey small">{t('version', { n: version })}</span>
    </strong>
    <ul className="os-places">
      {places.map(({ label, usedVersion, isCurrent }) => (
        <li key={label}>
          {label} <span className={isCurrent ? 'grey small' : 'small os-behind'}>{isCurrent ? t('isCurrent') : t('notCurrent', { n: usedVersion })}</span>
        </li>
      ))}
    </ul>
    {changes.length > 0 ? (
      <details>
        <summary>{t('wouldChange')}</summary>
        <ul>
          {changes.map((one) => (
            <li key={one}>{one}</li>
          ))}
        </ul>
      </details>
    ) : null}
    {faults.length > 0 ? (
      <div className="os-warn small">
        <p>{t('faults')}</p>
        <ul>
          {faults.map(({ place, code, message, mend }) => (
            <li key={`${place} ${code} ${message}`}>
              {place}：{message}。{mend}
            </li>
          ))}
        </ul>
      </div>
    ) : null}
  </>
);
