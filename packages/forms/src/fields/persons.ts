import { idListKind } from './id-list.js';

export const persons = idListKind('people', 'bihuan-persons');
