import { useRef, useState } from 'react';
import { isProblem } from '../../api/client.js';
import { useFormKit } from '../context.js';
import { t } from '../texts.js';
import type { EditorProps } from './editor.js';
import { FileList } from './file-list.js';
import { uploadFile } from './upload.js';
import type { Attachment } from './upload.js';

const largest = 20 * 1024 * 1024;

/** Attachments by id; the two standing notices are always in sight. */
export const FilesWidget = ({ id, label, value, onChange, options, describedBy, inCell }: EditorProps) => {
  const { names } = useFormKit();
  const [fresh, setFresh] = useState<Readonly<Record<string, Attachment>>>({});
  const [percent, setPercent] = useState<number | null>(null);
  const [said, setSaid] = useState('');
  const input = useRef<HTMLInputElement>(null);
  const ids = Array.isArray(value) ? value.filter((each): each is string => typeof each === 'string') : [];
  const most = typeof options['maxItems'] === 'number' ? options['maxItems'] : 20;

  const send = async (file: File): Promise<string | null> => {
    if (file.size > largest) { setSaid(t('failed', { name: file.name, why: t('tooBig') })); return null; }
    setPercent(0);
    try {
      const kept = await uploadFile(file, setPercent);
      setFresh((all) => ({ ...all, [kept.id]: kept }));
      setSaid(t('uploaded', { name: kept.name }));
      return kept.id;
    } catch (error) {
      setSaid(t('failed', { name: file.name, why: isProblem(error) ? error.problem.detail : '' }));
      return null;
    }
  };
  const handleFiles = async (files: readonly File[]) => {
    const sent: string[] = [];
    for (const file of files.slice(0, most - ids.length)) {
      const kept = await send(file);
      if (kept) sent.push(kept);
    }
    setPercent(null);
    if (input.current) input.current.value = '';
    if (sent.length > 0) onChange([...new Set([...ids, ...sent])]);
  };

  return (
    <div id={id} tabIndex={-1} role="group" {...(inCell ? { 'aria-label': label } : { 'aria-labelledby': `${id}-label` })} aria-describedby={describedBy} className="files">
      <FileList files={ids.map((each) => ({ id: each, name: fresh[each]?.name ?? names.files[each]?.name ?? each, size: fresh[each]?.size ?? names.files[each]?.size ?? 0 }))} onRemove={(gone) => onChange(ids.filter((each) => each !== gone))} />
      <label className="file-button">
        {percent === null ? t('upload') : t('uploading', { percent })}
        <input ref={input} type="file" multiple disabled={percent !== null || ids.length >= most} onChange={(event) => void handleFiles([...(event.target.files ?? [])])} />
      </label>
      <p className="field-hint" role="status" aria-live="polite">{said}</p>
      <p className="field-hint">{t('secret')}{t('patient')}{t('gps')}</p>
    </div>
  );
};
