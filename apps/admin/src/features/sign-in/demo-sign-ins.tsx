import type { Credentials } from './sign-in-form.js';
import { t } from './texts.js';

export interface DemoSignInsView {
  readonly tenant: string;
  readonly officePhone: string;
  readonly sessions: readonly { readonly staffNo: string; readonly name: string; readonly job: string }[];
  readonly password: string | null;
}

/** Only the demo tenant on this very machine lists these. */
export const DemoSignIns = ({ view, busy, onSignIn }: { view: DemoSignInsView; busy: boolean; onSignIn: (credentials: Credentials) => void }) => (
  <section className="demo-sign-ins" aria-labelledby="demo-sign-ins">
    <h2 id="demo-sign-ins">
      {t('demo')} <span className="grey small">{t('demoHint')}</span>
    </h2>
    <ul>
      {view.sessions.map((session) => (
        <li key={session.staffNo}>
          <button
            type="button"
            disabled={busy || view.password === null}
            onClick={() => onSignIn({ login: session.staffNo, password: view.password ?? '', publicComputer: false })}
          >
            <span>
              {session.job} <b className="name">{session.name}</b>
            </span>
            <span className="grey small">{session.staffNo}</span>
          </button>
        </li>
      ))}
    </ul>
  </section>
);
