import { assertNever } from '../conditions/operator.js';
import type { Change } from './difference.js';

/** A change as a sentence: «第3行“措施”由“加强学习”改为“每周三集中学习”». */
export function describe(change: Change): string {
  switch (change.kind) {
    case 'changed':
      return `${rowWords(change)}“${change.label}”${changeWords(change)}`;
    case 'row-added':
      return `增加${rowWords(change)}${change.after === '' ? '' : `：${change.after}`}`;
    case 'row-removed':
      return `删去原${rowWords(change)}${change.before === '' ? '' : `：${change.before}`}`;
    default:
      return assertNever(change.kind);
  }
}

function changeWords({ before, after }: Change): string {
  if (before === '') return `填写了“${after}”`;
  return after === '' ? `清空了（原为“${before}”）` : `由“${before}”改为“${after}”`;
}

const rowWords = ({ row }: Change): string => (row === undefined ? '' : `第${row}行`);
