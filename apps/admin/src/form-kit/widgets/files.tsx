import { useSyncExternalStore } from 'react';
import { usePhone } from '../../shared/ui/use-phone.js';
import { useFormKit } from '../context.js';
import { t } from '../texts.js';
import { FileChooser } from '../uploads/file-chooser.js';
import { UploadLines } from '../uploads/upload-lines.js';
import { useDrop } from '../uploads/use-drop.js';
import type { EditorProps } from './editor.js';
import { FileList } from './file-list.js';

/** Attachments by id; each stands in the value as soon as it is kept. The standing notices are always in sight. */
export const FilesWidget = ({ id, place, label, value, options, describedBy, inCell }: EditorProps) => {
  const { names, changeAt, uploads } = useFormKit();
  const here = useSyncExternalStore(uploads.subscribe, () => uploads.at(place));
  const phone = usePhone();
  const ids = Array.isArray(value) ? value.filter((each): each is string => typeof each === 'string') : [];
  const most = typeof options['maxItems'] === 'number' ? options['maxItems'] : 20;
  const room = Math.max(0, most - ids.length - here.list.filter(({ state }) => state.type !== 'failed').length);
  const isFull = room === 0;

  const handleFiles = (files: readonly File[], folders: readonly string[] = []) => {
    const left = files.slice(room);
    const note = [
      ...(left.length > 0 ? [t('tooMany', { most, names: left.map(({ name }) => name).join('、') })] : []),
      ...(folders.length > 0 ? [t('noFolder', { names: folders.join('、') })] : []),
    ];
    uploads.add(place, files.slice(0, room), note.join(' '));
  };
  const handleRemove = (gone: string) => changeAt(place, (old) => (Array.isArray(old) ? old.filter((each) => each !== gone) : []));
  const { isOver, handlers } = useDrop(!isFull, ({ files, folders }) => handleFiles(files, folders));

  return (
    <div
      id={id}
      tabIndex={-1}
      role="group"
      {...(inCell ? { 'aria-label': label } : { 'aria-labelledby': `${id}-label` })}
      aria-describedby={describedBy}
      className={`files${inCell ? ' files-cell' : ''}${isOver ? ' files-over' : ''}`}
      {...handlers}
    >
      <FileList
        files={ids.map((each) => ({ id: each, name: names.files[each]?.name ?? t('fileUnnamed'), size: names.files[each]?.size ?? 0 }))}
        onRemove={handleRemove}
      />
      <UploadLines list={here.list} onCancel={(key) => uploads.cancel(place, key)} onRetry={(key) => uploads.retry(place, key)} />
      <div className="file-choose">
        {phone || inCell ? null : <span className="grey">{isOver ? t('dropHere') : isFull ? t('filesFull', { most }) : t('dropOr')}</span>}
        <FileChooser label={label} isFull={isFull} describedBy={`${id}-kinds`} onFiles={(files) => handleFiles(files)} />
        {(phone || inCell) && isFull ? <span className="grey small">{t('filesFull', { most })}</span> : null}
      </div>
      <p className="file-note" role="status">
        {here.note}
      </p>
      <p className="visually-hidden" role="status" aria-live="polite">
        {here.said}
      </p>
      <p className="field-hint" id={`${id}-kinds`}>
        {inCell ? t('noticeShort') : t('fileKinds', { most })}
      </p>
      {inCell ? null : (
        <p className="field-hint">
          {t('secret')}
          {t('patient')}
          {t('gps')}
        </p>
      )}
    </div>
  );
};
