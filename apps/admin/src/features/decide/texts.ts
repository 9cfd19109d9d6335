import { words } from '../../shared/texts/words.js';

export const t = words('decide', {
  tab: '办理链接',
  mark: '闭环',
  hint: '打开本页不会办理任何事项。核对后按下面的按钮，再确认一次，才算办理。',
  signer: '由您签批：{{signer}}',
  once: '链接{{text}}',
  whole: '登录看全文再办',
  noToken: '链接不完整，可能没有复制全。请从收到的消息里重新打开，或登录后办理。',
  sure: '确认{{label}}',
  back: '先不办',
  toSubmitter: '退给：{{to}}',
  reasonMissing: '请写明原因，让对方知道为什么。',
  done: '{{sentence}}可以关闭本页了。登录后能看到办理过程。',
  signIn: '去登录',
  nothing: '现在没有可用链接办理的，请登录后办理。',
  loading: '正在核对链接…',
});
