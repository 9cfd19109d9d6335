import { Link } from '@tanstack/react-router';

interface Line {
  readonly itemId: string;
  readonly title: string;
  readonly unit: string;
  readonly isOpen: boolean;
}

/** An item by unit and title; a restricted one is only said to be one. */
export const ItemLink = ({ line: { itemId, title, unit, isOpen } }: { line: Line }) => (
  <span className="up-item">
    {isOpen ? <Link to={`/items/${itemId}`}>{title}</Link> : title}
    {unit === '' ? null : <span className="grey small">{unit}</span>}
  </span>
);
