import { Button, Input, Select } from 'antd';
import { useState } from 'react';
import type { CampaignView, Choices } from '../../api/types.js';
import { Sheet } from '../../shared/ui/index.js';
import { SheetProblem } from './sheet-problem.js';
import { t } from './texts.js';
import { usePlanSaver } from './use-plan-sheet.js';

/** Who takes part where a whole category leads: all, but for those named with the reason. */
export const ScopePanel = ({ view, choices }: { view: CampaignView; choices: Choices | undefined }) => {
  const [isOpen, setOpen] = useState(false);
  const mayEdit = view.editable || view.amendable;
  return (
    <section className="sheet plan-side" aria-labelledby="plan-scope">
      <h2 id="plan-scope">{t('scope')}</h2>
      {view.excluded.length === 0 ? (
        <p className="grey">{t('scopeAll')}</p>
      ) : (
        <ul>
          {view.excluded.map(({ unitId, name, reason }) => (
            <li key={unitId}>{t('scopeOut', { name, reason })}</li>
          ))}
        </ul>
      )}
      {mayEdit && choices ? (
        <Button size="small" onClick={() => setOpen(true)}>
          {t('scopeEdit')}
        </Button>
      ) : null}
      {isOpen && choices ? <ScopeSheet view={view} choices={choices} onClose={() => setOpen(false)} /> : null}
    </section>
  );
};

const ScopeSheet = ({ view, choices, onClose }: { view: CampaignView; choices: Choices; onClose: () => void }) => {
  const saver = usePlanSaver(view.id);
  const [rows, setRows] = useState(view.excluded.map(({ unitId, reason }) => ({ unitId, reason })));
  const [why, setWhy] = useState('');
  const isReady = rows.every(({ unitId, reason }) => unitId !== '' && reason.trim() !== '') && (!view.amendable || why.trim() !== '');
  const change = (index: number, cells: Partial<(typeof rows)[number]>) => setRows(rows.map((row, at) => (at === index ? { ...row, ...cells } : row)));
  const handleSave = () =>
    saver.save(
      {
        edits: [{ type: 'scope', excluded: rows.map(({ unitId, reason }) => ({ unitId, reason: reason.trim() })) }],
        ...(view.amendable ? { reason: why.trim() } : {}),
      },
      onClose,
    );
  return (
    <Sheet
      title={t('scope')}
      busy={saver.isPending}
      onClose={onClose}
      foot={
        <>
          <Button onClick={onClose}>{t('leaveAsIs')}</Button>
          <Button type="primary" disabled={!isReady} loading={saver.isPending} onClick={handleSave}>
            {t('save')}
          </Button>
        </>
      }
    >
      <p className="grey">{t('scopeHelp')}</p>
      {view.amendable ? <p className="grey">{t('scopeRunning')}</p> : null}
      {rows.map((row, index) => (
        // Rows have no id before they are saved and never change places.
        <div key={index} className="plan-scope-row">
          <Select
            showSearch={{ optionFilterProp: 'label' }}
            aria-label={`${t('scopeUnit')} ${index + 1}`}
            placeholder={t('scopeUnit')}
            value={row.unitId || null}
            onChange={(unitId: string) => change(index, { unitId })}
            options={choices.units.map(({ id, name }) => ({ value: id, label: name, disabled: rows.some((other) => other.unitId === id) }))}
          />
          <Input
            aria-label={`${t('scopeReason')} ${index + 1}`}
            placeholder={t('scopeReason')}
            value={row.reason}
            maxLength={200}
            onChange={(event) => change(index, { reason: event.target.value })}
          />
          <Button size="small" onClick={() => setRows(rows.filter((_, at) => at !== index))}>
            {t('scopeDrop')}
          </Button>
        </div>
      ))}
      <Button onClick={() => setRows([...rows, { unitId: '', reason: '' }])}>{t('scopeAdd')}</Button>
      {view.amendable ? (
        <div className="field">
          <label htmlFor="scope-why">{t('reason')}</label>
          <Input.TextArea id="scope-why" autoSize={{ minRows: 2 }} value={why} maxLength={500} onChange={(event) => setWhy(event.target.value)} />
        </div>
      ) : null}
      <SheetProblem saver={saver} />
    </Sheet>
  );
};
