import { Radio } from 'antd';
import { useId } from 'react';
import type { ReactNode } from 'react';
import type { AllowedAction } from '../../api/types.js';
import { words } from '../texts/words.js';
import { Attachments } from './attachments.js';
import { CalledOffList } from './called-off.js';
import type { Given } from './given.js';
import { lacking } from './given.js';
import { PeopleField } from './people-field.js';
import { SignatureField } from './signature-field.js';

const t = words('act-given', {
  person: '请选择同志',
  people: '请选择同志（可选多位）',
  how: '什么时候签',
  before: '先签：对方同意后再轮到您',
  beside: '并签：与您同时签',
  after: '后签：您同意后再由对方签',
  among: '多位同志怎样算通过',
  all: '全部同意',
  any: '一位同意即可',
  inTurn: '按所选顺序依次同意',
  to: '退到哪一步',
  jumpTo: '跳到哪一步',
  removed: '减去哪一位',
  seat: '改派哪一份',
  group: '为哪一组指定',
  choose: '请选定“{{label}}”的办理人',
  lackPeople: '还没有选择同志。请输入姓名或工号查找。',
  lackRemoved: '还没有选择要减去哪一位。',
  lackSeat: '还没有选择是哪一份。',
  lackChoices: '还没有选定下一步由谁办理。',
  lackSignature: '这一步要手写签名。请在签名处签写；不能手写的，可改用键入姓名。',
});

const missingWords = { people: 'lackPeople', removed: 'lackRemoved', seat: 'lackSeat', choices: 'lackChoices', signature: 'lackSignature' } as const;

interface GivenFieldsProps {
  readonly itemId: string;
  readonly action: AllowedAction;
  readonly given: Given;
  readonly tried: boolean;
  readonly onChange: (given: Given) => void;
}

const seatOf = ({ seats }: AllowedAction, { seat }: Given) => (seat === null ? undefined : seats[seat]);

/** What an act asks beside its form and reason: who, in which order, to where, and what that calls off. */
export const GivenFields = ({ itemId, action, given, tried, onChange }: GivenFieldsProps) => {
  const missingId = useId();
  const missing = tried ? lacking(action, given) : null;
  const change = (part: Partial<Given>) => onChange({ ...given, ...part });
  return (
    <>
      {action.seats.length > 1 ? (
        <Choice
          label={t(action.step === null ? 'seat' : 'group')}
          value={given.seat}
          options={action.seats.map(({ label }, at) => ({ value: at, label }))}
          onChange={(seat) => change({ seat, people: [] })}
        />
      ) : (
        action.seats.map(({ label }) => (
          <p key={label} className="act-seat">
            {label}
          </p>
        ))
      )}
      {action.people === 'none' ? null : (
        <PeopleField
          itemId={itemId}
          action={{ type: action.type, step: seatOf(action, given)?.step ?? action.step }}
          label={t(action.people === 'one' ? 'person' : 'people')}
          several={action.people === 'some'}
          values={given.people}
          onChange={(people) => change({ people })}
        />
      )}
      {action.type === 'ADD_SIGNERS' ? <Added given={given} onChange={change} /> : null}
      {action.targets.length > 1 ? (
        <Choice
          label={t(action.type === 'JUMP' ? 'jumpTo' : 'to')}
          value={given.target}
          options={action.targets.map(({ label }, at) => ({ value: at, label }))}
          onChange={(target) => change({ target })}
        />
      ) : null}
      {action.type === 'REMOVE_SIGNER' ? (
        <Choice
          label={t('removed')}
          value={given.removed}
          options={action.removable.map(({ slotId, label }) => ({ value: slotId, label }))}
          onChange={(removed) => change({ removed })}
        />
      ) : null}
      {action.chooses.map(({ place, label, from }) => (
        <PeopleField
          key={place}
          itemId={itemId}
          label={t('choose', { label })}
          several
          values={given.choices[place] ?? []}
          from={from}
          onChange={(people) => change({ choices: { ...given.choices, [place]: people } })}
        />
      ))}
      <CalledOffList callsOff={action.targets[given.target]?.callsOff ?? action.callsOff} />
      {action.signature ? (
        <SignatureField value={given.signature} isMissing={missing === 'signature'} describedBy={missingId} onChange={(signature) => change({ signature })} />
      ) : null}
      <Attachments wanted={action.files} value={given.files} tried={tried} onChange={(files) => change({ files })} />
      <p id={missingId} className="field-error" aria-live="polite">
        {missing === null || missing === 'files' ? null : t(missingWords[missing])}
      </p>
    </>
  );
};

const Added = ({ given, onChange }: { given: Given; onChange: (part: Partial<Given>) => void }) => (
  <>
    <Choice<Given['how']>
      label={t('how')}
      value={given.how}
      options={(['before', 'beside', 'after'] as const).map((value) => ({ value, label: t(value) }))}
      onChange={(how) => onChange({ how })}
    />
    {given.people.length > 1 ? (
      <Choice<Given['among']>
        label={t('among')}
        value={given.among}
        options={[
          { value: 'all', label: t('all') },
          { value: 'any', label: t('any') },
          { value: 'in-turn', label: t('inTurn') },
        ]}
        onChange={(among) => onChange({ among })}
      />
    ) : null}
  </>
);

interface ChoiceProps<T> {
  readonly label: string;
  readonly value: T | null;
  readonly options: readonly { readonly value: T; readonly label: ReactNode }[];
  readonly onChange: (value: T) => void;
}

/** One of a few, each on its own line so that a thumb finds it. */
const Choice = <T extends string | number>({ label, value, options, onChange }: ChoiceProps<T>) => {
  const id = useId();
  return (
    <div className="field">
      <p id={id} className="field-name">
        {label}
      </p>
      <Radio.Group
        className="act-choice"
        aria-labelledby={id}
        value={value}
        options={options.map((option) => ({ ...option }))}
        onChange={({ target }) => onChange(target.value as T)}
      />
    </div>
  );
};
