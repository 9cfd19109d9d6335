import { landingPlaces, restStates } from '@bihuan/workflows';
import { Select } from 'antd';
import { useMemo } from 'react';
import { Field } from '../../../shared/organisation/index.js';
import { DayField } from '../../../shared/ui/index.js';
import { useNames } from '../names.js';
import { useDesign } from '../store/editor.js';
import type { Expected } from './queries.js';
import { t } from './texts.js';

const FULL = { width: '100%' } as const;
const lights = [
  { value: 'off', label: t('lightOff') },
  { value: 'green', label: t('lightGreen') },
  { value: 'yellow', label: t('lightYellow') },
  { value: 'red', label: t('lightRed') },
] as const;

/** Where it should stand in the end and in whose hands; light and deadline only where somebody wants them looked at. */
export const ExpectedFields = ({ expected, onChange }: { expected: Expected; onChange: (expected: Expected) => void }) => {
  const definition = useDesign(({ document }) => document.lifecycle);
  const { posts } = useNames();
  const places = useMemo(
    () => [
      ...landingPlaces(definition).map(({ id, label }) => ({ value: id, label })),
      ...restStates(definition).map(({ code, label }) => ({ value: code, label })),
    ],
    [definition],
  );
  return (
    <fieldset className="case-expected">
      <legend>{t('expected')}</legend>
      <p className="grey small">{t('expectedHint')}</p>
      <Field label={t('at')}>
        {(id) => (
          <Select
            id={id}
            mode="multiple"
            style={FULL}
            showSearch={{ optionFilterProp: 'label' }}
            value={expected.at}
            options={places}
            onChange={(at: string[]) => onChange({ ...expected, at })}
          />
        )}
      </Field>
      <Field label={t('posts')}>
        {(id) => (
          <Select
            id={id}
            mode="multiple"
            style={FULL}
            placeholder={t('postsNone')}
            showSearch={{ optionFilterProp: 'label' }}
            value={expected.posts ?? []}
            options={posts.map(({ key, label }) => ({ value: key, label }))}
            onChange={(keys: string[]) => onChange({ ...expected, posts: keys.length === 0 ? null : keys })}
          />
        )}
      </Field>
      <Field label={t('light')}>
        {(id) => (
          <Select
            id={id}
            style={FULL}
            allowClear
            placeholder={t('unchecked')}
            value={expected.light ?? undefined}
            options={[...lights]}
            onChange={(light: Expected['light'] | undefined) => onChange({ ...expected, light: light ?? null })}
          />
        )}
      </Field>
      <Field label={t('due')} hint={t('dueHint')}>
        {() => <DayField bare label={t('due')} value={expected.dueOn ?? ''} onChange={(day) => onChange({ ...expected, dueOn: day === '' ? null : day })} />}
      </Field>
    </fieldset>
  );
};
