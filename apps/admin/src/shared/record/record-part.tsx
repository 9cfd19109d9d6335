import { Link } from '@tanstack/react-router';
import { columnsOf, displayOf, fieldsOf } from '@bihuan/forms';
import type { FormDefinition } from '@bihuan/forms';
import type { ItemView, SubmissionView } from '../../api/types.js';
import { ReadView, flatNames } from '../../form-kit/read.js';
import { words } from '../texts/words.js';
import './record.css';

const t = words('record', {
  promised: '要做的',
  done: '已做的',
  noEntries: '还没有记录。',
  source: '出处：{{title}}（第{{n}}次报送）',
  basis: '依据：{{basis}}',
});

const formOf = (item: ItemView, key: string): FormDefinition | null => (item.forms[key]?.definition as FormDefinition | undefined) ?? null; // published definitions come checked from the server

/** Two halves: what was promised and what was done. */
export const RecordPart = ({ item }: { item: ItemView }) => {
  const promised = Object.values(item.latest).filter((submission) => item.promised.includes(submission.form));
  const deeds = item.entries.filter((entry) => !item.promised.includes(entry.form));
  return (
    <div className="halves">
      <section className="sheet half" aria-labelledby="promised">
        <h2 id="promised">{t('promised')}</h2>
        {item.basis ? <p className="grey">{t('basis', { basis: item.basis })}</p> : null}
        {item.source ? <SourcePart item={item} source={item.source} /> : null}
        {promised.map((submission) => (
          <Entry key={submission.id} item={item} submission={submission} />
        ))}
      </section>
      <section className="sheet half" aria-labelledby="done">
        <h2 id="done">{t('done')}</h2>
        {deeds.length === 0 ? (
          <p className="grey">{t('noEntries')}</p>
        ) : (
          [...deeds].reverse().map((entry) => <Entry key={entry.id} item={item} submission={entry} isDated />)
        )}
      </section>
    </div>
  );
};

const Entry = ({ item, submission, isDated = false }: { item: ItemView; submission: SubmissionView; isDated?: boolean }) => {
  const definition = formOf(item, submission.form);
  if (!definition) return null;
  return (
    <article className="entry">
      {isDated ? (
        <h3 className="entry-head">
          {definition.title}
          <span className="grey small">
            {submission.atText} {submission.by}
          </span>
        </h3>
      ) : null}
      <ReadView definition={definition} data={submission.data} names={item.names} isBrief />
    </article>
  );
};

/** The row this came from, in its own form's words. */
const SourcePart = ({ item, source }: { item: ItemView; source: NonNullable<ItemView['source']> }) => {
  const definition = formOf(item, source.form);
  const columns = definition ? fieldsOf(definition).flatMap((field) => (field.kind === 'table' ? columnsOf(field) : [])) : [];
  const lines = columns
    .map((column) => ({ label: column.label, text: displayOf(column, source.row[column.key], flatNames(item.names)) }))
    .filter((line) => line.text !== '');
  return (
    <article className="entry">
      <dl className="read">
        {lines.map((line) => (
          <div key={line.label}>
            <dt>{line.label}</dt>
            <dd className="read-text">{line.text}</dd>
          </div>
        ))}
      </dl>
      <p className="small">
        <Link to={`/items/${source.itemId}`}>{t('source', { title: source.title, n: source.revision })}</Link>
      </p>
    </article>
  );
};
