import type { TellNode } from '@bihuan/workflows';
import { t } from '../texts.js';
import { Part, SelectField, TextField } from './fields.js';
import { useSet } from './use-set.js';
import { WhoLines } from './who-lines.js';

export const TellPanel = ({ node }: { node: TellNode }) => {
  const set = useSet({ type: 'node', node: node.id });
  return (
    <>
      <Part title={t('partName')}>
        <TextField label={t('tellLabel')} value={node.label} onChange={(value) => set({ path: ['label'], value })} />
        <SelectField
          label={t('tellKind')}
          value={node.type}
          choices={[
            { value: 'notify', label: t('tellNotify') },
            { value: 'cc', label: t('tellCc') },
          ]}
          onChange={(value) => set({ path: ['type'], value })}
        />
      </Part>
      <Part title={t('partTellWho')}>
        <WhoLines label={t('partTellWho')} value={node.who} add={t('addWho')} onChange={(value) => set({ path: ['who'], value })} />
      </Part>
    </>
  );
};
