import { useMutation } from '@tanstack/react-query';
import { Button, Checkbox, Input } from 'antd';
import { useState } from 'react';
import type { FormEvent } from 'react';
import { api } from '../../api/client.js';
import type { Me } from '../../api/types.js';
import { ProblemAlert } from '../ui/problem-alert.js';
import { t } from './texts.js';
import './password.css';

interface PasswordFormProps {
  /** The old one was given by somebody else. */
  readonly wasGiven: boolean;
  readonly onDone: (me: Me) => void;
}

/** One's own password; what is typed lives in this form alone. */
export const PasswordForm = ({ wasGiven, onDone }: PasswordFormProps) => {
  const [old, setOld] = useState('');
  const [wanted, setWanted] = useState('');
  const [again, setAgain] = useState('');
  const [isShown, setShown] = useState(false);
  const [fault, setFault] = useState<'missing' | 'differ' | null>(null);
  const change = useMutation({ mutationFn: () => api.post<Me>('/me/password', { old, wanted }), onSuccess: onDone });
  const handleSubmit = (event: FormEvent) => {
    event.preventDefault();
    const found = old === '' || wanted === '' ? 'missing' : wanted === again ? null : 'differ';
    setFault(found);
    if (found === null) change.mutate();
  };
  const type = isShown ? 'text' : 'password';
  return (
    <form className="sheet password-form" onSubmit={handleSubmit} noValidate>
      <div className="field">
        <label htmlFor="password-old">{wasGiven ? t('given') : t('old')}</label>
        <Input id="password-old" type={type} value={old} autoComplete="current-password" onChange={(event) => setOld(event.target.value)} />
      </div>
      <div className="field">
        <label htmlFor="password-new">{t('wanted')}</label>
        <Input
          id="password-new"
          type={type}
          value={wanted}
          autoComplete="new-password"
          aria-describedby="password-rule"
          onChange={(event) => setWanted(event.target.value)}
        />
        <p id="password-rule" className="field-hint">
          {t('rule')}
        </p>
      </div>
      <div className="field">
        <label htmlFor="password-again">{t('again')}</label>
        <Input id="password-again" type={type} value={again} autoComplete="new-password" onChange={(event) => setAgain(event.target.value)} />
      </div>
      <Checkbox checked={isShown} onChange={(event) => setShown(event.target.checked)}>
        {t('show')}
      </Checkbox>
      {fault ? (
        <p className="field-error" role="alert">
          {t(fault)}
        </p>
      ) : null}
      {change.error && fault === null ? <ProblemAlert error={change.error} /> : null}
      <div>
        <Button type="primary" htmlType="submit" loading={change.isPending}>
          {t('save')}
        </Button>
      </div>
    </form>
  );
};
