import { Link } from '@tanstack/react-router';
import type { Me } from '../../api/types.js';
import { useNavigation } from './navigation.js';
import { t } from './texts.js';

/** On a phone only some pages have a tab: the others are listed here. */
export const MoreLinks = ({ me }: { me: Me }) => {
  const { desk, tabs } = useNavigation(me);
  const more = desk.filter(({ to }) => !tabs.some((tab) => tab.to === to));
  return more.length === 0 ? null : (
    <nav className="sheet more-links" aria-label={t('morePages')}>
      {more.map(({ to, label }) => (
        <p key={to}>
          <Link to={to} className="more-link">
            {label}
          </Link>
        </p>
      ))}
    </nav>
  );
};
