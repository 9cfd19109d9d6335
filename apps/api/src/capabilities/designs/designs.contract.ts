import { z } from 'zod';
import { formData, text, whole, wholeInAddress } from '../../kernel/http/text.js';

const title = text.trim().min(1).max(60);
const key = text.min(1).max(100);
/** As many as a column of whole numbers holds. */
const revision = whole.positive();
const content = z
  .string()
  .max(3_000_000)
  .refine((value) => !value.includes('\0') && value.isWellFormed());

/** Where in the lifecycle (RFC 6901), what is wrong, how to mend it. Of a file: where in the file. */
export const designProblem = z.strictObject({ pointer: z.string(), code: z.string(), message: z.string(), mend: z.string() });

export const designLine = z.strictObject({
  id: z.uuid(),
  title: z.string(),
  key: z.string(),
  kind: z.enum(['lifecycle', 'form']),
  revision: z.int(),
  status: z.enum(['open', 'handed-over', 'discarded']),
  createdBy: z.string(),
  updatedBy: z.string(),
  updatedText: z.string(),
  /** The published version it began from; null for what is new. */
  baseVersion: z.int().nullable(),
  /** The newest one there is now, where it is another. */
  newerVersion: z.int().nullable(),
  /** The file it was handed over as, in 流程库. */
  draftId: z.uuid().nullable(),
});
export const designsView = z.strictObject({ designs: z.array(designLine), mayManage: z.boolean() });

const named = z.strictObject({ key: z.string(), label: z.string() });
/** What a definition may name: keys with the words the organisation has for them. */
const namesView = z.strictObject({
  posts: z.array(named),
  categories: z.array(named),
  groups: z.array(named),
  forms: z.array(named),
  lifecycles: z.array(named),
  series: z.array(named),
  /** The years of the working calendar that were announced: forms are tried out by them. */
  workYears: z.record(z.string(), z.strictObject({ version: z.int(), off: z.array(z.string()), on: z.array(z.string()) })),
});
/** One lifecycle with the forms and number series it uses. */
const documentView = z.strictObject({ lifecycle: z.unknown(), forms: z.array(z.unknown()), series: z.array(z.unknown()) });
const otherEditor = z.strictObject({ name: z.string(), text: z.string(), revision: z.int() });

export const designView = z.strictObject({
  ...designLine.shape,
  document: documentView,
  /** Others who changed it within the last five minutes, newest first. */
  others: z.array(otherEditor),
  problems: z.array(designProblem),
  notices: z.array(designProblem),
  names: namesView,
  /** Those of `problems` that the organisation of today brought; null where it was not asked, because the design cannot run yet. */
  ofToday: z.array(designProblem).nullable(),
  mayChange: z.boolean(),
});

const from = z.discriminatedUnion('type', [
  /** `copy`: as a process of its own; otherwise it becomes the next version of the same. `ownForms`: the copy has forms of its own, and shares none. */
  z.strictObject({ type: z.literal('published'), key, copy: z.boolean(), ownForms: z.boolean().optional() }),
  z.strictObject({ type: z.literal('template'), key, ownForms: z.boolean().optional() }),
  z.strictObject({ type: z.literal('blank') }),
  /** `lifecycle`: which one, where the file holds several. */
  z.strictObject({ type: z.literal('file'), fileName: text.trim().min(1).max(200), content, lifecycle: key.optional() }),
  z.strictObject({ type: z.literal('design'), id: z.uuid(), ownForms: z.boolean().optional() }),
]);
/** `title`: absent, it keeps the one it comes with; a blank one needs it. */
export const newDesignBody = z.strictObject({ from, title: title.optional() });
/** `id` is null where nothing was made: the file has problems, or one of its lifecycles is to be chosen. */
export const newDesignView = z.strictObject({
  id: z.uuid().nullable(),
  problems: z.array(designProblem.extend({ line: z.int().nullable() })),
  problemCount: z.int(),
  choices: z.array(named),
});

export const templatesView = z.array(
  z.strictObject({
    key: z.string(),
    title: z.string(),
    purpose: z.string(),
    /** Its path in words, first to last. */
    path: z.array(z.string()),
    from: z.enum(['library', 'example']),
  }),
);

