import { Link } from '@tanstack/react-router';
import type { ItemView } from '../../api/types.js';
import { t } from '../texts.js';
import '../written.css';

/** Records as links; of one the reader may not read, that there is one. */
export const ReferencesRead = ({ value, names }: { value: unknown; names: ItemView['names'] }) => (
  <ul className="records">
    {(Array.isArray(value) ? value : []).map((id: unknown) => {
      const title = typeof id === 'string' ? names.records?.[id] : undefined;
      return (
        <li key={String(id)}>{title === undefined ? <span className="grey">{t('recordUnseen')}</span> : <Link to={`/items/${String(id)}`}>{title}</Link>}</li>
      );
    })}
  </ul>
);
