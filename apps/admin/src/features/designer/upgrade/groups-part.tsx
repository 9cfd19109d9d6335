import { Checkbox, Radio, Select } from 'antd';
import { useId } from 'react';
import { choiceFor, chosen, targetsOf, toggled } from './choices.js';
import type { Choice, Choices } from './choices.js';
import { ItemLink } from './item-link.js';
import type { Group, Plan, Standing, Version } from './queries.js';
import { t } from './texts.js';

interface PartProps {
  readonly plan: Plan;
  readonly to: Version;
  readonly choices: Choices;
  readonly onChange: (choices: Choices) => void;
}

/** Each place where something stands, and the place of the new version it goes on at. */
export const GroupsPart = ({ plan, to, choices, onChange }: PartProps) => {
  const here = plan.groups.filter(({ items }) => items > 0);
  const passed = plan.groups.filter(({ items }) => items === 0);
  const line = (group: Group) => <GroupLine key={group.at} group={group} to={to} choices={choices} onChange={onChange} />;
  return (
    <section className="sheet up-part" aria-labelledby="up-groups">
      <h2 id="up-groups">{t('groups')}</h2>
      <p className="grey">{t('groupsNote')}</p>
      <ul className="up-groups">{here.map(line)}</ul>
      {passed.length > 0 ? (
        <details className="up-passed">
          <summary>{t('passed', { count: passed.length })}</summary>
          <p className="grey">{t('passedNote')}</p>
          <ul className="up-groups">{passed.map(line)}</ul>
        </details>
      ) : null}
    </section>
  );
};

const STAY = ' stay';

const GroupLine = ({ group, to, choices, onChange }: Omit<PartProps, 'plan'> & { group: Group }) => {
  const id = useId();
  const targets = targetsOf(group, to.places);
  const choose = (value: string) => {
    const target = targets.find((one) => one.id === value);
    if (value === STAY) onChange(chosen(choices, group.at, { type: 'stay' }));
    else if (target) onChange(chosen(choices, group.at, target.id === group.at && target.kind === group.kind ? null : choiceFor(group.kind, target)));
  };
  const options = [
    ...targets.map((one) => ({ value: one.id, label: optionWords(group, one) })),
    ...(group.items > 0 ? [{ value: STAY, label: t('stay') }] : []),
  ];
  return (
    <li className="up-group">
      <div>
        <p>
          <b>{group.label}</b>
          {group.items > 0 ? <span className="up-count">{t('count', { count: group.items })}</span> : null}
        </p>
        {group.state === group.label ? null : <p className="grey small">{t('inState', { state: group.state })}</p>}
      </div>
      <div className="up-landing">
        <label htmlFor={id} className="visually-hidden">
          {t('landAt', { label: group.label })}
        </label>
        <Select<string>
          id={id}
          value={valueOf(group)}
          placeholder={group.items > 0 ? t('none') : t('passedNone')}
          status={group.how === 'none' && group.items > 0 ? 'error' : ''}
          options={options}
          onChange={choose}
          showSearch={{ optionFilterProp: 'label' }}
        />
        <How group={group} target={targets.find((one) => one.id === group.to?.id)} onChange={(choice) => onChange(chosen(choices, group.at, choice))} />
        <Vacant vacant={group.vacant} />
        {group.begins.length > 0 ? <p className="small">{t('begins', { labels: group.begins.join('、') })}</p> : null}
      </div>
      {group.items > 0 ? <Items group={group} choices={choices} onChange={onChange} /> : null}
    </li>
  );
};

const valueOf = ({ how, to }: Group): string | null => {
  if (how === 'stays') return STAY;
  return how === 'none' ? null : (to?.id ?? null);
};

const optionWords = ({ at, label }: Group, { id, label: word, state }: Standing): string => {
  const where = state === word ? word : `${state} · ${word}`;
  return id === at && word === label ? t('sameStep', { label: word }) : where;
};

/** Whether it goes on with what was signed, or people are asked anew. */
const How = ({ group, target, onChange }: { group: Group; target: Standing | undefined; onChange: (choice: Choice) => void }) => {
  if (group.kind === 'state' || group.items === 0 || !target || (group.how !== 'same' && group.how !== 'anew')) return null;
  if (target.kind !== group.kind) return <p className="small">{t('anew')}</p>;
  return (
    <Radio.Group
      aria-label={t('landAt', { label: group.label })}
      value={group.vacant === null || group.vacant.isChosen || group.how === 'anew' ? group.how : null}
      onChange={(event) => onChange({ type: event.target.value === 'anew' ? 'anew' : 'same', place: target.id })}
      options={[
        { value: 'same', label: t('same') },
        { value: 'anew', label: t('anew') },
      ]}
    />
  );
};

/** Nobody could be asked there: it goes on only where somebody says so. */
const Vacant = ({ vacant }: { vacant: Group['vacant'] }) =>
  vacant === null ? null : (
    <p className={vacant.isChosen ? 'small' : 'small up-vacant'} role={vacant.isChosen ? undefined : 'alert'}>
      {t(vacant.isChosen ? 'vacantChosen' : 'vacant', { posts: vacant.posts.join('、'), count: vacant.items })}
    </p>
  );

const Items = ({ group, choices, onChange }: { group: Group; choices: Choices; onChange: (choices: Choices) => void }) => (
  <details className="up-items">
    <summary>{t('whose', { count: group.items })}</summary>
    <ul>
      {group.lines.map((line) => (
        <li key={line.itemId}>
          <ItemLink line={line} />
          <Checkbox
            checked={choices.items.includes(line.itemId)}
            aria-label={t('stayLabel', { title: line.title })}
            onChange={(event) => onChange(toggled(choices, line.itemId, event.target.checked))}
          >
            {t('stayItem')}
          </Checkbox>
        </li>
      ))}
    </ul>
    {group.lines.length < group.items ? <p className="grey small">{t('shownOf', { shown: group.lines.length, count: group.items })}</p> : null}
  </details>
);
