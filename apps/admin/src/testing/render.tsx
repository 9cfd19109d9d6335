import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { configure, render } from '@testing-library/react';
import { ConfigProvider } from 'antd';
import type { ReactElement } from 'react';
import { keys } from '../api/queries.js';
import type { Me } from '../api/types.js';

// Asking jsdom whether each element is hidden costs most of a form test's time. What is waited for may take as long as the machine is busy.
configure({ defaultHidden: true, asyncUtilTimeout: 30_000 });

export const me: Me = {
  person: { id: 'p1', name: '林某', staffNo: '1001' },
  hats: [],
  permissions: [],
  textSize: 'standard',
  standIn: null,
  standsInFor: [],
  mustChangePassword: false,
  tenant: { name: '示范医院', officePhone: '', isDemo: true, hasOwnDate: true },
  today: { on: '2018-10-16', text: '10月16日（周二）' },
  publicComputer: false,
  insecureTransport: false,
};

/** Draws something with a signed-in reader and without styles. */
export const draw = (element: ReactElement) => drawAs(me, element);

/** The same for a reader of one's own. */
export const drawAs = (reader: Me, element: ReactElement) => {
  const client = new QueryClient({ defaultOptions: { queries: { retry: false, staleTime: Infinity, gcTime: Infinity }, mutations: { gcTime: Infinity } } });
  client.setQueryData(keys.me, reader);
  const whole = (drawn: ReactElement) => (
    <QueryClientProvider client={client}>
      <ConfigProvider theme={{ zeroRuntime: true }} button={{ autoInsertSpace: false }}>
        {drawn}
      </ConfigProvider>
    </QueryClientProvider>
  );
  const { rerender, ...page } = render(whole(element));
  return { ...page, again: (next: ReactElement) => rerender(whole(next)) };
};
