import { findFork, findNode, type ChainNode } from '@bihuan/workflows';
import { assertNever } from '../../../shared/assert-never.js';
import { useDesign } from '../store/editor.js';
import { cardKey, type Chosen } from '../store/chosen.js';
import { t } from '../texts.js';
import { kindOf } from '../words/node-words.js';
import { BranchPanel } from './branch-panel.js';
import { ForkPanel } from './fork-panel.js';
import { CardContext } from './of-card.js';
import { StepPanel } from './step-panel.js';
import { SubItemsPanel } from './sub-items-panel.js';
import { TellPanel } from './tell-panel.js';
import { WaitPanel } from './wait-panel.js';

interface PanelProps {
  readonly chosen: Chosen;
  readonly onRemove: () => void;
  readonly onCopy: () => void;
}

/** What is chosen, with its faults first and what can be done about them. */
export const Panel = ({ chosen, onRemove, onCopy }: PanelProps) => {
  const node = useDesign(({ document }) => findNode(document.lifecycle, chosen.type === 'node' ? chosen.node : chosen.fork)?.node);
  const found = useDesign(({ byCard }) => byCard.get(cardKey(chosen)));
  const mayChange = useDesign((state) => state.mayChange);
  const fork = useDesign(({ document }) => (chosen.type === 'branch' ? findFork(document.lifecycle, chosen.fork) : undefined));
  const branch = chosen.type === 'branch' ? fork?.branches.find(({ id }) => id === chosen.branch) : undefined;
  if (!node || (chosen.type === 'branch' && !branch)) return null;
  return (
    <>
      <header className="dz-panel-head">
        <h2>{chosen.type === 'branch' ? t('kindBranch') : kindOf(node)}</h2>
        {mayChange ? (
          <span className="dz-more">
            {chosen.type === 'node' ? (
              <button type="button" className="link-button" onClick={onCopy}>
                {t('copy')}
              </button>
            ) : null}
            <button type="button" className="link-button" onClick={onRemove}>
              {t('removeCard')}
            </button>
          </span>
        ) : null}
      </header>
      {found ? (
        <ul className="dz-faults">
          {found.map(({ pointer, code, message, mend }) => (
            <li key={`${pointer} ${code}`}>
              <p>{message}</p>
              <p className="grey small">{mend}</p>
            </li>
          ))}
        </ul>
      ) : null}
      <CardContext value={cardKey(chosen)}>
        <fieldset className="field" disabled={!mayChange}>
          <legend className="visually-hidden">{t('panel')}</legend>
          {branch && fork ? <BranchPanel key={cardKey(chosen)} fork={fork} branch={branch} /> : <NodePanel node={node} />}
        </fieldset>
      </CardContext>
    </>
  );
};

/** Steps are what one walks through most: their panel stays and says something else. */
const NodePanel = ({ node }: { node: ChainNode }) => {
  switch (node.type) {
    case 'step':
      return <StepPanel step={node} />;
    case 'fork':
      return <ForkPanel key={node.id} fork={node} />;
    case 'notify':
    case 'cc':
      return <TellPanel key={node.id} node={node} />;
    case 'wait':
      return <WaitPanel key={node.id} node={node} />;
    case 'sub-items':
      return <SubItemsPanel key={node.id} node={node} />;
    default:
      return assertNever(node);
  }
};
