import { useState } from 'react';
import { Checkbox } from 'antd';
import type { OrganisationEventLine } from '../../api/generated.js';
import { t } from './texts.js';
import './organisation.css';

/**
 * What happened, newest first: «2018年10月8日 10:05 系统管理员 王某 将…更名为…». Where the rules run by a day of their own every line was
 * truly entered at another time: said once, and shown on request.
 */
export const EventList = ({ events }: { events: readonly OrganisationEventLine[] }) => {
  const isAlways = events.length > 0 && events.every(({ entered }) => entered !== null);
  const [asked, setAsked] = useState(false);
  if (events.length === 0) return <p className="grey">{t('noEvents')}</p>;
  return (
    <>
      {isAlways ? (
        <p>
          <Checkbox checked={asked} onChange={({ target }) => setAsked(target.checked)}>
            {t('showEntered')}
          </Checkbox>
        </p>
      ) : null}
      <ol className="org-events">
        {events.map((event) => (
          <li key={event.id}>
            <span className="org-event-at">
              {event.at}
              {event.entered && (asked || !isAlways) ? <span className="grey small">（{t('entered', { at: event.entered })}）</span> : null}
            </span>
            <span>
              <b className="name">{event.who}</b> {event.sentence}
            </span>
          </li>
        ))}
      </ol>
    </>
  );
};
