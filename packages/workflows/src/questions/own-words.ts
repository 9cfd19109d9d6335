import type { Mode } from '../definition.js';
import type { ItemEvent } from '../vocabulary.js';

/** What is the same in every lifecycle, as its button says it. A lifecycle has its own words for its acts and for deciding. */
export type OwnWord = Exclude<
  ItemEvent['type'],
  | 'ACT'
  | 'AGREE'
  | 'REJECT'
  | 'RETURN'
  | 'CREATE'
  | 'SLATE'
  | 'TIMEOUT'
  | 'EDIT'
  | 'REASSIGN'
  | 'RESCHEDULE'
  | 'RECOUNT'
  | 'UPGRADE'
  | 'SPAWN'
  | 'CHILDREN'
  | 'TOLD'
  | 'LIGHT'
>;

interface Words {
  readonly label: string;
  readonly reason: 'required' | 'optional' | 'none';
  readonly hint: string | null;
  readonly primary?: true;
  readonly grave?: true;
}

/** Whatever is not the useful next thing stands under «更多». */
export const OWN_WORDS: Readonly<Record<OwnWord, Words>> = {
  CLAIM: { label: '我来办', reason: 'none', hint: '由您一人办理，其他人不再需要处理', primary: true },
  GIVE_BACK: { label: '退还给大家', reason: 'none', hint: '其他人又可以领取办理' },
  ANSWER: { label: '答复', reason: 'required', hint: '答复后由征求意见的人继续办理', primary: true },
  TAKE_BACK: { label: '收回我的意见', reason: 'none', hint: '收回后可以重新表态' },
  TRANSFER: { label: '转办', reason: 'required', hint: '改由对方办理，您不再办理' },
  CONSULT: { label: '征求意见', reason: 'required', hint: '对方答复后再由您办理' },
  ADD_SIGNERS: { label: '加签', reason: 'required', hint: '请其他人一起审批' },
  REMOVE_SIGNER: { label: '减签', reason: 'none', hint: '撤下您请来、还没有表态的人' },
  ARRIVE: { label: '登记答复', reason: 'none', hint: '登记后继续往下办理', primary: true },
  CONTINUE: { label: '不再等待', reason: 'required', hint: '不等了，继续往下办理', grave: true },
  COMMENT: { label: '留言', reason: 'required', hint: null },
  CC: { label: '抄送', reason: 'none', hint: '对方可以查看，不需要办理' },
  URGE: { label: '催办', reason: 'none', hint: '提醒正在办理的人，一天一次' },
  SUSPEND: { label: '暂停', reason: 'required', hint: '暂停期间不能办理，时限停止计算', grave: true },
  RESUME: { label: '恢复', reason: 'required', hint: '从暂停的地方继续，时限接着计算' },
  TERMINATE: { label: '终止', reason: 'required', hint: '不再办理，并告知正在办理的人', grave: true },
  HAND_OVER: { label: '改派', reason: 'required', hint: '改由另一位同志办理，原办理人不再办理，并告知双方', grave: true },
  JUMP: { label: '跳到后面的步骤', reason: 'required', hint: '跳过中间的步骤，并告知被跳过的人', grave: true },
};

/** What somebody counts for who is brought in beside a signer; that depends on how many must agree at the step. */
const BESIDE: Readonly<Record<Exclude<Mode, object> | Extract<Mode, object>['type'], string>> = {
  all: '并签的同志也要同意，这一步才算通过',
  'in-turn': '并签的同志也要同意，这一步才算通过',
  claim: '并签的同志也要同意，这一步才算通过',
  any: '您和并签的同志有一位同意，这一步就算通过',
  vote: '并签的同志多投一票，与大家的票一起计算',
  'per-group': '并签的同志与您算同一组',
  lead: '与主办并签的，有一位同意即可；与协办并签的，只提意见',
};

export function addingHint(mode: Mode): string {
  return `${OWN_WORDS.ADD_SIGNERS.hint ?? ''}。${BESIDE[typeof mode === 'string' ? mode : mode.type]}`;
}
