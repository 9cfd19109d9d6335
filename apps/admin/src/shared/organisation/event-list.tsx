import type { OrganisationEventLine } from '../../api/generated.js';
import { t } from './texts.js';
import './organisation.css';

/** What happened, newest first: «2018-10-08 10:05 系统管理员 王某 将…更名为…». */
export const EventList = ({ events }: { events: readonly OrganisationEventLine[] }) =>
  events.length === 0 ? <p className="grey">{t('noEvents')}</p> : (
    <ol className="org-events">
      {events.map((event) => (
        <li key={event.id}>
          <span className="org-event-at">{event.at}{event.entered ? <span className="grey small">（{t('entered', { at: event.entered })}）</span> : null}</span>
          <span><b className="name">{event.who}</b> {event.sentence}</span>
        </li>
      ))}
    </ol>
  );
