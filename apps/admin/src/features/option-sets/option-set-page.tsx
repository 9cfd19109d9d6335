import { differenceOfOptions, mergeOptions } from '@bihuan/forms';
import type { Issue } from '@bihuan/forms';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useNavigate, useParams } from '@tanstack/react-router';
import { Button, Input } from 'antd';
import { useEffect, useId, useState } from 'react';
import { api, isProblem } from '../../api/client.js';
import { optionSetQuery, type OptionSetView } from '../../api/queries.js';
import { AskBeforeLeaving, PageHead, PageToCome, ProblemAlert } from '../../shared/ui/index.js';
import { ClashPart } from './clash-part.js';
import { afterSaving, newLine, type Lines, type OnPage } from './lines.js';
import { OptionLines } from './option-lines.js';
import { t } from './texts.js';
import { UsesPart } from './uses-part.js';
import { VersionsPart } from './versions-part.js';
import './option-sets.css';

/** One list of options: what it offers, where it is used, how it came to be that. */
export const OptionSetPage = () => {
  const { setKey = '' } = useParams({ strict: false });
  return setKey === 'new' ? <NewSet /> : <KnownSet key={setKey} setKey={setKey} />;
};

const NewSet = () => (
  <div className="page page-narrow">
    <PageHead title={t('newTitle')} tabTitle={t('newTitle')} back={{ to: '/definitions/options', label: t('backToSets') }} />
    <SetEditor view={null} />
  </div>
);

const KnownSet = ({ setKey }: { readonly setKey: string }) => {
  const { data, error, refetch } = useQuery(optionSetQuery(setKey));
  const [isDirty, setDirty] = useState(false);
  if (!data) return <PageToCome error={error} onRetry={refetch} />;
  const [newest] = data.versions;
  return (
    <div className="page page-narrow">
      <PageHead
        title={data.title}
        tabTitle={t('title')}
        note={`${t('version', { n: data.version })} · ${newest?.savedText ?? ''}`}
        back={{ to: '/definitions/options', label: t('backToSets') }}
      />
      <SetEditor view={data} onDirty={setDirty} />
      <UsesPart key={data.version} view={data} isDirty={isDirty} />
      <VersionsPart versions={data.versions} />
    </div>
  );
};

interface Written extends OnPage {
  /** What it was made from: another than what is read anew, once somebody else saved. */
  readonly base: Pick<OptionSetView, 'title' | 'version' | 'options'>;
}

/** What was on the page when it was saved, and which lines of it are options. */
interface Sent extends OnPage {
  readonly kept: Lines;
}

const written = (view: OptionSetView | null): Written => {
  const base = view ?? { title: '', version: 0, options: [] };
  return { title: base.title, lines: view ? linesOf(base.options) : [newLine(), newLine()], base };
};

const linesOf = (options: OptionSetView['options']): Lines =>
  options.map(({ value, label, retired }) => ({ value, label, ...(retired === true ? { retired } : {}) }));

