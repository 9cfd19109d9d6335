import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Button } from 'antd';
import { useState } from 'react';
import type { FormDefinition } from '@bihuan/forms';
import { api } from '../../../../api/client.js';
import { keys } from '../../../../api/queries.js';
import type { CampaignLine, CampaignView, Choices } from '../../../../api/types.js';
import { Loading, ProblemAlert } from '../../../../shared/ui/index.js';
import { CheckField, Part, SelectField, TextField } from '../../panel/fields.js';
import { useDesign } from '../../store/editor.js';
import { t } from '../texts.js';
import { fillers, howWith, type TaskList } from './how-with.js';

const campaignsQuery = { queryKey: keys.campaigns, queryFn: ({ signal }: { signal: AbortSignal }) => api.get<CampaignLine[]>('/campaigns', signal) };
const choicesQuery = { queryKey: ['choices'] as const, queryFn: ({ signal }: { signal: AbortSignal }) => api.get<Choices>('/choices', signal) };

/** Gives the form to a task of a plan that is being made: filled by whom, through which process. Only what is published can be. */
export const InTask = ({ form, mayChange }: { form: FormDefinition; mayChange: boolean }) => {
  const choices = useQuery(choicesQuery);
  const campaigns = useQuery(campaignsQuery);
  const [campaign, setCampaign] = useState('');
  const failed = choices.error ?? campaigns.error;
  if (failed)
    return (
      <Part title={t('inTask')}>
        <ProblemAlert error={failed} onRetry={() => void Promise.all([choices.refetch(), campaigns.refetch()])} />
      </Part>
    );
  if (!choices.data || !campaigns.data)
    return (
      <Part title={t('inTask')}>
        <Loading />
      </Part>
    );
  const open = campaigns.data.filter(({ state }) => !state.ended);
  const isPublished = choices.data.forms.some(({ key }) => key === form.key);
  return (
    <Part title={t('inTask')}>
      {isPublished ? null : <p className="grey">{t('inTaskUnpublished')}</p>}
      {isPublished && open.length === 0 ? (
        <p className="grey">
          {t('inTaskNone')} <Link to="/campaigns">{t('inTaskPlans')}</Link>
        </p>
      ) : null}
      {isPublished && open.length > 0 ? (
        <SelectField
          label={t('inTaskPlan')}
          value={campaign}
          choices={open.map(({ id, title, year, state }) => ({ value: id, label: t('inTaskLine', { title, year, state: state.label }) }))}
          onChange={setCampaign}
        />
      ) : null}
      {campaign === '' ? null : <OfCampaign key={campaign} id={campaign} form={form} choices={choices.data} mayChange={mayChange} />}
    </Part>
  );
};

interface OfCampaignProps {
  readonly id: string;
  readonly form: FormDefinition;
  readonly choices: Choices;
  readonly mayChange: boolean;
}

const OfCampaign = ({ id, form, choices, mayChange }: OfCampaignProps) => {
  const { data: view, error, refetch } = useQuery({ queryKey: keys.campaign(id), queryFn: ({ signal }) => api.get<CampaignView>(`/campaigns/${id}`, signal) });
  const process = useDesign(({ document }) => document.lifecycle.key);
  const [task, setTask] = useState('');
  const [list, setList] = useState<TaskList>({
    label: form.title,
    lifecycle: choices.lifecycles.some(({ key }) => key === process) ? process : '',
    filler: 'unit',
    more: false,
    isRestricted: false,
  });
  const client = useQueryClient();
  const save = useMutation({
    mutationFn: (how: ReturnType<typeof howWith>) =>
      api.patch<CampaignView>(`/campaigns/${id}/tasks`, { expectedVersion: view?.version, changes: [{ taskId: task, how }] }),
    onSuccess: async (after) => {
      client.setQueryData(keys.campaign(id), after);
      await client.invalidateQueries({ queryKey: ['definitions', 'uses'] });
    },
    onError: () => client.invalidateQueries({ queryKey: keys.campaign(id) }),
  });
  if (!view) return error ? <ProblemAlert error={error} onRetry={() => void refetch()} /> : <Loading />;
  if (!view.editable)
    return (
      <p>
        {t('inTaskStarted')} <Link to={`/campaigns/${id}`}>{t('inTaskOpen')}</Link>
      </p>
    );
  const one = view.tasks.find((each) => each.id === task);
  const isThere = one?.how?.lists.some((each) => each.form === form.key) ?? false;
  const how = one ? howWith(one.how, { form: form.key, list, choices }) : null;
  return (
    <div className="dz-inner">
      <SelectField
        label={t('inTaskTask')}
        value={task}
        choices={view.tasks.map((each) => ({ value: each.id, label: `${each.printedNo} ${each.shortTitle}` }))}
        onChange={(next) => {
          setTask(next);
          save.reset();
        }}
      />
      {isThere ? <p role="status">{t(save.isSuccess ? 'inTaskDone' : 'inTaskThere')}</p> : null}
      {one && !isThere && mayChange ? (
        <>
          <ListPart list={list} choices={choices} onChange={setList} />
          {one.how && one.how.lists.length > 0 ? (
            <p className="grey small">{t('inTaskBeside', { lists: one.how.lists.map(({ label }) => label).join('、') })}</p>
          ) : null}
          {one.how && one.how.lists.length === 0 ? <p className="grey small">{t('inTaskInstead')}</p> : null}
          <Button
            type="primary"
            disabled={how === null || list.lifecycle === '' || list.label.trim() === ''}
            loading={save.isPending}
            onClick={() => save.mutate(how)}
          >
            {t('inTaskSave')}
          </Button>
        </>
      ) : null}
      {save.error ? <ProblemAlert error={save.error} /> : null}
    </div>
  );
};

const ListPart = ({ list, choices, onChange }: { list: TaskList; choices: Choices; onChange: (list: TaskList) => void }) => (
  <>
    <TextField label={t('inTaskLabel')} value={list.label} onChange={(label) => onChange({ ...list, label })} />
    <SelectField
      label={t('inTaskChain')}
      value={list.lifecycle}
      choices={choices.lifecycles.map(({ key, title }) => ({ value: key, label: title }))}
      onChange={(lifecycle) => onChange({ ...list, lifecycle })}
    />
    <SelectField
      label={t('inTaskFiller')}
      value={list.filler}
      choices={fillers.map((value) => ({ value, label: t(`filler-${value}`) }))}
      onChange={(value) => {
        const filler = fillers.find((each) => each === value);
        if (filler) onChange({ ...list, filler });
      }}
    />
    <CheckField label={t('inTaskMore')} checked={list.more} onChange={(more) => onChange({ ...list, more })} />
    <CheckField label={t('inTaskRestricted')} checked={list.isRestricted} onChange={(isRestricted) => onChange({ ...list, isRestricted })} />
  </>
);
