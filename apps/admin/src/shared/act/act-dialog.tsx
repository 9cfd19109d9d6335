import { Button } from 'antd';
import { Suspense, useCallback, useEffect, useRef, useState } from 'react';
import type { ReactNode } from 'react';
import type { FormDefinition } from '@bihuan/forms';
import { isProblem } from '../../api/client.js';
import type { ActAnswer, AllowedAction, ItemView } from '../../api/types.js';
import { flushTexts } from '../../form-kit/widgets/pending-texts.js';
import { StaleNote } from '../live/stale-note.js';
import { useSaid } from '../said.js';
import { words } from '../texts/words.js';
import { isUploading, useUploading } from '../uploading.js';
import { Loading } from '../ui/loading.js';
import { ProblemAlert } from '../ui/problem-alert.js';
import { Sheet } from '../ui/sheet.js';
import { UploadingNote } from '../ui/uploading-note.js';
import { GivenFields } from './given-fields.js';
import { bodyOfGiven, lacking, mayMark, nothingGiven } from './given.js';
import type { Given } from './given.js';
import { ReasonField, isOpinion, longest } from './reason-field.js';
import { useAct } from './use-act.js';
import type { ActFormState } from './act-form.js';
import { lazyPart } from '../ui/lazy-part.js';

const ActForm = lazyPart(() => import('./act-form.js').then((module) => ({ default: module.ActForm })));

const MarkingView = lazyPart(() => import('../../form-kit/marking/index.js').then((module) => ({ default: module.MarkingView })));

const t = words('act', {
  cancel: '先不办',
  missing: '请写明原因，对方才知道怎么改。',
  missingReason: '请写明理由。',
  missingOpinion: '请写上意见。',
  missingQuestion: '请写明想请对方看什么。',
  missingComment: '请写上要留的话。',
});

const missingOf = (action: AllowedAction) => {
  if (action.type === 'RETURN') return 'missing';
  if (action.type === 'CONSULT') return 'missingQuestion';
  if (action.type === 'COMMENT') return 'missingComment';
  return isOpinion(action) ? 'missingOpinion' : 'missingReason';
};

/** What an act's sheet must know of the item it acts on; an `ItemView` fits. */
export type ActTarget = Pick<ItemView, 'id' | 'version' | 'title' | 'unit' | 'forms'> &
  Partial<Pick<ItemView, 'filler' | 'names' | 'prefill' | 'markable' | 'latest'>>;

interface ActDialogProps {
  readonly action: AllowedAction;
  readonly target: ActTarget;
  readonly summary?: ReactNode;
  /** The page itself was the form. */
  readonly data?: Readonly<Record<string, unknown>>;
  /** Of the draft the data were taken from: what others saved since is not handed in unseen. */
  readonly draft?: number;
  /** About how long they were worked on. */
  readonly minutesOf?: () => number;
  readonly onClose: () => void;
  readonly onDone: (answer: ActAnswer) => void;
}

const emptyForm: ActFormState = { data: null, whole: null, errors: 0, isTouched: false };

/** What was typed here before and not sent. */
const wordsOf = (kept: unknown): { readonly reason: string; readonly form: Readonly<Record<string, unknown>> | null; readonly marks: readonly string[] } => {
  const { reason = '', form = null, marks = [] } = (kept ?? {}) as { reason?: string; form?: Readonly<Record<string, unknown>>; marks?: readonly string[] }; // kept by this dialog alone
  return { reason, form, marks };
};