const SetEditor = ({ view, onDirty }: { readonly view: OptionSetView | null; readonly onDirty?: (isDirty: boolean) => void }) => {
  const client = useQueryClient();
  const navigate = useNavigate();
  const [own, setOwn] = useState(() => written(view));
  const [said, setSaid] = useState('');
  const nameId = useId();
  const { title, lines, base } = own;
  // Lines nobody wrote anything into are no options.
  const kept = lines.filter(({ label, value }) => label.trim() !== '' || base.options.some((one) => one.value === value));
  const changes = [...(title.trim() === base.title ? [] : [`名称：${title.trim()}`]), ...differenceOfOptions(linesOf(base.options), kept)];
  const isDirty = changes.length > 0;
  useEffect(() => onDirty?.(isDirty), [isDirty, onDirty]);
  const save = useMutation({
    mutationFn: (sent: Sent) => {
      const body = { title: sent.title.trim(), options: sent.kept.map((one) => ({ ...one })) };
      return view === null
        ? api.post<OptionSetView>('/option-sets', body)
        : api.post<OptionSetView>(`/option-sets/${encodeURIComponent(view.key)}/change`, { ...body, version: base.version });
    },
    onSuccess: async (next, sent) => {
      setOwn((now) => ({ ...afterSaving(now, { sent, kept: sent.kept, saved: written(next) }), base: next }));
      setSaid(t('saved', { n: next.version }));
      client.setQueryData(optionSetQuery(next.key).queryKey, next);
      if (view === null) await navigate({ to: '/definitions/options/$setKey', params: { setKey: next.key }, replace: true, ignoreBlocker: true });
    },
  });
  const change = (next: Partial<Written>) => {
    setOwn((now) => ({ ...now, ...next }));
    setSaid('');
    // What is under way goes on: it is to be known which version came of it.
    if (!save.isPending && !isProblem(save.error, 'option-set.changed-meanwhile')) save.reset();
  };
  const theirs = isProblem(save.error, 'option-set.changed-meanwhile') ? theirsOf(save.error.problem) : null;
  const issues = isProblem(save.error, 'option-set.unsound') ? shownAt(save.error.problem.issues ?? [], kept, lines) : blankAt(lines, kept);
  const isWanting = title.trim() === '' || kept.length === 0;
  const hasBlank = kept.some(({ label }) => label.trim() === '');
  // A new list moves to an address of its own once it is saved; until then nothing is written that would stay behind.
  const mayChange = view === null ? !save.isPending : view.mayManage;
  const goneToo = base.options.some(({ value }) => kept.every((one) => one.value !== value));
  return (
    <section className="sheet os-part" aria-labelledby={`${nameId}-h`}>
      <AskBeforeLeaving isDirty={isDirty} />
      <h2 id={`${nameId}-h`}>{t('options')}</h2>
      <label htmlFor={nameId} className="os-name">
        {t('name')}
      </label>
      <Input
        id={nameId}
        value={title}
        maxLength={100}
        readOnly={!mayChange}
        autoFocus={view === null}
        onChange={({ target }) => change({ title: target.value })}
      />
      <p className="grey small">{t('optionsNote')}</p>
      <OptionLines lines={lines} issues={issues} mayChange={mayChange} onChange={(next) => change({ lines: next })} />
      {theirs ? (
        <ClashPart
          by={String(save.error && isProblem(save.error) ? (save.error.problem.facts?.['by'] ?? '') : '')}
          theirs={theirs}
          theirChanges={differenceOfOptions(linesOf(base.options), linesOf(theirs.options))}
          mine={changes}
          onMerge={() => {
            const merged = mergeOptions({ base: linesOf(base.options), theirs: linesOf(theirs.options), mine: kept });
            setOwn({ title: title.trim() === base.title ? theirs.title : title, lines: merged, base: theirs });
            save.reset();
            setSaid(t('merged'));
          }}
          onTakeTheirs={() => {
            setOwn(written(theirs));
            client.setQueryData(optionSetQuery(theirs.key).queryKey, theirs);
            save.reset();
          }}
        />
      ) : save.error ? (
        <ProblemAlert error={save.error} />
      ) : null}
      {view !== null && isDirty && !theirs ? <Changes changes={changes} hasGone={goneToo} /> : null}
      <p role="status" aria-live="polite" className="os-said">
        {said}
      </p>
      {(view?.mayManage ?? true) && !theirs ? (
        <p className="os-foot">
          {isWanting ? (
            <span id={`${nameId}-wanting`} className="grey small">
              {t('wanting')}
            </span>
          ) : null}
          {view !== null && isDirty ? (
            <Button disabled={save.isPending} onClick={() => setOwn(written(view))}>
              {t('reset')}
            </Button>
          ) : null}
          <Button
            type="primary"
            disabled={isWanting || !isDirty || hasBlank}
            aria-describedby={isWanting ? `${nameId}-wanting` : undefined}
            loading={save.isPending}
            onClick={() => save.mutate({ title, lines, kept })}
          >
            {t(view === null ? 'saveFirst' : 'save')}
          </Button>
        </p>
      ) : null}
    </section>
  );
};

const Changes = ({ changes, hasGone }: { readonly changes: readonly string[]; readonly hasGone: boolean }) => (
  <div className="os-changes">
    <h3>{t('changes')}</h3>
    <ul>
      {changes.map((one) => (
        <li key={one}>{one}</li>
      ))}
    </ul>
    {hasGone ? <p className="os-warn">{t('gone')}</p> : null}
  </div>
);

/** The newest version, as the refusal brings it. */
const theirsOf = (problem: object): OptionSetView | null => ('attached' in problem ? (problem.attached as OptionSetView) : null); // the contract of this refusal

/** An option that is kept has words; a line that was never one is no option. */
const blankAt = (lines: Lines, kept: Lines): readonly Issue[] =>
  lines.flatMap((line, n) =>
    line.label.trim() === '' && kept.includes(line)
      ? [{ pointer: `/options/${n}/label`, code: 'option-set.blank', severity: 'error' as const, message: t('blank') }]
      : [],
  );

/** The server counts what was sent; empty lines were not. */
const shownAt = (issues: readonly Issue[], sent: Lines, lines: Lines): readonly Issue[] =>
  issues.map((issue) => {
    const [, part, n, ...rest] = issue.pointer.split('/');
    const value = part === 'options' && n !== undefined ? sent[Number(n)]?.value : undefined;
    const at = lines.findIndex((line) => line.value === value);
    return at === -1 ? issue : { ...issue, pointer: ['', 'options', at, ...rest].join('/') };
  });
