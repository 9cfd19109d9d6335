import { z } from 'zod';
import { text, wholeInAddress } from '../../kernel/http/text.js';

export const definitionKind = z.enum(['form', 'lifecycle', 'register', 'way', 'plan', 'series', 'review', 'option-set']);

/** `running`: items that have not ended, by the version they keep. */
const runningView = z.array(z.strictObject({ version: z.int(), items: z.int() }));
const publishedView = z.strictObject({
  kind: definitionKind,
  key: z.string(),
  title: z.string(),
  version: z.int(),
  publishedText: z.string(),
  running: runningView,
  /** Who may begin one by hand; null where nobody may. */
  startedBy: z.string().nullable(),
});
const draftLine = z.strictObject({
  id: z.uuid(),
  title: z.string(),
  fileName: z.string(),
  uploadedBy: z.string(),
  uploadedText: z.string(),
  status: z.enum(['open', 'published', 'discarded']),
  settledText: z.string().nullable(),
  fromLibrary: z.boolean(),
  /** Drawn on the page and handed over, not brought as a file. */
  fromDesign: z.boolean(),
});
const waitingView = z.strictObject({ versionId: z.uuid(), kind: definitionKind, title: z.string(), isNew: z.boolean() });
export const definitionsView = z.strictObject({
  published: z.array(publishedView),
  drafts: z.array(draftLine),
  fromLibrary: z.array(waitingView),
  mayManage: z.boolean(),
  /** Puts running items on a newer version. */
  mayUpgrade: z.boolean(),
});

/** Where in the file, what is wrong, how to mend it. */
const problemView = z.strictObject({ pointer: z.string(), line: z.int().nullable(), code: z.string(), message: z.string(), mend: z.string() });
/** A line of a path as it is drawn; what changed in it stands in the words beside it. */
const pictureLine = z.strictObject({
  part: z.enum(['state', 'branch', 'step', 'fork', 'notify', 'cc', 'wait', 'sub-items']),
  id: z.string(),
  label: z.string(),
  depth: z.int(),
  change: z.enum(['same', 'added', 'removed', 'moved', 'changed']),
});
const partView = z.strictObject({
  kind: definitionKind,
  key: z.string(),
  title: z.string(),
  /** The version it will be; null where nothing changes. */
  version: z.int().nullable(),
  before: z.int().nullable(),
  running: runningView,
  changes: z.array(z.string()),
  /** Who may newly begin, decide or read, by post; of a form whose rights changed, who newly sees and writes which fields; null of all else. */
  newly: z.strictObject({ start: z.array(z.string()), decide: z.array(z.string()), see: z.array(z.string()), write: z.array(z.string()) }).nullable(),
  /** Of a process that changes: its path before and after. */
  picture: z.strictObject({ before: z.array(pictureLine), after: z.array(pictureLine) }).nullable(),
});
export const definitionDraftView = z.strictObject({
  ...draftLine.shape,
  problems: z.array(problemView),
  problemCount: z.int(),
  /** What does not keep it from being published, but should be known. */
  notices: z.array(problemView),
  parts: z.array(partView),
  /** What the differences were taken against; sent back when publishing. */
  basis: z.string(),
  /** Cases of its processes, replayed by what is in it. `seen` is sent back with the reason to publish despite failing ones. */
  cases: z.strictObject({
    all: z.int(),
    failed: z.int(),
    lines: z.array(z.strictObject({ process: z.string(), name: z.string(), passed: z.boolean(), text: z.string().nullable() })),
    seen: z.string(),
    /** Removed, or checked by something else, since the last version: by whom, when. */
    touched: z.array(z.strictObject({ process: z.string(), name: z.string(), text: z.string() })),
  }),
  mayPublish: z.boolean(),
  publishWhyNot: z.string().nullable(),
  mayDiscard: z.boolean(),
});

export const draftBody = z.union([
  z.strictObject({
    fileName: text.trim().min(1).max(200),
    content: text.max(3_000_000),
  }),
  z.strictObject({ fromLibrary: z.array(z.uuid()).min(1).max(200) }),
]);
/** `met`: what was read of answers that are there (`seen` of the draft's evolution), where it was shown. `despite`: why it is published although cases fail, and which were seen to fail. */
export const publishBody = z.strictObject({
  basis: text.max(100),
  met: text.max(100).optional(),
  despite: z.strictObject({ reason: text.trim().min(1).max(500), seen: text.max(100) }).optional(),
});
export const fileQuery = z.strictObject({ version: wholeInAddress.positive().optional() });

export type DefinitionsView = z.infer<typeof definitionsView>;
export type DefinitionDraftView = z.infer<typeof definitionDraftView>;
export type DraftLine = z.infer<typeof draftLine>;
export type PublishBody = z.infer<typeof publishBody>;
export type DraftBody = z.infer<typeof draftBody>;
