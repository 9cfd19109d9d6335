import { Link } from '@tanstack/react-router';
import { t } from './texts.js';
import type { FormChange } from './use-form-change.js';

/** Field by field what becomes of the answers, and which items go over. */
export const FormChangeFound = ({ change }: { change: FormChange }) => {
  const { kind, fields, drafts, incomplete, handed, empty, stays, reasons, status, total } = change;
  const lines = [
    drafts === null ? null : t('draftsGo', { many: drafts }) + (incomplete === null ? '' : `，${t('incomplete', { many: incomplete })}`),
    handed === null ? null : t('handedGo', { many: handed }),
    empty === null ? null : t('emptyGo', { many: empty }),
    ...stays.map(({ version, many }) => t('stays', { version, many })),
  ].filter((line) => line !== null);
  if (total === 0 && lines.length === 0) return <p role="status">{t('noneRunning')}</p>;
  return (
    <div className="evo-found">
      {kind === 'change' || status !== 'done' ? null : <p role="status">{t('done', { total })}</p>}
      <ul>
        {fields.map((field) => (
          <li key={field.label}>
            {t('fieldOf', { label: field.label, parts: partsOf(field) })}
            {field.examples.length === 0 ? null : <Examples lines={field.examples} says="example" />}
          </li>
        ))}
        {lines.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
      {reasons.length === 0 ? null : <Examples lines={reasons} says="because" />}
    </div>
  );
};

function partsOf({ converted, lost, setAside }: FormChange['fields'][number]): string {
  const said = [
    converted === null ? null : t('converted', { many: converted }),
    lost === null ? null : t('lostN', { many: lost }),
    setAside === null ? null : t('setAside', { many: setAside }),
  ];
  return said.filter((one) => one !== null).join('，');
}

const Examples = ({ lines, says }: { lines: FormChange['reasons']; says: 'example' | 'because' }) => (
  <ul className="evo-examples small">
    {lines.map(({ itemId, title, text }, n) => (
      <li key={`${itemId} ${n}`}>
        <Link to="/items/$itemId" params={{ itemId }}>
          {t(says, { title, text })}
        </Link>
      </li>
    ))}
  </ul>
);
