import { useRef, useSyncExternalStore } from 'react';
import { useFormKit } from '../context.js';
import { t } from '../texts.js';
import { UploadLines } from '../uploads/upload-lines.js';
import type { EditorProps } from './editor.js';
import { FileList } from './file-list.js';

/** Attachments by id; each stands in the value as soon as it is kept. The standing notices are always in sight. */
export const FilesWidget = ({ id, place, label, value, options, describedBy, inCell }: EditorProps) => {
  const { names, changeAt, uploads } = useFormKit();
  const here = useSyncExternalStore(uploads.subscribe, () => uploads.at(place));
  const input = useRef<HTMLInputElement>(null);
  const ids = Array.isArray(value) ? value.filter((each): each is string => typeof each === 'string') : [];
  const most = typeof options['maxItems'] === 'number' ? options['maxItems'] : 20;
  const room = most - ids.length - here.list.filter(({ state }) => state.type !== 'failed').length;

  const handleFiles = (files: readonly File[]) => {
    uploads.add(place, files.slice(0, room));
    const left = files.slice(Math.max(0, room));
    if (left.length > 0) uploads.say(place, t('tooMany', { most, names: left.map(({ name }) => name).join('、') }));
    if (input.current) input.current.value = '';
  };
  const handleRemove = (gone: string) => changeAt(place, (old) => (Array.isArray(old) ? old.filter((each) => each !== gone) : []));

  return (
    <div id={id} tabIndex={-1} role="group" {...(inCell ? { 'aria-label': label } : { 'aria-labelledby': `${id}-label` })} aria-describedby={describedBy} className="files">
      <FileList files={ids.map((each) => ({ id: each, name: names.files[each]?.name ?? t('fileUnnamed'), size: names.files[each]?.size ?? 0 }))} onRemove={handleRemove} />
      <UploadLines list={here.list} onCancel={(key) => uploads.cancel(place, key)} onRetry={(key) => uploads.retry(place, key)} />
      <label className="file-button">
        {t('upload')}
        <input ref={input} type="file" multiple disabled={room <= 0} onChange={(event) => handleFiles([...(event.target.files ?? [])])} />
      </label>
      <p className="field-hint" role="status" aria-live="polite">{here.said}</p>
      <p className="field-hint">{t('secret')}{t('patient')}{t('gps')}</p>
    </div>
  );
};
