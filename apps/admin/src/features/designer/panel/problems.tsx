import { useDesign, useEditor } from '../store/editor.js';
import { useUrlValues } from '../../../shared/url/use-url-values.js';
import type { Found, InForm } from '../store/placed.js';
import { focusCard } from '../chain/card-id.js';
import { t } from '../texts.js';

/** Everything to be put right, in words; each leads to its card. */
export const Problems = () => {
  const editor = useEditor();
  const found = useDesign((state) => state.found);
  const fromServer = useDesign((state) => state.fromServer);
  const states = useDesign(({ document }) => document.lifecycle.states);
  const forms = useDesign(({ document }) => document.forms);
  const { change } = useUrlValues();
  const all = [...found, ...fromServer];
  const titleOf = ({ form }: InForm): string => forms.find(({ key }) => key === form)?.title ?? '';
  const go = ({ at }: Found) => {
    if (!at) return;
    editor.send({ type: 'choose', chosen: at });
    focusCard(at);
  };
  const goInForm = (one: Found, place: InForm) => () =>
    change({
      view: 'form',
      form: place.form,
      part: place.rule === undefined ? (one.pointer.includes('/access') ? 'rights' : '') : 'rules',
      field: place.field === undefined ? '' : `${place.table === undefined ? '' : `${place.table}/`}${place.field}`,
    });
  return (
    <section aria-labelledby="dz-problems">
      <header className="dz-panel-head">
        <h2 id="dz-problems">{t('problems')}</h2>
      </header>
      {all.length === 0 ? <p className="grey">{t('noProblems')}</p> : null}
      <ul className="dz-problems">
        {all.map((one) => (
          <li key={`${one.pointer} ${one.code}`}>
            {one.inForm ? (
              <button type="button" className="link-button" onClick={goInForm(one, one.inForm)}>
                {t('inForm', { title: titleOf(one.inForm) })}
                {one.message}
              </button>
            ) : one.at ? (
              <button type="button" className="link-button" onClick={() => go(one)}>
                {one.message}
              </button>
            ) : (
              <span>
                {one.state === null ? '' : `${states[one.state]?.label ?? one.state}：`}
                {one.message}
              </span>
            )}
            <p className="grey small">{one.mend}</p>
          </li>
        ))}
      </ul>
    </section>
  );
};
