import { useMutation } from '@tanstack/react-query';
import { Button } from 'antd';
import type { ImportPlan, TableField } from '@bihuan/forms';
import { FileButton } from '../../../shared/ui/file-button.js';
import { ProblemAlert } from '../../../shared/ui/problem-alert.js';
import { Sheet } from '../../../shared/ui/sheet.js';
import { useFormKit } from '../../context.js';
import type { RowsHandle } from '../use-rows.js';
import { fillable } from './fillable.js';
import { PlanPart } from './plan-part.js';
import { saveBadRows, saveBlankSheet } from './table-files.js';
import { t } from './texts.js';
import { useFileRows } from './use-file-rows.js';
import './file-rows.css';

export interface FileRowsProps {
  readonly table: TableField;
  readonly handle: RowsHandle;
  readonly say: (words: string, options?: { readonly undo?: boolean }) => void;
}

/** A file, what each of its rows would do, and the choice. */
export const FileRowsSheet = ({ table, handle, say, onClose }: FileRowsProps & { readonly onClose: () => void }) => {
  const { definition, rights } = useFormKit();
  const { reading, fill } = useFileRows(table, handle);
  const saving = useMutation({ mutationFn: (save: () => Promise<void>) => save() });
  const { found = null, plan = null } = reading.data ?? {};
  const [fresh, changed, bad] = countsOf(plan);
  const columns = fillable(table, rights);
  const handleFill = () => {
    if (!plan) return;
    const { taken, left } = fill(plan);
    const said = taken > 0 ? t('filled', { what: left > 0 ? t('rows', { count: taken }) : counted({ fresh, changed, same: 0, bad: 0 }) }) : t('filledNone');
    say(left > 0 ? t('filledBut', { said, count: left }) : said, { undo: taken > 0 });
    onClose();
  };
  const blank = (as: 'word' | 'excel') => (
    <button
      type="button"
      className="link-button"
      disabled={saving.isPending}
      onClick={() => saving.mutate(() => saveBlankSheet(definition, { table, columns, as }))}
    >
      {t(as)}
    </button>
  );
  return (
    <Sheet
      title={t('title')}
      width={860}
      busy={reading.isPending}
      onClose={onClose}
      foot={
        <>
          <Button onClick={onClose}>{t('cancel')}</Button>
          {plan ? (
            <Button type="primary" disabled={fresh + changed === 0} onClick={handleFill}>
              {fresh + changed === 0 ? t('takeNone') : t('take', { count: fresh + changed })}
            </Button>
          ) : null}
        </>
      }
    >
      <p>{t('about')}</p>
      <p className="file-rows-choose">
        <FileButton
          accept=".xlsx,.docx"
          type={plan ? 'default' : 'primary'}
          disabled={reading.isPending}
          words={t(reading.data ? 'another' : 'choose')}
          label={t('choose')}
          onFile={(file) => reading.mutate(file)}
        />
        {plan ? null : (
          <span>
            {t('blank')}
            {blank('word')} · {blank('excel')}
          </span>
        )}
      </p>
      <div role="status">
        {reading.isPending ? (
          <p>{t('reading')}</p>
        ) : plan ? (
          <p className="file-rows-counts">
            {plan.rows.length === 0 ? t('nothing') : counted({ fresh, changed, same: plan.rows.length - fresh - changed - bad, bad })}
          </p>
        ) : null}
      </div>
      {reading.error ? <ProblemAlert error={reading.error} /> : null}
      {saving.error ? <ProblemAlert error={saving.error} /> : null}
      {reading.data && !found ? (
        <p className="field-error" role="alert">
          {t('noHeads', { labels: columns.map(({ label }) => label).join('、') })}
        </p>
      ) : null}
      {found && plan ? (
        <PlanPart table={table} plan={plan} isSaving={saving.isPending} onSaveBad={() => saving.mutate(() => saveBadRows(definition, found, plan))} />
      ) : null}
    </Sheet>
  );
};

interface Counts {
  readonly fresh: number;
  readonly changed: number;
  readonly same: number;
  readonly bad: number;
}

/** What there is none of is not told. */
const counted = ({ fresh, changed, same, bad }: Counts): string =>
  (
    [
      ['countFresh', fresh],
      ['countChanged', changed],
      ['countSame', same],
      ['countBad', bad],
    ] as const
  )
    .filter(([, count]) => count > 0)
    .map(([key, count]) => t(key, { count }))
    .join('，');

const countsOf = (plan: ImportPlan | null): readonly [number, number, number] => {
  const of = (type: string) => plan?.rows.filter((row) => row.type === type).length ?? 0;
  return [of('new'), of('changed'), of('bad')];
};
