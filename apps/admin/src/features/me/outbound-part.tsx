import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Button, Input } from 'antd';
import { useState } from 'react';
import { api } from '../../api/client.js';
import type { OutboundAddressView } from '../../api/generated.js';
import { ProblemAlert } from '../../shared/ui/problem-alert.js';
import { words } from '../../shared/texts/words.js';

const t = words('outbound', {
  title: '外部接收地址',
  hint: '设置后，有人催办您时，提醒和办理链接会发到这里。办理链接等于您本人签批，地址只能由您本人设置，请勿转发。',
  address: '手机号或邮箱',
  password: '您的登录密码',
  send: '发送验证码',
  code: '收到的验证码（6位）',
  confirm: '确认',
  set: '设置',
  change: '更换',
  remove: '不再接收',
  cancel: '先不设',
  none: '没有设置，提醒只在本系统里。',
  waiting: '已向{{address}}发出验证码，确认后开始接收。',
  confirmed: '正在接收：{{address}}',
  void: '{{address}}已停用：您的密码改过，请重新确认。',
});

const key = ['outbound-address'] as const;

/** Where the reader wants to be reached outside: set by his own password and the code that was sent there. Nothing where no gateway is connected. */
export const OutboundPart = () => {
  const client = useQueryClient();
  const { data } = useQuery({ queryKey: key, queryFn: ({ signal }) => api.get<OutboundAddressView>('/me/outbound-address', signal) });
  const [isOpen, setOpen] = useState(false);
  const keep = (view: OutboundAddressView) => {
    client.setQueryData(key, view);
    setOpen(false);
  };
  const remove = useMutation({ mutationFn: () => api.delete<OutboundAddressView>('/me/outbound-address'), onSuccess: keep });
  if (!data?.available) return null;
  return (
    <section className="sheet me-outbound">
      <h2>{t('title')}</h2>
      <p className="grey small">{t('hint')}</p>
      <p role="status">{t(data.state, { address: data.address ?? '' })}</p>
      {data.state === 'waiting' && !isOpen ? <Confirm onDone={keep} /> : null}
      {isOpen ? (
        <Ask onDone={keep} onClose={() => setOpen(false)} />
      ) : (
        <p className="acts">
          <Button onClick={() => setOpen(true)}>{t(data.state === 'none' ? 'set' : 'change')}</Button>
          {data.state === 'none' ? null : (
            <Button loading={remove.isPending} onClick={() => remove.mutate()}>
              {t('remove')}
            </Button>
          )}
        </p>
      )}
      {remove.error ? <ProblemAlert error={remove.error} /> : null}
    </section>
  );
};

const Ask = ({ onDone, onClose }: { onDone: (view: OutboundAddressView) => void; onClose: () => void }) => {
  const [address, setAddress] = useState('');
  const [password, setPassword] = useState('');
  const ask = useMutation({
    mutationFn: () => api.post<OutboundAddressView>('/me/outbound-address', { address: address.trim(), password }),
    onSuccess: onDone,
  });
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        ask.mutate();
      }}
    >
      <div className="field">
        <label htmlFor="outbound-address">{t('address')}</label>
        <Input id="outbound-address" value={address} onChange={(event) => setAddress(event.target.value)} />
      </div>
      <div className="field">
        <label htmlFor="outbound-password">{t('password')}</label>
        <Input.Password id="outbound-password" autoComplete="current-password" value={password} onChange={(event) => setPassword(event.target.value)} />
      </div>
      {ask.error ? <ProblemAlert error={ask.error} /> : null}
      <p className="acts">
        <Button onClick={onClose}>{t('cancel')}</Button>
        <Button type="primary" htmlType="submit" loading={ask.isPending} disabled={address.trim() === '' || password === ''}>
          {t('send')}
        </Button>
      </p>
    </form>
  );
};

const Confirm = ({ onDone }: { onDone: (view: OutboundAddressView) => void }) => {
  const [code, setCode] = useState('');
  const confirm = useMutation({ mutationFn: () => api.post<OutboundAddressView>('/me/outbound-address/confirm', { code: code.trim() }), onSuccess: onDone });
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        confirm.mutate();
      }}
    >
      <div className="field">
        <label htmlFor="outbound-code">{t('code')}</label>
        <Input
          id="outbound-code"
          inputMode="numeric"
          autoComplete="one-time-code"
          maxLength={6}
          value={code}
          onChange={(event) => setCode(event.target.value)}
        />
      </div>
      {confirm.error ? <ProblemAlert error={confirm.error} /> : null}
      <p className="acts">
        <Button type="primary" htmlType="submit" loading={confirm.isPending} disabled={!/^\d{6}$/u.test(code.trim())}>
          {t('confirm')}
        </Button>
      </p>
    </form>
  );
};
