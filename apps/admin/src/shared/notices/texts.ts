import { words } from '../texts/words.js';

export const t = words('notices', { label: '给您的提醒', more: '另有{{count}}条', fold: '收起', open: '打开', seen: '知道了', all: '全部知道了' });
