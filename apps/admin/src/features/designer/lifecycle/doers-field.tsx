import type { PlainResolver, Who } from '@bihuan/workflows';
import { CheckField } from '../panel/fields.js';
import { isPlain } from '../panel/resolver-choices.js';
import { ResolverLine } from '../panel/resolver-line.js';
import { t } from './texts.js';

const alone = [
  { type: 'at-work', label: t('whoAtWork') },
  { type: 'submitter', label: t('whoSubmitter') },
  { type: 'system', label: t('whoSystem') },
] as const;

/** Who may do it: those who have it in hand, who handed it in, the system, or holders of posts. */
export const DoersField = ({ value, onChange }: { value: readonly Who[]; onChange: (value: readonly Who[]) => void }) => {
  const posts = value.filter((one): one is PlainResolver => one.type !== 'at-work' && one.type !== 'submitter' && one.type !== 'system');
  const others = value.filter(({ type }) => type === 'at-work' || type === 'submitter' || type === 'system');
  const put = (next: readonly PlainResolver[]) => onChange([...others, ...next]);
  return (
    <>
      {alone.map(({ type, label }) => (
        <CheckField
          key={type}
          label={label}
          checked={others.some((one) => one.type === type)}
          onChange={(on) => onChange([...others.filter((one) => one.type !== type), ...(on ? [{ type }] : []), ...posts])}
        />
      ))}
      <div className="dz-who" role="group" aria-label={t('doers')}>
        {posts.map((one, n) => (
          <div key={n} className="dz-who-line">
            <ResolverLine
              onlyPlain
              value={one}
              label={`${t('doers')}${n + 1}`}
              onChange={(next) => {
                if (isPlain(next)) put(posts.map((old, at) => (at === n ? next : old)));
              }}
            />
            <button type="button" className="link-button" aria-label={t('removeLightN', { n: n + 1 })} onClick={() => put(posts.filter((_, at) => at !== n))}>
              {t('remove')}
            </button>
          </div>
        ))}
        <p className="dz-more">
          <button type="button" className="link-button" onClick={() => put([...posts, { type: 'post', post: '', of: 'item-unit' }])}>
            {t('addDoer')}
          </button>
        </p>
      </div>
    </>
  );
};