const changeView = z.strictObject({
  revision: z.int(),
  by: z.string(),
  mine: z.boolean(),
  atText: z.string(),
  commands: z.array(z.unknown()),
  inverse: z.unknown(),
  tookOverAfter: z.int().nullable(),
});
export const changesView = z.strictObject({ revision: z.int(), changes: z.array(changeView) });
export const changesQuery = z.strictObject({ after: wholeInAddress });
/**
 * `revision`: the one the commands were made on. On a stale one the answer is 409 `design.changed-meanwhile` with `attached`, a `changesView` of what
 * came since. `takeOver`: what others did since then is taken back first; it stays in the record.
 */
export const changeBody = z.strictObject({ revision, commands: z.array(formData).min(1).max(500), takeOver: z.boolean().optional() });
export const changedView = z.strictObject({ revision: z.int(), problems: z.array(designProblem), others: z.array(otherEditor) });

export const revisionBody = z.strictObject({ revision });
export const handedOverView = z.strictObject({ draftId: z.uuid() });

const migrationAct = z.enum(['keep', 'hide', 'move', 'convert']);
/** What its forms would do to answers that are there already, counted, and what was chosen for each field. */
export const evolutionView = z.strictObject({
  forms: z.array(
    z.strictObject({
      key: z.string(),
      title: z.string(),
      /** The newest published version, against which choices are made. */
      from: z.int().nullable(),
      sentences: z.array(z.string()),
      running: z.array(z.strictObject({ version: z.int(), items: z.int() })),
      fields: z.array(
        z.strictObject({
          field: z.string(),
          table: z.string().nullable(),
          label: z.string(),
          kind: z.string(),
          nowKind: z.string().nullable(),
          why: z.enum(['gone', 'kind', 'narrower']),
          /** How many answers were given, in words; null: none. `lost`: of those that could not be carried over. */
          given: z.string().nullable(),
          drafts: z.string().nullable(),
          lost: z.string().nullable(),
          lostInDrafts: z.string().nullable(),
          acts: z.array(migrationAct),
          targets: z.array(z.strictObject({ id: z.string(), label: z.string(), kind: z.string() })),
          act: migrationAct,
          to: z.string().nullable(),
          isChosen: z.boolean(),
          /** Options the answers become, and the values that were found by whoever may read them; `isOpen`: it becomes none yet. */
          options: z.array(z.strictObject({ value: z.string(), label: z.string() })),
          found: z.array(z.strictObject({ from: z.string(), text: z.string(), n: z.int(), to: z.string().nullable(), isOpen: z.boolean() })),
        }),
      ),
    }),
  ),
});

/** What forms that wait for a second person meet; `seen` is sent back when he publishes. */
export const draftEvolutionView = z.strictObject({ ...evolutionView.shape, seen: z.string() });

/** Where a definition is used. */
export const usesView = z.strictObject({
  running: z.array(z.strictObject({ version: z.int(), items: z.int() })),
  campaigns: z.array(
    z.strictObject({
      id: z.uuid(),
      title: z.string(),
      tasks: z.array(z.strictObject({ id: z.uuid(), printedNo: z.string(), title: z.string(), list: z.string() })),
    }),
  ),
  others: z.array(z.string()),
  designs: z.array(z.strictObject({ id: z.uuid(), title: z.string() })),
});

/** What uses a list of options and is not published: designs that are worked on, and files that wait for a second person. */
const inWork = z.array(z.strictObject({ id: z.uuid(), title: z.string(), forms: z.array(z.string()) }));
export const setInWorkView = z.strictObject({ designs: inWork, files: inWork });

/** By definition, in how many places it is used. */
export const useCountsView = z.strictObject({ counts: z.array(z.strictObject({ kind: z.enum(['lifecycle', 'form']), key: z.string(), places: z.int() })) });

export type DesignLine = z.infer<typeof designLine>;
export type DesignsView = z.infer<typeof designsView>;
export type DesignView = z.infer<typeof designView>;
export type DesignProblem = z.infer<typeof designProblem>;
export type NewDesignBody = z.infer<typeof newDesignBody>;
export type NewDesignView = z.infer<typeof newDesignView>;
export type TemplatesView = z.infer<typeof templatesView>;
export type ChangesView = z.infer<typeof changesView>;
export type ChangeBody = z.infer<typeof changeBody>;
export type ChangedView = z.infer<typeof changedView>;
export type DraftEvolutionView = z.infer<typeof draftEvolutionView>;
export type EvolutionView = z.infer<typeof evolutionView>;
export type UseCountsView = z.infer<typeof useCountsView>;
export type SetInWorkView = z.infer<typeof setInWorkView>;
export type UsesView = z.infer<typeof usesView>;
