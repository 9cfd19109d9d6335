import type { Paper } from '../paper.js';
import { sheetOfTable } from '../paper.js';

/** 附件2 with so many rows, long ones among them. */
export const annexTwo = (count: number): Paper =>
  sheetOfTable({
    title: '模范机关创建活动查摆问题清单',
    above: ['填报单位（个人）：内科第一党支部'],
    columns: [
      { label: '序号', width: 14 },
      { label: '存在主要问题', width: 66 },
      { label: '整改措施', width: 56 },
      { label: '备注', width: 20 },
    ],
    rows: Array.from({ length: count }, (_, at) => [
      String(at + 1),
      at % 3 === 0 ? '学习教育抓得不够紧，“三会一课”有时流于形式，个别党员参加学习不够主动（2018年第3季度检查发现）。' : '联系群众不够经常',
      at % 2 === 0 ? '每月固定学习日，支部书记带头讲党课，12月底前完成' : '',
      at % 5 === 0 ? '长期坚持' : '',
    ]),
    below: [],
  });
