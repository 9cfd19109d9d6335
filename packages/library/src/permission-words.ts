import type { Permission } from './kinds.js';

/** What a permission lets its holder see or do, for people who decide whom to give it. */
export interface PermissionWords {
  /** As a list names it. */
  readonly label: string;
  /** Follows the name of a post or a person: «支部书记：能看本单位的…». */
  readonly sentence: string;
  readonly kind: 'see' | 'do';
}

/** One sentence a permission; a new permission without one does not compile. */
export const permissionWords: Readonly<Record<Permission, PermissionWords>> = {
  'items.read-unit': { label: '看本单位事项', kind: 'see', sentence: '能看任职单位的各项工作和清单，不含限定范围的个人清单' },
  'items.read-area': { label: '看联系片区事项', kind: 'see', sentence: '能看自己联系的片区内各单位的工作和清单，不含限定范围的个人清单' },
  'items.read-all': { label: '看全院事项', kind: 'see', sentence: '能看全院各单位的工作和清单，不含限定范围的个人清单' },
  'items.read-restricted-unit': { label: '看本单位个人清单', kind: 'see', sentence: '能看任职单位党员干部的个人清单（限定范围）' },
  'items.read-restricted-all': { label: '看全院个人清单', kind: 'see', sentence: '能看全院党员干部的个人清单（限定范围）' },
  'plans.read': { label: '看年度方案', kind: 'see', sentence: '能看年度方案和任务安排' },
  'plans.edit': { label: '编写年度方案', kind: 'do', sentence: '能编写、送审和启动年度方案，能追加任务、调整时限' },
  'registers.read': { label: '看台账', kind: 'see', sentence: '能看台账中与本人职责范围有关的条目' },
  'registers.manage': { label: '管理台账', kind: 'do', sentence: '能把审核通过的问题列入台账，能看台账全部条目' },
  'decisions.enter-paper': { label: '补录纸质签批', kind: 'do', sentence: '能补录他人在纸上签批的意见，记录上写明由谁代录' },
  'items.hand-over': { label: '交接与代办', kind: 'do', sentence: '能把离任同志手上的事项交给他人接办，并为他人安排代办' },
  'items.override': {
    label: '暂停、恢复、终止、跳转、改派',
    kind: 'do',
    sentence: '能在流程允许时暂停、恢复、终止事项、跳过步骤或改派办理人，没有找到办理人时指定一位；须写明理由，记录上长期标明，并告知被跳过、被改派的同志',
  },
  'reminders.send': { label: '催办', kind: 'do', sentence: '能向未办的单位发出催办，每天一次' },
  'reviews.manage': { label: '组织考核评议', kind: 'do', sentence: '能组织年度考核评议、核对数据、办理年度收尾' },
  'calendar.manage': { label: '管理工作日历', kind: 'do', sentence: '能登记法定节假日、调休和本单位自定的放假、上班日' },
  'definitions.manage': { label: '管理流程库', kind: 'do', sentence: '能上传、导出流程和表单，能发布他人上传的新版本；自己上传的须由另一人发布' },
  'history.audit': { label: '查阅核对记录', kind: 'see', sentence: '能查阅办理过程和单位人员变动的全部记录，能核对记录是否完整，不能办理任何事项' },
  'people.manage': {
    label: '管理单位和人员',
    kind: 'do',
    sentence:
      '能增加、更名、合并单位，能登记人员、任职和免职；不能改权限，不能授予涉及安全、审计和全院个人清单的职务；任命能看本单位个人清单的职务、给这些人和管理员密码，须另一名管理员核准',
  },
  'security.manage': {
    label: '管理权限和账号安全',
    kind: 'do',
    sentence: '能决定各职务有哪些权限，能授予涉及安全、审计和全院个人清单的职务，能核准能看个人清单的任职和账号，能停用账号',
  },
  'audit.manage': { label: '管理审计', kind: 'do', sentence: '能查看单位、人员、任职和权限的全部变动记录，不能改动；系统管理员、安全管理员的新密码由其核准' },
};

/** A post with one of these is given and taken by the security administrator alone. */
export const guardedPermissions: readonly Permission[] = [
  'people.manage',
  'security.manage',
  'audit.manage',
  'history.audit',
  'items.read-restricted-all',
  'items.override',
];

/**
 * A post with one of these is given by the keeper of people, and opens nothing until the security administrator has released it:
 * there are as many of them as units, and each reads what almost nobody may.
 */
export const releasedPermissions: readonly Permission[] = ['items.read-restricted-unit'];
