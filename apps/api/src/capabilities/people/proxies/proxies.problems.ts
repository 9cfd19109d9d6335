import type { ProblemCatalogue } from '../../../kernel/errors/problem-catalogue.js';

export const proxyProblems = {
  'proxy.oneself': { status: 422, title: '请另选一位同志', detail: '没有保存：不能请本人代办。请另选一位同志。' },
  'proxy.for-another': { status: 422, title: '不能由本人代办', detail: '没有保存：不能把别人的事安排给您本人代办。请另选一位同志，或由党办其他同志来安排。' },
  'proxy.days-wrong': { status: 422, title: '请核对日期', detail: '没有保存：{why}。请改好日期再保存。' },
  'proxy.person-unknown': { status: 422, title: '没有找到这位同志', detail: '没有保存：没有找到这位同志，或者他已经离开、账号已停用。请重新选择。' },
  'proxy.other-unit': {
    status: 403,
    title: '请选本支部或本科室的同志',
    detail: '没有保存：{name}与{of}不在同一个支部或科室。要请其他单位的同志代办，请联系党办安排。',
  },
  'proxy.overlaps': { status: 409, title: '这段时间已有人代办', detail: '没有保存：{from}到{to}已请{proxy}代办。请先结束那一次，或改选其他日期。' },
  'proxy.away-too': { status: 409, title: '这位同志也外出', detail: '没有保存：{name}在这段时间也请了{other}代办，代办不能再转。请另选一位同志。' },
  'proxy.stands-in': {
    status: 409,
    title: '这段时间正替人代办',
    detail: '没有保存：{from}到{to}{name}正替{other}代办，代办不能再转。请先由{other}或党办结束那次代办、另请他人，再来保存。',
  },
  'proxy.not-yours': { status: 403, title: '不由您安排', detail: '没有办成：别人的代办由本人或党办安排，没有保存任何内容。' },
  'proxy.unknown': { status: 404, title: '没有找到', detail: '没有这次代办，或者您无权查看。请返回上一页。' },
  'proxy.over': { status: 409, title: '代办已经结束', detail: '没有办成：这次代办已经结束，不用再办。' },
} as const satisfies ProblemCatalogue;
