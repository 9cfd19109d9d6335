import { useDesign, useEditor } from '../store/editor.js';
import type { Found } from '../store/placed.js';
import { focusCard } from '../chain/card-id.js';
import { t } from '../texts.js';

/** Everything to be put right, in words; each leads to its card. */
export const Problems = () => {
  const editor = useEditor();
  const found = useDesign((state) => state.found);
  const fromServer = useDesign((state) => state.fromServer);
  const states = useDesign(({ document }) => document.lifecycle.states);
  const all = [...found, ...fromServer];
  const go = ({ at }: Found) => {
    if (!at) return;
    editor.send({ type: 'choose', chosen: at });
    focusCard(at);
  };
  return (
    <section aria-labelledby="dz-problems">
      <header className="dz-panel-head"><h2 id="dz-problems">{t('problems')}</h2></header>
      {all.length === 0 ? <p className="grey">{t('noProblems')}</p> : null}
      <ul className="dz-problems">
        {all.map((one) => (
          <li key={`${one.pointer} ${one.code}`}>
            {one.at ? <button type="button" className="link-button" onClick={() => go(one)}>{one.message}</button> : <span>{one.state === null ? '' : `${states[one.state]?.label ?? one.state}：`}{one.message}</span>}
            <p className="grey small">{one.mend}</p>
          </li>
        ))}
      </ul>
    </section>
  );
};
