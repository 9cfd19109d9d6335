import { Radio, Select } from 'antd';
import type { DefinitionsView } from '../../../api/generated.js';
import { Field } from '../../../shared/organisation/index.js';
import type { NewDesignBody } from './queries.js';
import { OwnForms } from './own-forms.js';
import { t } from './texts.js';

type FromPublished = Extract<NewDesignBody['from'], { type: 'published' }>;

interface PublishedPartProps {
  readonly published: DefinitionsView['published'];
  readonly chosen: FromPublished | null;
  readonly onChoose: (from: FromPublished) => void;
}

/** A process that is in use: its next version, or another one like it. */
export const PublishedPart = ({ published, chosen, onChoose }: PublishedPartProps) => (
  <>
    <Field label={t('publishedLabel')}>
      {(id) => (
        <Select
          id={id}
          showSearch={{ optionFilterProp: 'label' }}
          value={chosen?.key ?? null}
          style={{ width: '100%' }}
          onChange={(key: string) => onChoose({ ...chosen, type: 'published', key, copy: chosen?.copy ?? false })}
          options={published.filter(({ kind }) => kind === 'lifecycle').map(({ key, title }) => ({ value: key, label: title }))}
        />
      )}
    </Field>
    {chosen === null ? null : (
      <Radio.Group
        value={chosen.copy}
        onChange={({ target }) =>
          onChoose(target.value === true ? { ...chosen, copy: true, ownForms: true } : { type: 'published', key: chosen.key, copy: false })
        }
        style={{ display: 'grid', gap: 8 }}
        options={[
          { value: false, label: t('next') },
          { value: true, label: t('copy') },
        ]}
      />
    )}
    {chosen?.copy ? <OwnForms isOwn={chosen.ownForms === true} onChange={(ownForms) => onChoose({ ...chosen, ownForms })} /> : null}
  </>
);
