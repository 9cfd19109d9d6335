import { useSuspenseQuery } from '@tanstack/react-query';
import { Button, Input, Radio } from 'antd';
import { Suspense, useId, useState } from 'react';
import { meQuery } from '../../../api/queries.js';
import type { ItemView } from '../../../api/types.js';
import { Attachments, lacksFiles, sayAnswer } from '../../../shared/act/index.js';
import { dayWords } from '../../../shared/organisation/index.js';
import { DayField } from '../../../shared/ui/day-field.js';
import { Loading } from '../../../shared/ui/loading.js';
import { ProblemAlert } from '../../../shared/ui/problem-alert.js';
import { Sheet } from '../../../shared/ui/sheet.js';
import { UploadingNote } from '../../../shared/ui/uploading-note.js';
import { isUploading, useUploading } from '../../../shared/uploading.js';
import { ScanField } from './scan-field.js';
import type { PaperFilled } from './paper-fields.js';
import type { PaperBody } from './use-paper.js';
import { useEnterPaper } from './use-paper.js';
import { t } from './texts.js';
import { lazyPart } from '../../../shared/ui/lazy-part.js';

// Only a step that writes in the form needs the form's code.
const PaperFields = lazyPart(() => import('./paper-fields.js').then((module) => ({ default: module.PaperFields })));

type Slot = ItemView['paper'][number];
type Decision = 'AGREE' | 'RETURN';

/** Who signed, what, when, and the paper itself. */
export const PaperSheet = ({ item, onClose }: { item: ItemView; onClose: () => void }) => {
  const { data: me } = useSuspenseQuery(meQuery);
  const [slot, setSlot] = useState<Slot | null>(item.paper[0] ?? null);
  const [decision, setDecision] = useState<Decision>('AGREE');
  const [on, setOn] = useState(me.today.on);
  const [said, setSaid] = useState('');
  const [file, setFile] = useState<string | null>(null);
  const [isScanMissed, setIsScanMissed] = useState(false);
  const [filled, setFilled] = useState<PaperFilled | null>(null);
  const [files, setFiles] = useState<readonly string[]>([]);
  const [tried, setTried] = useState(false);
  const enter = useEnterPaper(item.id);
  const waits = useUploading();
  if (!slot) return null;
  const mustSay = decision === 'RETURN' || slot.agree.opinion === 'required';
  const isWhole = on !== '' && (!mustSay || said.trim() !== '');
  const writes = decision === 'AGREE' ? slot.writes : null;
  const wanted = (decision === 'AGREE' ? slot.agree : slot.return)?.files ?? null;
  const handleSave = () => {
    if (isUploading()) return;
    setIsScanMissed(file === null);
    setTried(true);
    if ((writes && (filled?.errors ?? 1) > 0) || lacksFiles(wanted, files)) return;
    if (file !== null)
      enter.mutate(bodyOf(slot, { decision, on, said: said.trim(), file, version: item.version, filled: writes && filled, files: wanted ? files : [] }), {
        onSuccess: (answer) => {
          sayAnswer(answer);
          onClose();
        },
      });
  };
  return (
    <Sheet
      title={t('offer')}
      subtitle={item.title}
      busy={enter.isPending}
      onClose={onClose}
      foot={
        <>
          <UploadingNote />
          <Button onClick={onClose}>{t('cancel')}</Button>
          <Button type="primary" disabled={!isWhole || waits} loading={enter.isPending} onClick={handleSave}>
            {t('save')}
          </Button>
        </>
      }
    >
      <Choice
        label={t('whose')}
        value={slot.slotId}
        options={item.paper.map(({ slotId, signer }) => ({ value: slotId, label: signer }))}
        onChange={(id) => setSlot(item.paper.find(({ slotId }) => slotId === id) ?? slot)}
      />
      <Choice<Decision>
        label={t('decision')}
        value={decision}
        options={[{ value: 'AGREE', label: slot.agree.label }, ...(slot.return ? [{ value: 'RETURN' as const, label: slot.return.label }] : [])]}
        onChange={setDecision}
      />
      <div className="field">
        <DayField label={t('on')} value={on} latest={me.today.on} onChange={setOn} />
        <p className="field-hint">{t('arrived', { day: dayWords(slot.arrivedOn) })}</p>
      </div>
      <Said label={decision === 'RETURN' ? t('reason') : t(mustSay ? 'opinionRequired' : 'opinion')} value={said} onChange={setSaid} />
      {writes ? (
        <Suspense fallback={<Loading />}>
          <PaperFields key={slot.slotId} item={item} writes={writes} today={me.today.on} showErrors={tried} onChange={setFilled} />
        </Suspense>
      ) : null}
      <ScanField isMissed={isScanMissed && file === null} onChange={setFile} />
      <Attachments wanted={wanted} value={files} tried={tried} onChange={setFiles} />
      {enter.error ? <ProblemAlert error={enter.error} /> : null}
    </Sheet>
  );
};

interface Entered {
  readonly decision: Decision;
  readonly on: string;
  readonly said: string;
  readonly file: string | null;
  readonly version: number;
  readonly filled: PaperFilled | null;
  readonly files: readonly string[];
}

const bodyOf = (slot: Slot, { decision, on, said, file, version, filled, files }: Entered): PaperBody => ({
  type: decision,
  step: slot.step,
  slotId: slot.slotId,
  expectedVersion: version,
  ...(said === '' ? {} : decision === 'RETURN' ? { reason: said } : { opinion: said }),
  paper: { by: slot.signerId, on, file },
  ...(files.length > 0 ? { files: [...files] } : {}),
  ...(slot.writes && filled && filled.edits.length > 0
    ? { edits: { form: slot.writes.form, places: filled.edits.map((edit) => (edit.type === 'order' ? { ...edit, rows: [...edit.rows] } : edit)) } }
    : {}),
});

interface ChoiceProps<T extends string> {
  readonly label: string;
  readonly value: T;
  readonly options: readonly { readonly value: T; readonly label: string }[];
  readonly onChange: (value: T) => void;
}

const Choice = <T extends string>({ label, value, options, onChange }: ChoiceProps<T>) => (
  <fieldset className="field plain-set">
    <legend>{label}</legend>
    <Radio.Group value={value} options={options.map((one) => ({ ...one }))} onChange={(event) => onChange(event.target.value as T)} /* one of the options */ />
  </fieldset>
);

const Said = ({ label, value, onChange }: { label: string; value: string; onChange: (value: string) => void }) => {
  const id = useId();
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      <Input.TextArea id={id} value={value} maxLength={500} autoSize={{ minRows: 2, maxRows: 6 }} onChange={(event) => onChange(event.target.value)} />
    </div>
  );
};
