import type { ItemView } from '../../api/types.js';
import { words } from '../texts/words.js';
import './checks.css';

const t = words('slip', { willBe: '{{title}} 编号将为 {{number}}', is: '{{title}} {{number}}', note: '签后发号；别处先签的，号码顺延。' });

/** What will be signed, with the number it would get. */
export const SlipPreview = ({ slip }: { slip: NonNullable<ItemView['slip']> }) => (
  <section className="sheet slip">
    <h3>{t(slip.isIssued ? 'is' : 'willBe', { title: slip.title, number: slip.number })}</h3>
    {slip.isIssued ? null : <p className="grey small">{t('note')}</p>}
    <dl>
      {slip.lines.slice(0, 6).map(({ label, text }) => (
        <div key={label}>
          <dt>{label}</dt>
          <dd>{text}</dd>
        </div>
      ))}
    </dl>
  </section>
);
