import { useMutation, useQuery } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { Button } from 'antd';
import { useId, useState } from 'react';
import { api } from '../../api/client.js';
import type { Routes } from '../../api/generated.js';
import { ProblemAlert, Sheet } from '../../shared/ui/index.js';
import { designsQuery, templatesQuery } from './queries.js';
import { t } from './texts.js';

type NewDesign = Routes['POST /designs'];

/** 设计稿: processes somebody works on here, and the way to begin one. */
export const DesignsPart = () => {
  const { data, error } = useQuery(designsQuery);
  const [isBeginning, setBeginning] = useState(false);
  if (!data) return error ? <ProblemAlert error={error} /> : null;
  const open = data.designs.filter(({ status, kind }) => status === 'open' && kind === 'lifecycle');
  return (
    <section className="sheet def-part" aria-labelledby="def-designs">
      <h2 id="def-designs">{t('designs')}</h2>
      {open.length === 0 ? <p className="grey">{t('designsNone')}</p> : <ul className="def-list">{open.map(({ id, title, updatedBy, updatedText }) => <li key={id}><Link to={`/definitions/designs/${id}`}>{title}</Link><span className="grey small">{t('designChanged', { who: updatedBy, at: updatedText })}</span></li>)}</ul>}
      {data.mayManage ? <Button onClick={() => setBeginning(true)}>{t('newDesign')}</Button> : null}
      {isBeginning ? <NewDesignSheet onClose={() => setBeginning(false)} /> : null}
    </section>
  );
};

/** Begins a design and opens it. */
export const useBeginDesign = () => {
  const navigate = useNavigate();
  return useMutation({
    mutationFn: (body: NewDesign['body']) => api.post<NewDesign['answer']>('/designs', body),
    onSuccess: async ({ id }) => { if (id !== null) await navigate({ to: `/definitions/designs/${id}` }); },
  });
};

const BLANK = '';

/** From nothing, or as one of the templates. */
const NewDesignSheet = ({ onClose }: { onClose: () => void }) => {
  const id = useId();
  const { data: templates = [] } = useQuery(templatesQuery);
  const [title, setTitle] = useState('');
  const [template, setTemplate] = useState(BLANK);
  const begin = useBeginDesign();
  const chosen = templates.find(({ key }) => key === template);
  const handleBegin = () => begin.mutate({ title: title.trim(), from: template === BLANK ? { type: 'blank' } : { type: 'template', key: template } });
  return (
    <Sheet title={t('newDesign')} busy={begin.isPending} onClose={onClose} foot={<><Button onClick={onClose}>{t('keep')}</Button><Button type="primary" disabled={title.trim() === ''} loading={begin.isPending} onClick={handleBegin}>{t('beginDesign')}</Button></>}>
      <div className="def-new">
        <label htmlFor={`${id}-title`}>{t('designTitle')}</label>
        <input id={`${id}-title`} value={title} maxLength={60} placeholder={t('designTitleExample')} onChange={({ target }) => setTitle(target.value)} />
        <label htmlFor={`${id}-from`}>{t('designFrom')}</label>
        <select id={`${id}-from`} value={template} onChange={({ target }) => setTemplate(target.value)}><option value={BLANK}>{t('designBlank')}</option>{templates.map((one) => <option key={one.key} value={one.key}>{one.title}</option>)}</select>
        {chosen ? <p className="grey">{chosen.purpose}<br />{chosen.path.join(' → ')}</p> : null}
        {begin.error ? <ProblemAlert error={begin.error} /> : null}
      </div>
    </Sheet>
  );
};
