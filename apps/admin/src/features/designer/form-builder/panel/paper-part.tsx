import { columnsOf, mayJoin, tableById, type Field, type FieldPlace, type FormDefinition, type Paper, type PaperColumn, type TableField } from '@bihuan/forms';
import { CheckField, Part, TextField } from '../../panel/fields.js';
import { useForm, useFormSet } from '../store/form.js';
import { t } from '../texts.js';
import { AmountField } from './lines.js';

/** Whether a table, or a column of the one that is printed, stands on the paper people know. */
export const PrintedPart = ({ field, place }: { field: Field; place: FieldPlace }) => {
  const form = useForm();
  if (field.kind === 'table') return <TablePaper table={field} />;
  const table = tableById(form, place.table);
  return table && field.kind !== 'static' ? <ColumnPaper form={form} table={table} column={field} /> : null;
};

const SERIAL = 'serial';

const TablePaper = ({ table }: { table: TableField }) => {
  const form = useForm();
  const set = useFormSet({ type: 'form' });
  const paper = form.paper?.table === table.id ? form.paper : undefined;
  const put = (value: Paper) => set({ path: ['paper'], value });
  const begun = (): Paper => ({
    title: form.title,
    fillerLabel: t('paperFillerDefault'),
    table: table.id,
    minRows: 6,
    columns: [
      { field: SERIAL, label: t('serialColumn'), width: 1 },
      ...columnsOf(table)
        .filter(({ kind, folded }) => kind !== 'static' && folded !== true)
        .map(({ id, label, kind }) => ({ field: id, label, width: kind === 'long-text' ? 5 : 2 })),
    ],
  });
  const hasSerial = paper?.columns.some(({ field }) => field === SERIAL) ?? false;
  return (
    <Part title={t('partPaper')} summary={paper ? paper.title : t('notPrinted')}>
      <CheckField label={t('paperOn')} checked={paper !== undefined} onChange={(on) => (on ? put(begun()) : set({ path: ['paper'] }))} />
      {paper ? (
        <div className="dz-inner">
          <TextField
            label={t('paperAnnex')}
            value={paper.annex ?? ''}
            onChange={(value) => set({ path: ['paper', 'annex'], ...(value === '' ? {} : { value }) })}
          />
          <TextField label={t('paperTitle')} value={paper.title} onChange={(value) => set({ path: ['paper', 'title'], value })} />
          <TextField
            label={t('paperFiller')}
            value={paper.fillerLabel ?? ''}
            onChange={(value) => set({ path: ['paper', 'fillerLabel'], ...(value === '' ? {} : { value }) })}
          />
          <AmountField
            label={t('paperMinRows')}
            least={0}
            most={5000}
            value={paper.minRows}
            onChange={(value) => {
              if (value !== undefined) set({ path: ['paper', 'minRows'], value });
            }}
          />
          <CheckField
            label={t('paperSerial')}
            checked={hasSerial}
            onChange={(on) =>
              put({
                ...paper,
                columns: on ? [{ field: SERIAL, label: t('serialColumn'), width: 1 }, ...paper.columns] : paper.columns.filter(({ field }) => field !== SERIAL),
              })
            }
          />
        </div>
      ) : null}
    </Part>
  );
};

const ColumnPaper = ({ form, table, column }: { form: FormDefinition; table: TableField; column: Field }) => {
  const set = useFormSet({ type: 'form' });
  const paper = form.paper?.table === table.id ? form.paper : undefined;
  if (!paper)
    return (
      <Part title={t('partPaper')} summary={t('notPrinted')}>
        <p className="grey">{t('paperFirst')}</p>
      </Part>
    );
  const own = paper.columns.find(({ field }) => field === column.id);
  const columns = (value: Paper['columns']) => set({ path: ['paper', 'columns'], value });
  const change = (more: Partial<Paper['columns'][number]>) => columns(paper.columns.map((one) => (one === own ? { ...one, ...more } : one)));
  return (
    <Part title={t('partPaper')} summary={own ? own.label : t('columnNotPrinted')}>
      <CheckField
        label={t('printed')}
        checked={own !== undefined}
        onChange={(on) =>
          columns(
            on
              ? inTableOrder([...paper.columns, { field: column.id, label: column.label, width: column.kind === 'long-text' ? 5 : 2 }], table)
              : paper.columns.filter((one) => one !== own),
          )
        }
      />
      {own ? (
        <div className="dz-inner">
          <TextField label={t('printedAs')} value={own.label} onChange={(label) => change({ label })} />
          <AmountField
            label={t('printedWidth')}
            least={0.1}
            most={100}
            scale={1}
            value={own.width}
            onChange={(width) => {
              if (width !== undefined) change({ width });
            }}
          />
          {mayJoin(column) ? (
            <CheckField
              label={t('printedJoined')}
              hint={t('printedJoinedHint')}
              checked={own.joined === true}
              onChange={(on) => columns(paper.columns.map((one) => (one === own ? withJoined(one, on) : one)))}
            />
          ) : null}
        </div>
      ) : null}
    </Part>
  );
};

const withJoined = ({ joined: _, ...column }: PaperColumn, on: boolean): PaperColumn => (on ? { ...column, joined: true } : column);

/** The number first, then as the table has them. */
const inTableOrder = (columns: Paper['columns'], { columnOrder }: TableField): Paper['columns'] =>
  [...columns].sort((a, b) => columnOrder.indexOf(a.field) - columnOrder.indexOf(b.field));
