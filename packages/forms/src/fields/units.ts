import { idListKind } from './id-list.js';

export const units = idListKind('units', 'bihuan-units');
