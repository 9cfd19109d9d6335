import { useMutation } from '@tanstack/react-query';
import { Button } from 'antd';
import { api } from '../../api/client.js';
import type { ImportPreviewView } from '../../api/generated.js';
import { saveFile } from '../../shared/save-file.js';
import { ProblemAlert } from '../../shared/ui/problem-alert.js';
import { t } from './texts.js';

interface ImportPreviewProps {
  readonly preview: ImportPreviewView;
  readonly file: File;
  readonly busy: boolean;
  readonly onApply: (bad: 'leave' | 'refuse') => void;
  readonly onCancel: () => void;
}

/** What the file would change, what cannot be taken, and the choice. */
export const ImportPreview = ({ preview, file, busy, onApply, onCancel }: ImportPreviewProps) => {
  const { counts, changes, problems, notes, examples, totalChanges, totalProblems } = preview;
  const isSame = totalChanges === 0 && totalProblems === 0;
  return (
    <>
      <section className="sheet import-step">
        <Counts counts={counts} />
        {isSame ? (
          <p className="notice" role="status">
            {t('nothing')}
          </p>
        ) : null}
        {examples > 0 ? <p className="grey small">{t('examples', { n: examples })}</p> : null}
      </section>
      {totalProblems > 0 ? <Problems problems={problems} total={totalProblems} file={file} /> : null}
      {notes.length > 0 ? (
        <section className="sheet import-step">
          <h2>{t('notes')}</h2>
          <ProblemTable problems={notes} />
        </section>
      ) : null}
      {totalChanges > 0 ? <Changes changes={changes} total={totalChanges} /> : null}
      {isSame ? null : (
        <div className="import-foot">
          <Button disabled={busy} onClick={onCancel}>
            {t('cancel')}
          </Button>
          <Button type="primary" loading={busy} disabled={totalChanges === 0} onClick={() => onApply(totalProblems > 0 ? 'leave' : 'refuse')}>
            {totalProblems > 0 ? `${t('leave')}（${totalChanges}）` : t('apply', { n: totalChanges })}
          </Button>
        </div>
      )}
    </>
  );
};

const Counts = ({ counts }: Pick<ImportPreviewView, 'counts'>) => (
  <div className="import-scroll" role="group" aria-label={t('sheet')} tabIndex={0}>
    <table className="import-table">
      <thead>
        <tr>
          <th scope="col">{t('sheet')}</th>
          {(['new', 'changed', 'same', 'bad', 'absent'] as const).map((head) => (
            <th key={head} scope="col">
              {t(head)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {counts.map((one) => (
          <tr key={one.kind}>
            <th scope="row">{t(one.kind)}</th>
            <td>{one.new}</td>
            <td>{one.changed}</td>
            <td>{one.same}</td>
            <td>{one.bad > 0 ? <b>{one.bad}</b> : 0}</td>
            <td>{one.absent}</td>
          </tr>
        ))}
      </tbody>
    </table>
  </div>
);

const Problems = ({ problems, total, file }: { problems: ImportPreviewView['problems']; total: number; file: File }) => {
  const download = useMutation({
    mutationFn: () => {
      const form = new FormData();
      form.append('file', file, file.name);
      return api.blob('/organisation/import/bad-rows.xlsx', form);
    },
    onSuccess: (blob) => saveFile(blob, '没有导入的行.xlsx'),
  });
  return (
    <section className="sheet import-step">
      <h2>{t('problems', { n: total })}</h2>
      <p>
        <Button loading={download.isPending} onClick={() => download.mutate()}>
          {t('badFile')}
        </Button>
      </p>
      {download.error ? <ProblemAlert error={download.error} /> : null}
      <ProblemTable problems={problems} />
      {total > problems.length ? <p className="grey small">{t('problemsMore', { n: problems.length })}</p> : null}
    </section>
  );
};

/** A kind of sheet, and what it is called in the file where that is another name. */
const sheetWords = ({ kind, sheet }: Pick<ImportPreviewView['problems'][number], 'kind' | 'sheet'>): string =>
  sheet.trim() === t(kind) ? t(kind) : t('sheetNamed', { kind: t(kind), sheet });

const ProblemTable = ({ problems }: Pick<ImportPreviewView, 'problems'>) => (
  <div className="import-scroll" role="group" aria-label={t('what')} tabIndex={0}>
    <table className="import-table">
      <thead>
        <tr>
          <th scope="col">{t('sheet')}</th>
          <th scope="col">{t('row')}</th>
          <th scope="col">{t('column')}</th>
          <th scope="col">{t('what')}</th>
        </tr>
      </thead>
      <tbody>
        {problems.map((one, at) => (
          <tr key={at}>
            <td>{sheetWords(one)}</td>
            <td>{one.row === 0 ? t('wholeSheet') : one.row}</td>
            <td>{one.column}</td>
            <td>{one.text}</td>
          </tr>
        ))}
      </tbody>
    </table>
  </div>
);

const Changes = ({ changes, total }: { changes: ImportPreviewView['changes']; total: number }) => (
  <section className="sheet import-step">
    <h2>{t('changes', { n: total })}</h2>
    <div className="import-scroll" role="group" aria-label={t('changes', { n: total })} tabIndex={0}>
      <table className="import-table">
        <thead>
          <tr>
            <th scope="col">{t('sheet')}</th>
            <th scope="col">{t('row')}</th>
            <th scope="col">{t('label')}</th>
            <th scope="col">{t('change')}</th>
          </tr>
        </thead>
        <tbody>
          {changes.map((one) => (
            <tr key={`${one.kind}/${one.sheet}/${one.row}`}>
              <td>{sheetWords(one)}</td>
              <td>{one.row}</td>
              <td>{one.label}</td>
              <td>
                {one.action === 'new'
                  ? t('added')
                  : one.fields.map((field) => (
                      <p key={field.field}>
                        {field.field}：{t('from', { from: field.from || t('emptyValue'), to: field.to || t('emptyValue') })}
                      </p>
                    ))}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
    {total > changes.length ? <p className="grey small">{t('changesMore', { n: changes.length })}</p> : null}
  </section>
);
