import { Button } from 'antd';
import type { OptionSetView } from '../../api/queries.js';
import { t } from './texts.js';

interface ClashProps {
  readonly by: string;
  readonly theirs: OptionSetView;
  readonly theirChanges: readonly string[];
  readonly mine: readonly string[];
  readonly onMerge: () => void;
  readonly onTakeTheirs: () => void;
}

/** Somebody else saved first: both are shown, and nothing is lost before one says so. */
export const ClashPart = ({ by, theirs, theirChanges, mine, onMerge, onTakeTheirs }: ClashProps) => (
  <div className="os-clash" role="alert">
    <h3>{t('clashTitle', { by })}</h3>
    <p>{t('clashTheirs', { version: theirs.version })}</p>
    <Lines lines={theirChanges} />
    <p>{t('clashMine')}</p>
    <Lines lines={mine} />
    <p className="grey small">{t('mergeNote')}</p>
    <p className="os-foot">
      <Button onClick={onTakeTheirs}>{t('takeTheirs')}</Button>
      <Button type="primary" onClick={onMerge}>
        {t('merge')}
      </Button>
    </p>
  </div>
);

const Lines = ({ lines }: { readonly lines: readonly string[] }) => (
  <ul>
    {lines.map((one) => (
      <li key={one}>{one}</li>
    ))}
  </ul>
);
