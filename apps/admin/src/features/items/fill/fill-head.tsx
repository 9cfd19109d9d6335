import type { FormDefinition } from '@bihuan/forms';
import type { ItemView } from '../../../api/types.js';
import { t } from '../texts.js';

/** As the paper has it, otherwise in the product's own words: whose list it is stands above it in any case. */
export const fillerLine = ({ paper }: FormDefinition, filler: string): string =>
  paper?.fillerLabel === undefined ? t('filler', { filler }) : `${paper.fillerLabel}${filler}`;

/** Like the paper: title in the middle, who fills it in, until when, how long it takes; the plan's sentence folded. */
export const FillHead = ({ definition, item }: { definition: FormDefinition; item: ItemView }) => (
  <header className="fill-head">
    <h2 className="fill-title">{definition.paper?.title ?? definition.title}</h2>
    <p className="fill-filler">
      <span>{fillerLine(definition, item.filler)}</span>
      <span className="fill-when">
        {[item.due.day ? t('before', { day: item.due.day.text }) : '', t('minutes', { minutes: definition.minutes })].filter((part) => part !== '').join(' · ')}
      </span>
    </p>
    {definition.guidance ? (
      <details className="guidance">
        <summary>{t('guidance')}</summary>
        <p>{definition.guidance}</p>
      </details>
    ) : null}
  </header>
);
