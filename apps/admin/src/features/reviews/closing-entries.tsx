import { Link } from '@tanstack/react-router';
import { Checkbox, Input } from 'antd';
import type { ClosingView, OpenEntry } from '../../api/types.js';
import { DueText } from '../../shared/ui/index.js';
import { t } from './texts.js';

interface ClosingEntriesProps {
  readonly view: ClosingView;
  /** Those that stay in the year, with their reasons. */
  readonly reasons: ReadonlyMap<string, string>;
  readonly onKeep: (id: string, reason: string | null) => void;
}

/** «8条未销号，将结转2019年：…» with a tick each; what is not ticked needs its reason. */
export const ClosingEntries = ({ view, reasons, onKeep }: ClosingEntriesProps) => {
  const carried = view.entries.filter((entry) => (view.closed ? entry.carried : !reasons.has(entry.id)));
  return (
    <section className="sheet review-part" aria-labelledby="closing-entries">
      <h2 id="closing-entries">{t('entriesLeft')}</h2>
      <p>{view.entriesText}</p>
      {carried.length === 0 ? null : <p><b>{view.carriedText}：{partsOf(carried)}</b></p>}
      {view.entries.length === 0 ? null : (
        <ul className="closing-entries">
          {view.entries.map((entry) => <Entry key={entry.id} entry={entry} reason={reasons.get(entry.id) ?? null} closed={view.closed} onKeep={(reason) => onKeep(entry.id, reason)} />)}
        </ul>
      )}
    </section>
  );
};

/** «整改中5、挂账2», in the register's own words. */
const partsOf = (entries: readonly OpenEntry[]): string => [...new Set(entries.map(({ part }) => part))].map((part) => `${part}${entries.filter((entry) => entry.part === part).length}`).join('、');

const Entry = ({ entry, reason, closed, onKeep }: { entry: OpenEntry; reason: string | null; closed: boolean; onKeep: (reason: string | null) => void }) => (
  <li className="closing-entry">
    {closed ? null : <Checkbox aria-label={t('carry', { serial: entry.serial })} checked={reason === null} onChange={({ target }) => onKeep(target.checked ? null : '')} />}
    <span className="closing-serial">{entry.serial}</span>
    <div className="closing-text">
      <Link to={`/items/${entry.id}`}>{entry.text}</Link>
      <p className="grey small closing-facts">{entry.unit} · {entry.part} <DueText due={entry.due} /></p>
      {closed ? <p className="small">{outcomeOf(entry)}</p> : null}
      {reason === null ? null : <Input aria-label={`${t('why')}：${entry.serial}`} value={reason} maxLength={300} placeholder={t('whyHint')} status={reason.trim() === '' ? 'error' : ''} onChange={(event) => onKeep(event.target.value)} />}
    </div>
  </li>
);

const outcomeOf = (entry: OpenEntry): string => {
  if (entry.carried !== true) return t('stays', { reason: entry.reason ?? '' });
  return entry.carriedTo === null ? t('carriedWaiting') : t('carriedTo', { title: entry.carriedTo });
};
