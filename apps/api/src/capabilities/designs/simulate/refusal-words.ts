import { itemProblems } from '../../items/index.js';

/** Why something is refused, told to one who is not the one refused. */
export const refusalWords = (code: keyof typeof itemProblems): string => itemProblems[code].title.replaceAll('您', '这位同志');
