import { Link } from '@tanstack/react-router';
import { useEffect, useRef, useState } from 'react';
import type { EventLine } from '../../api/types.js';
import { Attached } from '../../shared/record/attached.js';
import { Signature } from '../../shared/record/signature.js';
import { SubmissionSheet } from './submission-sheet.js';
import { t } from './texts.js';

interface EventEntryProps {
  readonly event: EventLine;
  /** The first record that does not match its seal. */
  readonly isBad: boolean;
  readonly readable: boolean;
  readonly filler: string;
}

/** One record as a sentence that begins with when it happened; when it was entered stands above. */
export const EventEntry = ({ event, isBad, readable, filler }: EventEntryProps) => {
  const [open, setOpen] = useState(false);
  const place = useRef<HTMLLIElement>(null);
  useEffect(() => {
    if (isBad) place.current?.scrollIntoView?.({ block: 'center' });
  }, [isBad]);
  return (
    <li ref={place} id={`event-${event.seq}`} className={isBad ? 'event event-bad' : `event event-${event.kind}`}>
      <p className="event-times grey small">
        <span>{t('seq', { seq: event.seq })}</span>
        <time dateTime={event.enteredIso}>
          {t('entered')} {event.enteredText}
        </time>
        {event.againstCourse ? <span className="event-mark">{t('againstCourse')}</span> : null}
        {event.registeredLate ? <span className="event-mark">{t('registeredLate')}</span> : null}
        {event.onBehalfOf === null ? null : <span className="event-mark">{t('onBehalf', { name: event.onBehalfOf })}</span>}
      </p>
      <p>
        <time dateTime={event.atIso}>{event.happenedText}</time> {event.sentence.includes(event.who) ? null : <Who who={event.who} />}
        {event.sentence}
      </p>
      {event.reason === null || event.sentence.includes(event.reason) ? null : <p className="event-reason">{t('reason', { reason: event.reason })}</p>}
      {event.opinion === null || event.sentence.includes(event.opinion) ? null : <p className="event-reason">{t('opinion', { opinion: event.opinion })}</p>}
      {event.signature === null ? null : <Signature signature={event.signature} by={event.who} />}
      <Attached files={event.files} />
      {event.facts.length > 0 ? (
        <ul className="event-facts">
          {event.facts.map((fact) => (
            <li key={fact.label}>
              <span className="grey">{fact.label}</span> {fact.text}
            </li>
          ))}
        </ul>
      ) : null}
      <p className="event-foot small">
        {event.submissionId !== null && readable ? (
          <button type="button" className="link-button" onClick={() => setOpen(true)}>
            {t('openContent')}
          </button>
        ) : null}
        {event.scan !== null && readable ? (
          <a href={`/api/attachments/${event.scan}`} target="_blank" rel="noreferrer">
            {t('openScan')}
          </a>
        ) : null}
        {event.upgradeId === null ? null : <Link to={`/definitions/upgrades/${event.upgradeId}`}>{t('openUpgrade')}</Link>}
        <code className="grey">{t('hash', { hash: event.hash.slice(0, 16) })}</code>
      </p>
      {open && event.submissionId !== null ? (
        <SubmissionSheet id={event.submissionId} itemId={event.itemId} filler={filler} onClose={() => setOpen(false)} />
      ) : null}
    </li>
  );
};

/** A name is never broken; the post before it may be longer than a phone is wide. */
const Who = ({ who }: { who: string }) => {
  const at = who.lastIndexOf(' ') + 1;
  return (
    <>
      {who.slice(0, at)}
      <span className="name">{who.slice(at)} </span>
    </>
  );
};
