import { Link } from '@tanstack/react-router';
import { Button, Input } from 'antd';
import { useState } from 'react';
import type { FormData as Filled, FormDefinition } from '@bihuan/forms';
import { FormView } from '../../form-kit/index.js';
import { ProblemAlert } from '../../shared/ui/index.js';
import { UploadingNote } from '../../shared/ui/uploading-note.js';
import { useUploading } from '../../shared/uploading.js';
import { t } from './texts.js';
import { useEnterRows, type Entered } from './use-enter-rows.js';
import type { Entries } from './use-entries.js';

interface EntryPanelProps {
  readonly register: string;
  readonly title: string;
  readonly basisLabel: string;
  readonly form: FormDefinition;
  readonly today: string;
  readonly entries: Entries;
  readonly hasRows: boolean;
  /** One row's own sheet is open: the same fields must not stand on the page twice. */
  readonly isCovered: boolean;
}

const nothing: Filled = {};

/** Fills all ticked rows at once, asks for the basis, and enters them. */
export const EntryPanel = ({ register, title, basisLabel, form, today, entries, hasRows, isCovered }: EntryPanelProps) => {
  const [bulk, setBulk] = useState(nothing);
  const [basis, setBasis] = useState('');
  const [tried, setTried] = useState(false);
  const enter = useEnterRows(register);
  const waits = useUploading();
  const { chosen } = entries;
  const incomplete = chosen.filter((row) => entries.missingOf(row).length > 0);

  const handleEnter = () => {
    setTried(true);
    if (basis.trim() === '' || incomplete.length > 0) return;
    const rows = chosen.map((row) => ({ submissionId: row.submissionId, rowId: row.rowId, data: entries.dataOf(row) }));
    enter.mutate(
      { basis: basis.trim(), rows },
      {
        onSuccess: () => {
          entries.reset();
          setTried(false);
        },
      },
    );
  };

  return (
    <aside className="enter-panel">
      {enter.data ? <EnteredNotice entered={enter.data} register={register} title={title} /> : null}
      {hasRows ? (
        <>
          <section className="sheet enter-section" aria-labelledby="enter-bulk">
            <h2 id="enter-bulk">{t('bulk')}</h2>
            {isCovered ? null : <FormView definition={form} data={bulk} today={today} unitId={null} names={null} issues={[]} onChange={setBulk} />}
            <UploadingNote />
            <Button disabled={chosen.length === 0 || waits} onClick={() => entries.applyBulk(bulk)}>
              {t('apply', { count: chosen.length })}
            </Button>
          </section>
          <section className="sheet enter-section">
            <label htmlFor="enter-basis" className="field-label">
              {basisLabel}
            </label>
            <Input.TextArea
              id="enter-basis"
              autoSize={{ minRows: 2 }}
              value={basis}
              status={tried && basis.trim() === '' ? 'error' : ''}
              onChange={(event) => setBasis(event.target.value)}
            />
            <p className="field-error" aria-live="polite">
              {tried && basis.trim() === '' ? t('basisMissing') : ''}
            </p>
            {tried && incomplete.length > 0 ? (
              <p className="field-error" role="alert">
                {t('rowMissing', { count: incomplete.length, labels: [...new Set(incomplete.flatMap(entries.missingOf))].join('、') })}
              </p>
            ) : null}
            {enter.error ? <ProblemAlert error={enter.error} /> : null}
            <Button type="primary" disabled={chosen.length === 0 || waits} loading={enter.isPending} onClick={handleEnter}>
              {t('submit', { count: chosen.length })}
            </Button>
          </section>
        </>
      ) : null}
    </aside>
  );
};

const EnteredNotice = ({ entered, register, title }: { entered: Entered; register: string; title: string }) => (
  <p className="notice" role="status">
    {entered.sentence} <Link to={`/registers/${register}`}>{t('goLedger', { title })}</Link>
  </p>
);
