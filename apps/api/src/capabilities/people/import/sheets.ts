/** The four sheets a hospital fills in, any of which may be left out: what their columns are called, and what people call them otherwise. */
export interface ImportColumn<Key extends string = string> {
  readonly key: Key;
  readonly label: string;
  readonly also: readonly string[];
  readonly isRequired: boolean;
  readonly width: number;
}

export interface ImportSheet<Key extends string = string> {
  readonly kind: ImportKind;
  readonly name: string;
  readonly also: readonly string[];
  readonly columns: readonly ImportColumn<Key>[];
}

export type ImportKind = 'units' | 'people' | 'posts' | 'areas';
/** In the order in which one stands on the other. */
export const importKinds = ['units', 'people', 'posts', 'areas'] as const satisfies readonly ImportKind[];

const column = <Key extends string>(key: Key, label: string, width: number, also: readonly string[] = []): ImportColumn<Key> => ({
  key,
  label,
  also,
  width,
  isRequired: true,
});
const optional = <Key extends string>(given: ImportColumn<Key>): ImportColumn<Key> => ({ ...given, isRequired: false });

export const unitSheet = {
  kind: 'units',
  name: '单位',
  also: ['单位表', '组织机构', '机构', '党组织', '科室'],
  columns: [
    column('code', '单位编号', 16, ['编号', '编码', '单位编码', '代码', '单位代码']),
    column('name', '单位名称', 34, ['名称', '单位', '党支部', '支部名称', '科室名称']),
    column('tree', '体系', 10, ['所属体系', '组织体系', '党组织或行政']),
    optional(column('parent', '上级单位', 24, ['上级', '上级编号', '上级单位编号', '所属单位'])),
    optional(column('ordinal', '序号', 8, ['排序', '顺序', '次序'])),
    column('category', '类别', 14, ['单位类别', '类型', '单位类型']),
    optional(column('departments', '覆盖科室', 34, ['包含科室', '所辖科室', '内设机构'])),
  ],
} as const satisfies ImportSheet;

export const peopleSheet = {
  kind: 'people',
  name: '人员',
  also: ['人员表', '人员名单', '花名册', '职工'],
  columns: [
    column('staffNo', '工号', 14, ['职工号', '员工编号', '人员编号', '职工编号', '员工号']),
    column('name', '姓名', 12, ['名字', '人员姓名']),
    column('mobile', '手机号', 16, ['手机', '手机号码', '联系电话', '电话', '移动电话']),
    optional(column('cadre', '党员干部', 10, ['是否党员干部', '是否干部', '干部'])),
    column('units', '所在单位', 34, ['单位', '所属单位', '所在支部', '所在党支部', '所在科室', '部门', '科室']),
  ],
} as const satisfies ImportSheet;

export const postSheet = {
  kind: 'posts',
  name: '任职',
  also: ['任职表', '职务', '职务表', '任免'],
  columns: [
    column('staffNo', '工号', 14, ['职工号', '员工编号', '人员编号', '职工编号', '员工号']),
    optional(column('name', '姓名', 12, ['名字', '人员姓名'])),
    column('post', '职务', 18, ['任职', '党内职务', '岗位', '职务名称']),
    column('unit', '任职单位', 34, ['单位', '所在单位', '所属单位', '党支部', '支部']),
    optional(column('from', '开始日期', 14, ['任职日期', '任职时间', '起始日期', '开始时间', '自'])),
    optional(column('to', '结束日期', 14, ['免职日期', '截止日期', '结束时间', '至'])),
  ],
} as const satisfies ImportSheet;

export const areaSheet = {
  kind: 'areas',
  name: '片区',
  also: ['片区表', '联系片区', '联系点', '片区划分'],
  columns: [
    column('name', '片区名称', 18, ['片区', '联系片区', '联系点']),
    column('leader', '联系领导工号', 16, ['工号', '职工号', '领导工号', '员工编号']),
    optional(column('leaderName', '联系领导姓名', 14, ['联系领导', '姓名', '领导姓名'])),
    column('units', '包含单位', 44, ['单位', '支部', '党支部', '所含单位', '联系单位', '联系支部']),
    optional(column('from', '开始日期', 14, ['起始日期', '开始时间', '自'])),
    optional(column('to', '结束日期', 14, ['截止日期', '结束时间', '至'])),
  ],
} as const satisfies ImportSheet;

export const importSheets: readonly ImportSheet[] = [unitSheet, peopleSheet, postSheet, areaSheet];

/** What tells the two rows of examples from somebody's own. */
export const EXAMPLE = '示例';

/** Heads are compared without spaces, stars and what stands in brackets. */
export const plainHead = (text: string): string => text.replaceAll(/[\s*＊:：]|[（(].*?[）)]/gu, '').toLowerCase();
export const namesColumn = ({ label, also }: ImportColumn, head: string): boolean => [label, ...also].some((name) => plainHead(name) === plainHead(head));
