import type { AllowedAction } from '../../api/types.js';
import { words } from '../texts/words.js';

const t = words('called-off', { head: '这样办会使下列办理作废，意见仍保留在记录里：', line: '{{label}}：{{people}}' });

/** Open work of others that the act would end, shown before it is confirmed. */
export const CalledOffList = ({ callsOff }: { callsOff: AllowedAction['callsOff'] }) =>
  callsOff.length === 0 ? null : (
    <div className="notice called-off" role="note">
      <p>{t('head')}</p>
      <ul>
        {callsOff.map(({ label, people }) => (
          <li key={label}>{people.length > 0 ? t('line', { label, people: people.join('、') }) : label}</li>
        ))}
      </ul>
    </div>
  );
