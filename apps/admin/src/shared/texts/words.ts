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
  // A table asks for hundreds of texts at once: each is looked up once a language, what it leaves room for is filled in here.
  const known = new Map<string, string>();
  return (key, parameters) => {
    const place = `${texts.language}/${key}`;
    const text = known.get(place) ?? translate(key, { ns: area, skipInterpolation: true });
    known.set(place, text);
    return text.includes('{{') ? filledIn(text, parameters) : text;
  };
};

/** What is not given leaves nothing behind; what is given is never read as a text with room in it. */
const filledIn = (text: string, parameters: Parameters = {}): string => text.replaceAll(/\{\{(\w+)\}\}/gu, (_, name: string) => String(parameters[name] ?? ''));
