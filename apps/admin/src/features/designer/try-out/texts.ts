import { words } from '../../../shared/texts/words.js';

export const t = words('try-out', {
  title: '看谁来办与预演', back: '回到流程设计', note: '“{{title}}”第{{n}}稿。只在纸面上走，不发通知，不产生任何事项。',
  try: '看谁来办', unsent: '还有改动没有保存，下面按已保存的内容走。', as: '看谁来办', whole: '全院预演', answersNote: '不填的，条件按“其他情况”走。', answerOf: '{{field}}：{{value}}', answersUsed: '按填写的样子预演：{{text}}', unit: '哪个单位的一件', day: '以哪一天的组织', answers: '表里怎样填（影响走哪一支）', answerNone: '不填', yes: '是', no: '否', pick: '请选择单位，这里会列出它要走的每一步、由谁办、为什么是他。',
  starter: '由{{name}}发起', starterNone: '这个单位没有人可以发起', sentOut: '由方案下发或由别的事项带出', ends: '办到“{{state}}”，{{day}}', minutes: '本单位约{{own}}分钟，合计约{{all}}分钟', stops: '走不下去：{{why}}', decisions: '条件怎样判断', troubles: '要留意的', noTroubles: '没有发现问题。',
  nobody: '没有找到人', dueBy: '{{day}}前', arrives: '{{day}}到这一步', pace: '按每一步都用满时限推算；没有写时限的步骤按当日办完。', branch: '分支“{{name}}”',
  rehearse: '开始预演', again: '重新预演', rehearsing: '正在预演：{{done}}/{{total}}个单位', stop: '停止', failed: '预演没有办成：系统试了多次，走到{{done}}/{{total}}个单位就中断了。设计稿没有受影响，可以重新预演；再次中断请联系系统管理员。', stopped: '已停止，只走完{{done}}/{{total}}个单位', asked: '{{who}} {{at}}预演第{{revision}}稿，按{{day}}的组织', older: '这是第{{n}}稿的结果，设计稿已改到第{{now}}稿。', export: '导出Excel',
  wholeNote: '对每个可以发起（或方案会发到）的单位各走一遍，问题多的排在前面。', none: '还没有预演过。', sound: '没有问题', all: '全部', units: '{{count}}个单位', filterTrouble: '只看', filterUnit: '找单位', unitHint: '输入单位名称', noRows: '没有符合的单位。', more: '再看{{count}}个', before: '看前{{count}}个', stoppedOn: '停在{{day}}', colUnit: '单位', colTroubles: '问题', colWho: '由谁发起', colEnds: '办结', colMinutes: '本单位用时', colSteps: '经过', minutesShort: '{{n}}分钟', notEnded: '没有办完', steps: '看每一步（{{count}}）', toStep: '去改“{{label}}”', days: '{{day}}',
});
