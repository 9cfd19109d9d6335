import { Suspense, useState } from 'react';
import type { FormDefinition } from '@bihuan/forms';
import type { ItemView } from '../../../api/types.js';
import { marksInWords } from '../../../form-kit/marks.js';
import { Loading } from '../../../shared/ui/loading.js';
import { SaySheetLater } from './say-sheet-later.js';
import { t } from './texts.js';
import { lazyPart } from '../../../shared/ui/lazy-part.js';

const MarkingView = lazyPart(() => import('../../../form-kit/marking/index.js').then((module) => ({ default: module.MarkingView })));

/** Whoever puts a form right asks for more than was marked; one request at a time, and what became of it. */
export const AskMore = ({ item }: { item: ItemView }) => {
  const [isOpen, setOpen] = useState(false);
  const { more, marked, markable } = item;
  if (!marked || markable?.form !== marked.form || !item.allowedActions.some(({ type }) => type === 'COMMENT')) return null;
  const waits = more?.answer === null;
  return (
    <>
      {more ? (
        <p className="more-said">
          {more.answer
            ? t(more.answer.allows ? 'allowed' : 'declined', { by: more.answer.by, at: more.answer.atText, words: more.answer.words })
            : t('waiting', { at: more.atText, places: placesIn(item) })}
        </p>
      ) : null}
      {waits ? null : (
        <p>
          <button type="button" className="link-button" onClick={() => setOpen(true)}>
            {t('ask')}
          </button>
        </p>
      )}
      {isOpen ? <AskSheet item={item} onClose={() => setOpen(false)} /> : null}
    </>
  );
};

const AskSheet = ({ item, onClose }: { item: ItemView; onClose: () => void }) => {
  const [marks, setMarks] = useState<readonly string[]>([]);
  const form = item.marked ? item.forms[item.marked.form] : undefined;
  const last = item.marked ? item.latest[item.marked.form] : undefined;
  return (
    <SaySheetLater
      item={item}
      width={880}
      lacks={marks.length === 0 ? t('marksMissing') : null}
      body={{ more: 'ask', marks }}
      onClose={onClose}
      words={{ title: t('title'), send: t('send'), cancel: t('cancel'), label: t('reason'), missing: t('reasonMissing') }}
    >
      {form && last ? (
        <Suspense fallback={<Loading />}>
          <MarkingView
            definition={form.definition as FormDefinition}
            data={last.data}
            names={item.names}
            rights={item.markable?.rights ?? null}
            purpose="ask"
            without={item.marked?.places ?? []}
            marks={marks}
            onChange={setMarks}
          />{' '}
          {/* published definitions come checked from the server */}
        </Suspense>
      ) : null}
    </SaySheetLater>
  );
};

/** What is asked for, as the reader knows the form: «第5行“措施”»; what he does not see is «其他内容». */
export const placesIn = ({ more, marked, forms, latest }: ItemView): string => {
  const form = marked ? forms[marked.form] : undefined;
  const last = marked ? latest[marked.form] : undefined;
  const told = more && form && last ? marksInWords(form.definition as FormDefinition, last.data, { marks: more.places }).map(({ words }) => words) : []; // checked when it was published
  return told.length > 0 ? told.join('、') : t('others');
};
