import { Link } from '@tanstack/react-router';
import { Button, Checkbox } from 'antd';
import { useState } from 'react';
import type { ReviewView, SheetLine } from '../../api/types.js';
import { EmptyState, StateTag } from '../../shared/ui/index.js';
import { BatchSheet } from './batch-sheet.js';
import { signatureOf } from './signature.js';
import { t } from './texts.js';

/** The sheets the reader may read, in official order; those that wait for his signature can be ticked together. */
export const SheetList = ({ view }: { view: ReviewView }) => {
  const [ticked, setTicked] = useState<ReadonlySet<string>>(new Set());
  const [label, setLabel] = useState<string | null>(null);
  const signable = view.sheets.filter((sheet) => signatureOf(sheet) !== undefined);
  const chosen = signable.filter(({ id }) => ticked.has(id));
  const labels = [...new Set(chosen.flatMap((sheet) => signatureOf(sheet)?.label ?? []))];
  const tick = (id: string, on: boolean) => setTicked((before) => new Set(on ? [...before, id] : [...before].filter((one) => one !== id)));
  return (
    <section className="sheet" aria-labelledby="review-sheets">
      <div className="review-list-head">
        <h2 id="review-sheets">{t('sheets')}</h2>
        <span className="grey small">{t('order')}</span>
        {signable.length > 1 ? (
          <Checkbox
            checked={chosen.length === signable.length}
            indeterminate={chosen.length > 0 && chosen.length < signable.length}
            onChange={({ target }) => setTicked(new Set(target.checked ? signable.map(({ id }) => id) : []))}
          >
            {t('tickAll')}
          </Checkbox>
        ) : null}
      </div>
      {view.sheets.length === 0 ? (
        <EmptyState text={t('noSheets')} />
      ) : (
        <ul className="review-sheets">
          {view.sheets.map((sheet) => (
            <Line key={sheet.id} sheet={sheet} maySign={signable.includes(sheet)} ticked={ticked.has(sheet.id)} onTick={(on) => tick(sheet.id, on)} />
          ))}
        </ul>
      )}
      {labels.length > 0 ? (
        <div className="review-batch no-print">
          {labels.map((each, at) => (
            <Button key={each} type={at === 0 ? 'primary' : 'default'} onClick={() => setLabel(each)}>
              {t('batch', { label: each, count: chosen.filter((sheet) => signatureOf(sheet)?.label === each).length })}
            </Button>
          ))}
        </div>
      ) : null}
      {label === null ? null : (
        <BatchSheet
          label={label}
          sheets={chosen.filter((sheet) => signatureOf(sheet)?.label === label)}
          onClose={() => setLabel(null)}
          onDone={() => {
            setLabel(null);
            setTicked(new Set());
          }}
        />
      )}
    </section>
  );
};

interface LineProps {
  readonly sheet: SheetLine;
  readonly maySign: boolean;
  readonly ticked: boolean;
  readonly onTick: (on: boolean) => void;
}

const Line = ({ sheet, maySign, ticked, onTick }: LineProps) => (
  <li className="review-sheet-line">
    <span className="review-tick">
      {maySign ? <Checkbox aria-label={t('tick', { unit: sheet.unit.name })} checked={ticked} onChange={({ target }) => onTick(target.checked)} /> : null}
    </span>
    <Link to={`/review-sheets/${sheet.id}`} className="review-unit">
      {sheet.unit.name}
    </Link>
    <StateTag state={sheet.state} />
    {sheet.editions > 1 ? <span className="grey small">{t('counts', { n: sheet.editions })}</span> : null}
    {sheet.unitNotes.length === 0 ? null : <p className="review-said">{sheet.unitNotes.join('；')}</p>}
    {sheet.statement === null ? null : (
      <p className="review-said">
        {t('said')}：{sheet.statement}
      </p>
    )}
  </li>
);
