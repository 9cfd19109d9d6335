export { Attachments, lacksFiles } from './attachments.js';
export { ActionButtons } from './action-buttons.js';
export type { ActTarget } from './act-dialog.js';
export { decides, orderActions } from './order-actions.js';
export { useAct } from './use-act.js';
export type { ActInput } from './use-act.js';
export { DoneBar } from './done-bar.js';
export { sayAnswer, sayDone } from './done-bar-store.js';
