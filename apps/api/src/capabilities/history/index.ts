export { commitment, firstBroken, followsFromAct, hashedMould, lifecyclesIn, newSecret, NO_HASH, recordOf, seal } from './chain.js';
export type { EventRecord, ItemAbout, Sealed, StoredEvent, SubmissionRef } from './chain.js';
