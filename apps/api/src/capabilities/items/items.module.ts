import { Module } from '@nestjs/common';
import { ITEM_READER } from '../attachments/index.js';
import type { ItemReader } from '../attachments/index.js';
import { DefinitionsModule } from '../definitions/index.js';
import { RunningVersions } from './running-versions.js';
import { EditsController } from './edits.controller.js';
import { EditFields } from './commands/edit-fields.js';
import { SaveDraft } from './commands/save-draft.js';
import { Drafts } from './drafts/drafts.js';
import { DraftsController } from './drafts/drafts.controller.js';
import { SendEvent } from './commands/send-event.js';
import { maySeeFile } from './field-access/may-see-file.js';
import { Readings } from './facts/readings.js';
import { Followers } from './followers.js';
import { HandOverController } from './hand-over/hand-over.controller.js';
import { HandOverWork } from './hand-over/hand-over-work.js';
import { ItemsController } from './items.controller.js';
import { Items } from './items.service.js';
import { SubmissionPapersController } from './print/submission-papers.controller.js';
import { ReferencesController } from './references/references.controller.js';
import { StartController } from './start/start.controller.js';
import { StartItem } from './start/start-item.js';
import { SystemActs } from './reactions/system-acts.js';
import { Attempts } from './upgrade/attempts.js';
import { Migrate } from './upgrade/migrate.js';
import { Rehearse } from './upgrade/rehearse.js';
import { MigrationsController } from './upgrade/migrations.controller.js';
import { CarryOn } from './form-change/carry-on.js';
import { FormChangesController } from './form-change/form-changes.controller.js';
import { WakeWaiting } from './waits/wake-waiting.js';
import { readItem } from './item-row.js';
import { mayReadItem } from './readable.js';
import { Additions } from './views/additions.js';

const reader: ItemReader = {
  mayRead: (tx, caller, itemId) => mayReadItem(tx, caller, itemId),
  mayReadFile: (tx, caller, file) => maySeeFile(tx, caller.personId, file),
  isRestricted: async (tx, itemId) => (await readItem(tx, itemId))?.privacy === 'restricted',
};

@Module({
  imports: [DefinitionsModule],
  controllers: [
    ItemsController,
    DraftsController,
    EditsController,
    HandOverController,
    StartController,
    MigrationsController,
    FormChangesController,
    SubmissionPapersController,
    ReferencesController,
  ],
  providers: [
    Items,
    Readings,
    Followers,
    Additions,
    SendEvent,
    EditFields,
    SaveDraft,
    Drafts,
    HandOverWork,
    SystemActs,
    WakeWaiting,
    Attempts,
    Migrate,
    Rehearse,
    CarryOn,
    RunningVersions,
    StartItem,
    { provide: ITEM_READER, useValue: reader },
  ],
  exports: [Items, Drafts, Readings, Followers, Additions, ITEM_READER],
})
export class ItemsModule {}
