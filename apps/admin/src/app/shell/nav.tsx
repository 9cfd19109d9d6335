import { Link } from '@tanstack/react-router';
import { AppstoreOutlined, AuditOutlined, ContainerOutlined, ScheduleOutlined, UserOutlined } from '@ant-design/icons';
import type { NavEntry } from './navigation.js';
import { t } from './texts.js';

const Count = ({ count }: { count: number | null }) => (count === null ? null : <span className="nav-count">{count}</span>);

export const TopNav = ({ entries }: { entries: readonly NavEntry[] }) => (
  <nav className="top-nav" aria-label={t('nav')}>
    {entries.map((entry) => (
      <Link key={entry.to} to={entry.to} activeOptions={{ exact: entry.exact }} className="top-nav-link">
        {entry.label}
        <Count count={entry.count} />
      </Link>
    ))}
  </nav>
);

const icons: Readonly<Record<string, typeof UserOutlined>> = {
  '/': ScheduleOutlined,
  '/board': AppstoreOutlined,
  '/matters': AuditOutlined,
  '/me': UserOutlined,
};

export const BottomTabs = ({ entries }: { entries: readonly NavEntry[] }) => (
  <nav className="bottom-tabs no-print" aria-label={t('nav')}>
    {entries.map((entry) => {
      const Icon = icons[entry.to] ?? ContainerOutlined;
      return (
        <Link key={entry.to} to={entry.to} activeOptions={{ exact: entry.exact }} className="bottom-tab">
          <Icon aria-hidden="true" />
          <span>
            {entry.label}
            <Count count={entry.count} />
          </span>
        </Link>
      );
    })}
  </nav>
);
