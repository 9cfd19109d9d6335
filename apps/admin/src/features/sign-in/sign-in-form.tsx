import { Button, Checkbox, Input } from 'antd';
import { useState } from 'react';
import type { FormEvent } from 'react';
import { ProblemAlert } from '../../shared/ui/problem-alert.js';
import { t } from './texts.js';

export interface Credentials {
  readonly login: string;
  readonly password: string;
  readonly publicComputer: boolean;
}

interface SignInFormProps {
  readonly busy: boolean;
  readonly error: unknown;
  readonly onSignIn: (credentials: Credentials) => void;
}

/** «这是公用电脑» is on by default: most ward machines are shared. */
export const SignInForm = ({ busy, error, onSignIn }: SignInFormProps) => {
  const [login, setLogin] = useState('');
  const [password, setPassword] = useState('');
  const [publicComputer, setPublicComputer] = useState(true);
  const [isMissing, setMissing] = useState(false);
  const handleSubmit = (event: FormEvent) => {
    event.preventDefault();
    const lacks = login.trim() === '' || password === '';
    setMissing(lacks);
    if (!lacks) onSignIn({ login: login.trim(), password, publicComputer });
  };
  return (
    <form className="sign-in-form sheet" onSubmit={handleSubmit} noValidate>
      <div className="field">
        <label htmlFor="login">{t('login')}</label>
        <Input id="login" value={login} autoComplete={publicComputer ? 'off' : 'username'} autoFocus onChange={(event) => setLogin(event.target.value)} />
      </div>
      <div className="field">
        <label htmlFor="password">{t('password')}</label>
        <Input
          id="password"
          type="password"
          value={password}
          autoComplete={publicComputer ? 'off' : 'current-password'}
          onChange={(event) => setPassword(event.target.value)}
        />
      </div>
      <div>
        <Checkbox checked={publicComputer} onChange={(event) => setPublicComputer(event.target.checked)}>
          {t('publicComputer')}
        </Checkbox>
        <p className="field-hint">{t('publicHint')}</p>
      </div>
      {isMissing ? (
        <p className="field-error" role="alert">
          {t('missing')}
        </p>
      ) : null}
      {error && !isMissing ? <ProblemAlert error={error} /> : null}
      <Button type="primary" htmlType="submit" block loading={busy}>
        {t('enter')}
      </Button>
    </form>
  );
};
