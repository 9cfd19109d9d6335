import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Button, Drawer } from 'antd';
import { useMemo, useState } from 'react';
import type { FieldRight, FormDefinition } from '@bihuan/forms';
import { Loading, ProblemAlert, usePhone } from '../../../../shared/ui/index.js';
import { CheckField, Part, SelectField } from '../../panel/fields.js';
import { formUsesQuery, type Uses } from '../../queries.js';
import { useDesign, useDo } from '../../store/editor.js';
import { rightsInTurn } from '../rights/places.js';
import { t } from '../texts.js';
import { bindsOf, bound, stepsWith } from './binds.js';
import { InTask } from './in-task.js';

interface UsesDrawerProps {
  readonly form: FormDefinition;
  readonly onClose: () => void;
}

/** Where the form is filled in and by whom: places of this process, tasks of plans that are being made, and where it is used now. */
export const UsesDrawer = ({ form, onClose }: UsesDrawerProps) => {
  const phone = usePhone();
  const mayChange = useDesign((state) => state.mayChange);
  const process = useDesign(({ document }) => document.lifecycle.key);
  const { data, error, refetch } = useQuery(formUsesQuery(form.key, process));
  return (
    <Drawer open title={t('usesTitle', { title: form.title })} placement={phone ? 'bottom' : 'right'} size={phone ? 'large' : 520} onClose={onClose}>
      <fieldset className="field" disabled={!mayChange}>
        <legend className="visually-hidden">{t('usesHere')}</legend>
        <InProcess form={form} />
        <AtSteps form={form} />
      </fieldset>
      <InTask form={form} mayChange={mayChange} />
      <Part title={t('usesNow')}>{data ? <UsedNow uses={data} /> : error ? <ProblemAlert error={error} onRetry={() => void refetch()} /> : <Loading />}</Part>
    </Drawer>
  );
};

const InProcess = ({ form }: { form: FormDefinition }) => {
  const lifecycle = useDesign(({ document }) => document.lifecycle);
  const forms = useDesign(({ document }) => document.forms);
  const act = useDo();
  const binds = useMemo(() => bindsOf(lifecycle), [lifecycle]);
  const titleOf = (key: string) => forms.find((one) => one.key === key)?.title ?? key;
  return (
    <Part title={t('usesHere')}>
      <p className="grey small">{t('usesHereHint')}</p>
      {binds.map((bind) => (
        <CheckField
          key={bind.key}
          label={bind.label}
          {...(bind.form === undefined || bind.form === form.key ? {} : { hint: t('bindOther', { title: titleOf(bind.form) }) })}
          checked={bind.form === form.key}
          onChange={(on) => act(bound(bind, on ? form.key : null), { said: t(on ? 'saidBound' : 'saidUnbound', { title: form.title, place: bind.label }) })}
        />
      ))}
    </Part>
  );
};

/** Who fills it on the way: all of it with one choice, single fields in the matrix. */
const AtSteps = ({ form }: { form: FormDefinition }) => {
  const lifecycle = useDesign(({ document }) => document.lifecycle);
  const act = useDo();
  const steps = useMemo(() => stepsWith(lifecycle, form), [lifecycle, form]);
  const writers = steps.flatMap(({ place, counts }) => (counts.write > 0 ? [place.label] : [])).join('、');
  return (
    <Part title={t('usesSteps')} summary={t('usesWriters', { places: writers === '' ? t('usesNobody') : writers })}>
      <p className="grey small">{t('usesStepsHint')}</p>
      {steps.map(({ place, counts }) => (
        <WholeStep
          key={place.key}
          label={t('usesStep', { place: place.label, write: counts.write, read: counts.read + counts.masked, hidden: counts.hidden })}
          rights={rightsInTurn(place.at.type !== 'others')}
          onGive={(right) =>
            act({ type: 'set-access', form: form.key, at: place.at, value: { otherwise: right } }, { said: t('saidStep', { place: place.label }) })
          }
        />
      ))}
    </Part>
  );
};

interface WholeStepProps {
  readonly label: string;
  readonly rights: readonly FieldRight[];
  readonly onGive: (right: FieldRight) => void;
}

/** Chosen first and done with a button: arrow keys walk through the list one by one. */
const WholeStep = ({ label, rights, onGive }: WholeStepProps) => {
  const [wanted, setWanted] = useState('');
  const right = rights.find((one) => one === wanted);
  const handleGive = () => {
    if (right === undefined) return;
    setWanted('');
    onGive(right);
  };
  return (
    <div className="fb-whole-step">
      <SelectField label={label} value={wanted} choices={rights.map((one) => ({ value: one, label: t('allAs', { right: t(one) }) }))} onChange={setWanted} />
      <Button
        size="small"
        disabled={right === undefined}
        aria-label={`${right === undefined ? t('allAsNone') : t('allAsDo', { right: t(right) })}：${label}`}
        onClick={handleGive}
      >
        {right === undefined ? t('allAsNone') : t('allAsDo', { right: t(right) })}
      </Button>
    </div>
  );
};

const UsedNow = ({ uses: { running, campaigns, others, designs } }: { uses: Uses }) => {
  const items = running.reduce((sum, one) => sum + one.items, 0);
  if (running.length + campaigns.length + others.length + designs.length === 0) return <p className="grey">{t('usesNowhere')}</p>;
  return (
    <>
      {running.length === 0 ? null : (
        <p>{t('usesRunning', { count: items, versions: running.map(({ version, items: count }) => t('usesVersion', { version, count })).join('，') })}</p>
      )}
      <ul className="dz-list">
        {campaigns.flatMap(({ id, title, tasks }) =>
          tasks.map((task) => (
            <li key={`${id} ${task.id} ${task.list}`}>
              <Link to={`/campaigns/${id}`}>{t('usesTask', { title, no: task.printedNo, task: task.title, list: task.list })}</Link>
            </li>
          )),
        )}
        {others.map((one) => (
          <li key={one}>{one}</li>
        ))}
        {designs.map(({ id, title }) => (
          <li key={id}>
            <Link to={`/definitions/designs/${id}`}>{t('usesDesign', { title })}</Link>
          </li>
        ))}
      </ul>
    </>
  );
};
