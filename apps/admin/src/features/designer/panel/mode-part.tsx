import type { Mode, Share, Step, VoteMode } from '@bihuan/workflows';
import { useNames } from '../names.js';
import { t } from '../texts.js';
import { wordOf } from '../words/who-words.js';
import { Fold, NumberField, SelectField, type Choice } from './fields.js';
import { useSet } from './use-set.js';

const modes: readonly Choice[] = [
  { value: 'all', label: t('modeAllLong') },
  { value: 'any', label: t('modeAnyLong') },
  { value: 'in-turn', label: t('modeInTurnLong') },
  { value: 'claim', label: t('modeClaimLong') },
  { value: 'vote', label: t('modeVoteLong') },
  { value: 'per-group/line', label: t('modePerLine') },
  { value: 'per-group/unit', label: t('modePerUnit') },
  { value: 'lead/waits', label: t('modeLeadWaits') },
  { value: 'lead/optional', label: t('modeLeadOptional') },
];
const HALF: Share = { over: [1, 2] };

function modeIn(value: string, before: Mode): Mode {
  switch (value) {
    case 'any':
    case 'in-turn':
    case 'claim':
      return value;
    case 'vote':
      return { type: 'vote', agree: HALF, reject: { atLeast: [1, 2] } };
    case 'per-group/line':
    case 'per-group/unit':
      return {
        type: 'per-group',
        by: value === 'per-group/line' ? 'line' : 'unit',
        need: typeof before === 'object' && before.type === 'per-group' ? before.need : 1,
      };
    case 'lead/waits':
      return { type: 'lead', assist: 'waits' };
    case 'lead/optional':
      return { type: 'lead', assist: 'optional' };
    default:
      return 'all';
  }
}

const valueOf = (mode: Mode): string =>
  typeof mode === 'string' ? mode : mode.type === 'per-group' ? `per-group/${mode.by}` : mode.type === 'lead' ? `lead/${mode.assist}` : 'vote';

/** How many must agree. A vote counts its noes itself, so choosing one says what a no means as well. */
export const ModePart = ({ step }: { step: Step }) => {
  const set = useSet({ type: 'node', node: step.id });
  const { mode, reject } = step;
  const handleMode = (value: string) => {
    const next = modeIn(value, mode);
    const isVote = typeof next === 'object' && next.type === 'vote';
    const no = { label: t('rejectLabel'), record: t('rejectLabel'), ...reject, policy: isVote ? 'by-mode' : 'one-veto' };
    const needsNo = isVote || reject?.policy === 'by-mode';
    set({ path: ['mode'], value: next }, ...(needsNo ? [{ path: ['reject'], value: no }] : []));
  };
  return (
    <>
      <SelectField label={t('howMany')} value={valueOf(mode)} choices={modes} onChange={handleMode} />
      {typeof mode === 'object' && mode.type === 'per-group' ? (
        <NumberField label={t('needEach')} value={mode.need} onChange={(need) => set({ path: ['mode'], value: { ...mode, need } })} />
      ) : null}
      {typeof mode === 'object' && mode.type === 'vote' ? <VoteFields step={step} mode={mode} /> : null}
    </>
  );
};

const VoteFields = ({ step, mode }: { step: Step; mode: VoteMode }) => {
  const names = useNames();
  const set = useSet({ type: 'node', node: step.id });
  const put = (next: VoteMode) => set({ path: ['mode'], value: next });
  const posts = [...new Set(step.work.who.flatMap((line) => ('post' in line && line.post !== undefined ? [line.post] : [])))];
  const weigh = (post: string, weight: number) => {
    const weights = Object.fromEntries(Object.entries({ ...mode.weights, [post]: weight }).filter(([, voices]) => voices !== 1));
    const { weights: _, ...plain } = mode;
    put(Object.keys(weights).length === 0 ? plain : { ...plain, weights });
  };
  return (
    <>
      <ShareField label={t('voteAgree')} value={mode.agree} onChange={(agree) => put({ ...mode, agree })} />
      <ShareField label={t('voteReject')} value={mode.reject} onChange={(reject) => put({ ...mode, reject })} />
      {posts.length > 0 ? (
        <Fold summary={t('weights')} isOpen={mode.weights !== undefined}>
          {posts.map((post) => (
            <NumberField
              key={post}
              label={t('weightOf', { post: wordOf(names.posts, post) })}
              value={mode.weights?.[post] ?? 1}
              onChange={(weight) => weigh(post, weight)}
            />
          ))}
        </Fold>
      ) : null}
    </>
  );
};

const shares: readonly (readonly [string, Share, string])[] = [
  ['half', HALF, t('overHalf')],
  ['least-half', { atLeast: [1, 2] }, t('leastHalf')],
  ['two-thirds', { atLeast: [2, 3] }, t('twoThirds')],
  ['over-third', { over: [1, 3] }, t('overThird')],
  ['least-third', { atLeast: [1, 3] }, t('leastThird')],
  ['three-quarters', { atLeast: [3, 4] }, t('threeQuarters')],
  ['four-fifths', { atLeast: [4, 5] }, t('fourFifths')],
  ['all', { atLeast: [1, 1] }, t('shareAll')],
];

/** Shares one says by name; a number of voices; or any other fraction. */
export const ShareField = ({ label, value, onChange }: { label: string; value: Share; onChange: (share: Share) => void }) => {
  const known = shares.find(([, share]) => JSON.stringify(share) === JSON.stringify(value));
  const now = known?.[0] ?? ('count' in value ? 'count' : 'fraction');
  const handle = (next: string) => onChange(shares.find(([name]) => name === next)?.[1] ?? (next === 'count' ? { count: 2 } : { atLeast: [3, 5] }));
  const fraction = 'over' in value ? value.over : 'atLeast' in value ? value.atLeast : null;
  return (
    <>
      <SelectField
        label={label}
        value={now}
        choices={[
          ...shares.map(([name, , words]) => ({ value: name, label: words })),
          { value: 'count', label: t('shareByCount') },
          { value: 'fraction', label: t('shareByFraction') },
        ]}
        onChange={handle}
      />
      {'count' in value ? <NumberField isPlain label={t('shareCountOf', { label })} value={value.count} onChange={(count) => onChange({ count })} /> : null}
      {now === 'fraction' && fraction ? (
        <div className="dz-row">
          <NumberField
            isPlain
            label={t('fractionPart', { label })}
            value={fraction[0]}
            onChange={(part) => {
              if (part <= fraction[1]) onChange('over' in value ? { over: [part, fraction[1]] } : { atLeast: [part, fraction[1]] });
            }}
          />
          <span aria-hidden="true">/</span>
          <NumberField
            isPlain
            label={t('fractionWhole', { label })}
            value={fraction[1]}
            onChange={(whole) => {
              if (fraction[0] <= whole) onChange('over' in value ? { over: [fraction[0], whole] } : { atLeast: [fraction[0], whole] });
            }}
          />
        </div>
      ) : null}
    </>
  );
};
