import { words } from '../../shared/texts/words.js';
import { chainWords } from './texts-chain.js';
import { panelWords } from './texts-panel.js';

/** Users say 设计稿, 步骤, 分支; what a process itself says comes with its definition. */
export const t = words('designer', {
  ...chainWords,
  ...panelWords,
  page: '流程设计', back: '流程库', undo: '撤销', redo: '重做', tools: '查看', smaller: '缩小', bigger: '放大', zoomOut: '缩小显示', zoomIn: '放大显示',
  evolution: '发布前请留意：已经填写的内容会受影响',
  handOver: '送发布', handOverTitle: '送发布', handOverText: '送出后成为流程库里一份待发布的文件，由另一位同志核对发布。设计稿不再修改；要再改，请另起一份。', handOverProblems: '还有{{count}}处要改，改好后才能送发布。', handOverUnsaved: '最后的修改还没有保存，请稍等。', notYet: '先不送',
  autoSaved: '已自动保存', saving: '正在保存…', offline: '网络断开，修改还在本页，恢复后自动保存，请勿关闭', notSaved: '没有保存成功，修改还在本页。', tryAgain: '再试一次', readOnly: '只能查看', isHandedOver: '已送发布，不再修改', isDiscarded: '已作废',
  refused: '没有改：{{text}}', yourself: '您在另一个页面', merged: '{{by}}同时改了{{count}}处，已合并，您的修改都在', restored: '上次没有送出的{{count}}处修改已找回', keptTheirs: '已合并',
  clashTitle: '{{by}}也改了这里', clashText: '您有{{kept}}处修改可以和{{by}}的合并；下面几处双方都改了，请选一种。', clashChoices: '合并：这几处按对方的，其余按您的。按我的：对方这段时间的修改先收回，留在记录里。', clashMerge: '合并：这几处按现在的，其余按您的。', takeOver: '按我的', merge: '合并，保留我的{{count}}处',
  didAdd: '添加“{{label}}”', didRemove: '删除“{{label}}”', didMove: '移动“{{label}}”', didCopy: '复制“{{label}}”', didChange: '修改“{{label}}”', didChangeTo: '您把“{{label}}”改为“{{value}}”', theirsIs: '，现在是“{{value}}”', keepOther: '按对方的', clashOnly: '下面几处您和{{by}}都改了，请选一种。', didOther: '其他修改',
  problems: '要改的地方', problemsN: '要改的地方（{{count}}）', noProblems: '没有要改的地方，可以送发布。', noProblemsShort: '没有要改的地方', hasProblem: '有要改的地方',
});
