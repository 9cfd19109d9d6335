import { Button } from 'antd';
import type { PastePlan } from '@bihuan/forms';
import { Sheet } from '../../../shared/ui/sheet.js';
import { t } from '../../texts.js';

/** More lines nobody reads; how many there are besides is said. */
const SHOWN = 200;

interface PasteSheetProps {
  readonly plan: PastePlan;
  readonly onAnswer: (fills: boolean) => void;
}

/** What cannot be filled in, cell by cell, before anything is: the person decides. */
export const PasteSheet = ({ plan, onAnswer }: PasteSheetProps) => (
  <Sheet
    title={t('pasteTitle', { count: plan.problems.length + plan.notes.length })}
    subtitle={t('pasteCounts', { cells: plan.cells.length, rows: plan.added })}
    onClose={() => onAnswer(false)}
    foot={
      <>
        <Button onClick={() => onAnswer(false)}>{t('pasteCancel')}</Button>
        <Button type="primary" disabled={plan.cells.length === 0} onClick={() => onAnswer(true)}>
          {t('pasteFill')}
        </Button>
      </>
    }
  >
    {plan.notes.map((note) => (
      <p key={note} className="paste-note">
        {note}
      </p>
    ))}
    <ul className="paste-problems">
      {plan.problems.slice(0, SHOWN).map(({ row, column, message }) => (
        <li key={`${row}/${column}`}>{message}</li>
      ))}
    </ul>
    {plan.problems.length > SHOWN ? <p className="grey">{t('pasteMore', { count: plan.problems.length - SHOWN })}</p> : null}
    <p className="field-hint">{t('pasteKept')}</p>
  </Sheet>
);
