import { QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { ConfigProvider } from 'antd';
import zhCN from 'antd/es/locale/zh_CN.js';
import dayjs from 'dayjs';
import 'dayjs/locale/zh-cn.js';
import { useEffect } from 'react';
import { useQuery } from '@tanstack/react-query';
import { meQuery } from '../api/queries.js';
import { usePhone } from '../shared/ui/use-phone.js';
import { words } from '../shared/texts/words.js';
import { client, router } from './router.js';
import { fontSizeOf, themeOf } from './theme.js';

dayjs.locale('zh-cn');

const t = words('app', { nothingFound: '没有找到，请换个词再试。' });

/** Everything below reads the reader's own text size. */
const Themed = () => {
  const phone = usePhone();
  const { data: me } = useQuery({ ...meQuery, enabled: false });
  const size = me?.textSize ?? 'standard';
  useEffect(() => {
    document.documentElement.style.fontSize = `${fontSizeOf(size, phone)}px`;
  }, [size, phone]);
  return (
    <ConfigProvider
      renderEmpty={() => <p className="grey small">{t('nothingFound')}</p>}
      locale={zhCN}
      theme={themeOf(size, phone)}
      wave={{ disabled: true }}
      button={{ autoInsertSpace: false }}
    >
      <RouterProvider router={router} />
    </ConfigProvider>
  );
};

export const App = () => (
  <QueryClientProvider client={client}>
    <Themed />
  </QueryClientProvider>
);
