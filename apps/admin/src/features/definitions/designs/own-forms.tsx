import { Checkbox } from 'antd';
import { t } from './texts.js';

/** Whether a process that is begun from another one shares its forms with it. */
export const OwnForms = ({ isOwn, onChange }: { isOwn: boolean; onChange: (isOwn: boolean) => void }) => (
  <Checkbox checked={isOwn} onChange={({ target }) => onChange(target.checked)}>
    {t('ownForms')}
    <span className="grey"> {t(isOwn ? 'ownFormsNote' : 'sharedFormsNote')}</span>
  </Checkbox>
);