/** One sheet for every act: its form, its reason, and one button that says what happens next. */
export const ActDialog = ({ action, target, summary, data, draft, minutesOf, onClose, onDone }: ActDialogProps) => {
  const act = useAct(target.id);
  // What he saw when he opened it is what he decides about and hands in; the page behind may be read again meanwhile.
  const [seen] = useState({ version: target.version, summary, data, draft });
  // The same at every press: pressed twice it is one act.
  const [minutes] = useState(() => minutesOf?.());
  const said = useSaid();
  const what = `${target.id} ${action.type} ${action.act ?? action.slotId ?? action.step ?? ''}`;
  const [kept] = useState(() => wordsOf(said.get(what)));
  const [reason, setReason] = useState(kept.reason);
  const [given, setGiven] = useState<Given>(() => ({ ...nothingGiven(action), marks: kept.marks }));
  const [form, setForm] = useState(emptyForm);
  // What rested in a field is handed on in the very press that sends it, before this is drawn again.
  const newest = useRef(form);
  const handleForm = useCallback((next: ActFormState) => {
    newest.current = next;
    setForm(next);
  }, []);
  const newestGiven = useRef(given);
  const handleGiven = useCallback((next: Given) => {
    newestGiven.current = next;
    setGiven(next);
  }, []);
  const waits = useUploading();
  useEffect(() => {
    const typed = form.isTouched ? form.whole : kept.form;
    said.keep(what, reason === '' && typed === null && given.marks.length === 0 ? null : { reason, form: typed, marks: given.marks });
  }, [said, what, reason, form, kept, given.marks]);
  const [tried, setTried] = useState(false);
  const asked = seen.data === undefined && action.form !== null ? target.forms[action.form] : undefined;
  // Before its form is there nothing can be handed in, and a press would be lost.
  const isArriving = asked !== undefined && form.data === null;
  const lacksReason = action.reason === 'required' && reason.trim() === '';

  const handleConfirm = () => {
    flushTexts();
    setTried(true);
    if (isUploading()) return;
    const filled = newest.current;
    const givenNow = newestGiven.current;
    if (lacksReason || lacking(action, givenNow) !== null || reason.trim().length > longest || isArriving || (asked && filled.errors > 0)) return;
    const sentence = reason.trim() === '' ? {} : isOpinion(action) ? { opinion: reason.trim() } : { reason: reason.trim() };
    const carried = seen.data ?? filled.data;
    act.mutate(
      {
        action,
        expectedVersion: seen.version,
        ...sentence,
        ...bodyOfGiven(action, givenNow),
        ...(carried ? { data: carried } : {}),
        ...(seen.draft === undefined ? {} : { draft: seen.draft }),
        ...(minutes === undefined ? {} : { minutes }),
      },
      {
        onSuccess: (answer) => {
          said.keep(what, null);
          onDone(answer);
        },
      },
    );
  };

  return (
    <Sheet
      title={action.label}
      subtitle={[target.title, target.filler].filter(Boolean).join(' · ')}
      busy={act.isPending}
      {...(canMark(target, action) ? { width: 880 } : {})}
      onClose={onClose}
      foot={
        <>
          <UploadingNote />
          <Button onClick={onClose} disabled={act.isPending}>
            {t('cancel')}
          </Button>
          <Button
            type={action.type === 'RETURN' ? 'default' : 'primary'}
            danger={action.grave}
            disabled={isArriving || waits}
            loading={act.isPending}
            onClick={handleConfirm}
          >
            {action.label}
          </Button>
        </>
      }
    >
      {act.isSuccess ? null : <StaleNote id={target.id} version={seen.version} text="staleSheet" />}
      {seen.summary}
      {action.hint ? <p className="grey">{action.hint}</p> : null}
      {asked ? (
        <Suspense fallback={<Loading />}>
          <ActForm
            definition={asked.definition}
            rights={asked.rights ?? null}
            unitId={target.unit.id}
            names={target.names ?? null}
            known={kept.form ?? (action.form === null ? undefined : target.prefill?.[action.form])}
            showErrors={tried}
            serverIssues={isProblem(act.error) ? (act.error.problem.issues ?? []) : []}
            onChange={handleForm}
          />
        </Suspense>
      ) : null}
      <GivenFields itemId={target.id} action={action} given={given} tried={tried} onChange={handleGiven} />
      {action.reason === 'none' ? null : (
        <ReasonField action={action} value={reason} onChange={setReason} error={tried && lacksReason ? t(missingOf(action)) : null} />
      )}
      {mayMark(action, given) ? <Marking target={target} action={action} marks={given.marks} onChange={(marks) => handleGiven({ ...given, marks })} /> : null}
      {act.error ? <ProblemAlert error={act.error} hideIssues={asked !== undefined} /> : null}
    </Sheet>
  );
};

const canMark = ({ markable, latest }: ActTarget, { marks }: AllowedAction): boolean =>
  marks !== null && markable?.form === marks.form && latest?.[marks.form] !== undefined;

interface MarkingProps {
  readonly target: ActTarget;
  readonly action: AllowedAction;
  readonly marks: readonly string[];
  readonly onChange: (marks: readonly string[]) => void;
}

/** What was handed in, to be marked; a list that does not carry it marks nothing. */
const Marking = ({ target, action: { marks: asked, ...action }, marks, onChange }: MarkingProps) => {
  const [first] = useState(asked === null ? undefined : target.latest?.[asked.form]);
  const form = asked === null ? undefined : target.forms[asked.form];
  if (asked === null || !first || !form || !target.names || !canMark(target, { ...action, marks: asked })) return null;
  return (
    <Suspense fallback={<Loading />}>
      <MarkingView
        definition={form.definition as FormDefinition}
        data={first.data}
        names={target.names}
        rights={target.markable?.rights ?? null}
        purpose={asked.comes}
        marks={marks}
        onChange={onChange}
      />{' '}
      {/* published definitions come checked from the server */}
    </Suspense>
  );
};
