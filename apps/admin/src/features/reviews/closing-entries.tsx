import { Link } from '@tanstack/react-router';
import { Button, Checkbox, Input } from 'antd';
import { useState } from 'react';
import type { ClosingView, OpenEntry } from '../../api/types.js';
import { DueText } from '../../shared/ui/index.js';
import { ClosingGroups } from './closing-groups.js';
import { entryParts } from './entry-parts.js';
import { t } from './texts.js';

/** As many as are drawn at once: a year may leave a thousand. */
const PAGE = 50;

interface ClosingEntriesProps {
  readonly view: ClosingView;
  /** Those that stay in the year, with their reasons. */
  readonly reasons: ReadonlyMap<string, string>;
  readonly onKeep: (ids: readonly string[], reason: string | null) => void;
}

/** «8条未销号，将结转2019年：…» with a tick each and one a group; what is not ticked needs its reason. */
export const ClosingEntries = ({ view, reasons, onKeep }: ClosingEntriesProps) => {
  const [words, setWords] = useState('');
  const [shown, setShown] = useState(PAGE);
  const carried = view.entries.filter((entry) => !reasons.has(entry.id));
  const found = matching(view.entries, words);
  return (
    <section className="sheet review-part" aria-labelledby="closing-entries">
      <h2 id="closing-entries">{t('entriesLeft')}</h2>
      <p>{view.entriesText}</p>
      {view.closed || carried.length === 0 ? null : (
        <p>
          <b>
            {view.carriedText}：{partsOf(carried)}
          </b>
        </p>
      )}
      {view.closed
        ? wentTo(view.entries).map(({ text, own }) => (
            <p key={text}>
              <b>
                {text}：{t('entriesCount', { count: own.length })}
              </b>
            </p>
          ))
        : null}
      {view.closed && view.entries.some(({ carried: ticked }) => ticked === null) ? <p className="grey">{t('againHint')}</p> : null}
      {view.closed || view.entries.length < 2 ? null : <ClosingGroups entries={view.entries} reasons={reasons} onKeep={onKeep} />}
      {view.entries.length <= PAGE / 5 ? null : (
        <div className="closing-tools">
          <Input
            allowClear
            aria-label={t('find')}
            placeholder={t('find')}
            value={words}
            onChange={({ target }) => {
              setWords(target.value);
              setShown(PAGE);
            }}
          />
          {words.trim() === '' ? null : (
            <span className="grey small" role="status">
              {found.length === 0 ? t('noneFound') : t('found', { found: found.length, total: view.entries.length })}
            </span>
          )}
        </div>
      )}
      {found.length === 0 ? null : (
        <ul className="closing-entries">
          {found.slice(0, shown).map((entry) => (
            <Entry key={entry.id} entry={entry} reason={reasons.get(entry.id) ?? null} closed={view.closed} onKeep={(reason) => onKeep([entry.id], reason)} />
          ))}
        </ul>
      )}
      {found.length > shown ? (
        <Button className="closing-more" onClick={() => setShown(shown + PAGE)}>
          {t('more', { n: Math.min(PAGE, found.length - shown), shown, total: found.length })}
        </Button>
      ) : null}
    </section>
  );
};

function matching(entries: readonly OpenEntry[], words: string): readonly OpenEntry[] {
  const wanted = words.trim();
  return wanted === ''
    ? entries
    : entries.filter(({ serial, text, unit, part }) => String(serial) === wanted || [text, unit, part].some((one) => one.includes(wanted)));
}

/** «整改中5、挂账2», in the register's own words. */
const partsOf = (entries: readonly OpenEntry[]): string =>
  entryParts(entries)
    .map(({ part, own }) => `${part}${own.length}`)
    .join('、');

/** Where entries of a closed year went, or wait to go. */
function wentTo(entries: readonly OpenEntry[]): readonly { readonly text: string; readonly own: readonly OpenEntry[] }[] {
  const told = new Map<string, OpenEntry[]>();
  for (const entry of entries) if (entry.carried !== false) told.set(outcomeOf(entry), [...(told.get(outcomeOf(entry)) ?? []), entry]);
  return [...told].map(([text, own]) => ({ text, own }));
}

const Entry = ({ entry, reason, closed, onKeep }: { entry: OpenEntry; reason: string | null; closed: boolean; onKeep: (reason: string | null) => void }) => (
  <li className="closing-entry">
    {closed && entry.carried !== null ? null : (
      <Checkbox aria-label={t('carry', { serial: entry.serial })} checked={reason === null} onChange={({ target }) => onKeep(target.checked ? null : '')} />
    )}
    <span className="closing-serial">{entry.serial}</span>
    <div className="closing-text">
      <Link to={`/items/${entry.id}`}>{entry.text}</Link>
      <p className="grey small closing-facts">
        {entry.unit} · {entry.part} <DueText due={entry.due} />
      </p>
      {closed ? (
        <p className="small">
          {outcomeOf(entry)}
          {entry.decided === null ? '' : t('decided', { decided: entry.decided })}
        </p>
      ) : null}
      {reason === null ? null : (
        <Input
          aria-label={`${t('why')}：${entry.serial}`}
          value={reason}
          maxLength={300}
          placeholder={t('whyHint')}
          status={reason.trim() === '' ? 'error' : ''}
          onChange={(event) => onKeep(event.target.value)}
        />
      )}
    </div>
  </li>
);

const outcomeOf = (entry: OpenEntry): string => {
  if (entry.carried === false) return t('stays', { reason: entry.reason ?? '' });
  if (entry.carriedTo !== null) return t('carriedTo', { title: entry.carriedTo });
  if (entry.carried === null) return t('openedAgain');
  return entry.state.ended ? t('endedBefore') : t('carriedWaiting');
};
