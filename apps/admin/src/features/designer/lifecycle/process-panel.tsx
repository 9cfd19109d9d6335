import { useDesign } from '../store/editor.js';
import { useNames } from '../names.js';
import { CheckField, Part, SelectField, TextField } from '../panel/fields.js';
import { asChoices } from '../panel/resolver-choices.js';
import { useSet } from '../panel/use-set.js';
import { DoersField } from './doers-field.js';
import { LightsPart } from './lights-part.js';
import { StateField } from './state-field.js';
import { TargetField } from './target-field.js';
import { t } from './texts.js';

/** What holds for the whole process: its name, how it begins, what the office may do, and what the light does. */
export const ProcessPanel = () => {
  const { title, noun, late, create } = useDesign(({ document }) => document.lifecycle);
  const names = useNames();
  const set = useSet({ type: 'lifecycle' });
  return (
    <>
      <Part title={t('processTitle')}>
        <TextField label={t('processName')} value={title} onChange={(value) => set({ path: ['title'], value })} />
        <TextField label={t('noun')} hint={t('nounHint')} value={noun} onChange={(value) => set({ path: ['noun'], value })} />
        <TargetField
          label={t('begins')}
          value={create.to}
          onChange={(value) => {
            if (value !== undefined) set({ path: ['create', 'to'], value });
          }}
        />
        <TextField label={t('record')} value={create.record} onChange={(value) => set({ path: ['create', 'record'], value })} />
        <SelectField
          label={t('createForm')}
          value={create.form ?? ''}
          choices={[{ value: '', label: t('noForm') }, ...asChoices(names.forms)]}
          onChange={(value) => set({ path: ['create', 'form'], ...(value === '' ? {} : { value }) })}
        />
        <TextField
          optional
          label={t('late')}
          hint={t('lateHint')}
          value={late ?? ''}
          onChange={(value) => set({ path: ['late'], ...(value === '' ? {} : { value }) })}
        />
      </Part>
      <StartPart />
      <OfficePart />
      <LightsPart />
    </>
  );
};

const StartPart = () => {
  const start = useDesign(({ document }) => document.lifecycle.start);
  const title = useDesign(({ document }) => document.lifecycle.title);
  const names = useNames();
  const set = useSet({ type: 'lifecycle' });
  if (!start)
    return (
      <Part title={t('startPart')}>
        <CheckField
          label={t('startOn')}
          hint={t('startOffHint')}
          checked={false}
          onChange={() => set({ path: ['start'], value: { label: title, posts: [] } })}
        />
      </Part>
    );
  return (
    <Part title={t('startPart')}>
      <CheckField label={t('startOn')} hint={t('startOnHint')} checked onChange={() => set({ path: ['start'] })} />
      <TextField label={t('startLabel')} value={start.label} onChange={(value) => set({ path: ['start', 'label'], value })} />
      <TextField
        optional
        label={t('startHint')}
        value={start.hint ?? ''}
        onChange={(value) => set({ path: ['start', 'hint'], ...(value === '' ? {} : { value }) })}
      />
      <SelectField
        label={t('startForm')}
        value={start.form ?? ''}
        choices={[{ value: '', label: t('noForm') }, ...asChoices(names.forms)]}
        onChange={(value) => set({ path: ['start', 'form'], ...(value === '' ? {} : { value }) })}
      />
      <TextField
        optional
        label={t('startDue')}
        hint={t('startDueHint')}
        value={start.due?.label ?? ''}
        onChange={(label) => set({ path: ['start', 'due'], ...(label === '' ? {} : { value: { ...start.due, label } }) })}
      />
      {start.due ? (
        <CheckField
          label={t('startDueRequired')}
          checked={start.due.required === true}
          onChange={(on) => set({ path: ['start', 'due', 'required'], ...(on ? { value: true } : {}) })}
        />
      ) : null}
      <fieldset className="field lc-posts">
        <legend className="field-label">{t('startPosts')}</legend>
        {names.posts.map(({ key, label }) => (
          <CheckField
            key={key}
            label={label}
            checked={start.posts.includes(key)}
            onChange={(on) => set({ path: ['start', 'posts'], value: on ? [...start.posts, key] : start.posts.filter((one) => one !== key) })}
          />
        ))}
      </fieldset>
    </Part>
  );
};

const OfficePart = () => {
  const office = useDesign(({ document }) => document.lifecycle.office);
  const set = useSet({ type: 'lifecycle' });
  if (!office)
    return (
      <Part title={t('officePart')}>
        <p className="grey">{t('officeNone')}</p>
        <p className="dz-more">
          <button
            type="button"
            className="link-button"
            onClick={() => set({ path: ['office'], value: { who: [{ type: 'post', post: '', of: 'anywhere' }], suspend: true } })}
          >
            {t('addDoer')}
          </button>
        </p>
      </Part>
    );
  const flag = (path: string) => (on: boolean) => set({ path: ['office', path], ...(on ? { value: true } : {}) });
  return (
    <Part title={t('officePart')}>
      <p className="field-label">{t('officeWho')}</p>
      <DoersField value={office.who} onChange={(value) => set({ path: ['office', 'who'], value })} />
      <CheckField label={t('officeSuspend')} checked={office.suspend === true} onChange={flag('suspend')} />
      <CheckField label={t('officeJump')} checked={office.jump === true} onChange={flag('jump')} />
      <StateField
        label={t('officeTerminate')}
        value={office.terminate ?? ''}
        first={t('officeNot')}
        onChange={(value) => set({ path: ['office', 'terminate'], ...(value === '' ? {} : { value }) })}
      />
    </Part>
  );
};
