import type { LightStep } from '@bihuan/workflows';
import { useDesign } from '../store/editor.js';
import { useNames } from '../names.js';
import { Part, SelectField, TextField } from '../panel/fields.js';
import { useSet } from '../panel/use-set.js';
import { WhoLines } from '../panel/who-lines.js';
import { t } from './texts.js';

const turns = [
  { value: 'yellow', label: t('lightYellow') },
  { value: 'red', label: t('lightRed') },
];

/** Who is told when the light of its deadline turns, step by step. */
export const LightsPart = () => {
  const lights = useDesign(({ document }) => document.lifecycle.lights) ?? none;
  const names = useNames();
  const set = useSet({ type: 'lifecycle' });
  const put = (next: readonly LightStep[]) => set({ path: ['lights'], ...(next.length === 0 ? {} : { value: next }) });
  const change = (n: number, next: LightStep) => put(lights.map((old, at) => (at === n ? next : old)));
  const free = (): string => {
    for (let n = 1; ; n += 1) if (!lights.some(({ id }) => id === `light-${n}`)) return `light-${n}`;
  };
  return (
    <Part title={t('lightsPart')}>
      <p className="grey small">{t('lightsHint')}</p>
      {lights.map((one, n) => (
        <div key={one.id} className="dz-case" role="group" aria-label={t('lightN', { n: n + 1 })}>
          <SelectField
            label={t('lightAt')}
            value={one.at}
            choices={turns}
            onChange={(value) => change(n, value === 'yellow' ? withoutAfter({ ...one, at: 'yellow' }) : { ...one, at: 'red' })}
          />
          {one.at === 'red' ? (
            <TextField
              optional
              label={t('lightAfter')}
              value={one.after === undefined ? '' : String(one.after)}
              onChange={(value) => change(n, /^[1-9]\d{0,2}$/u.test(value) ? { ...one, after: Number(value) } : withoutAfter(one))}
            />
          ) : null}
          <p className="field-label">{t('lightTell')}</p>
          <WhoLines label={t('lightTell')} value={one.tell} add={t('addDoer')} onChange={(tell) => change(n, { ...one, tell })} />
          <TextField label={t('lightRecord')} value={one.record} onChange={(record) => change(n, { ...one, record })} />
          <button type="button" className="link-button" onClick={() => put(lights.filter((_, at) => at !== n))}>
            {t('removeLightN', { n: n + 1 })}
          </button>
        </div>
      ))}
      <p className="dz-more">
        <button
          type="button"
          className="link-button"
          onClick={() =>
            put([...lights, { id: free(), at: 'red', tell: [{ type: 'post', post: names.posts[0]?.key ?? 'post', of: 'item-unit' }], record: t('newLight') }])
          }
        >
          {t('addLight')}
        </button>
      </p>
    </Part>
  );
};

const none: readonly LightStep[] = [];
const withoutAfter = ({ after: _, ...rest }: LightStep): LightStep => rest;
