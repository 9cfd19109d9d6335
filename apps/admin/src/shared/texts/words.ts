import { createInstance } from 'i18next';

const texts = createInstance();
void texts.init({ lng: 'zh', fallbackLng: 'zh', initAsync: false, resources: {}, keySeparator: false, interpolation: { escapeValue: false } });

// i18next infers keys from one global list; ours are typed by each area instead.
const translate = (key: string, options: Record<string, unknown>): string => String(texts.t(key, options));

type Parameters = Readonly<Record<string, string | number>>;
export type Words<T> = (key: keyof T & string, parameters?: Parameters) => string;

/**
 * The shell's own words of one area, by key: `const t = words('inbox', { sent: '我已报送的' })`.
 * Words of a process never stand here; they come with the definitions.
 */
export const words = <T extends Readonly<Record<string, string>>>(area: string, zh: T): Words<T> => {
  texts.addResourceBundle('zh', area, zh, true, true);
  return (key, parameters) => translate(key, { ns: area, ...parameters });
};
