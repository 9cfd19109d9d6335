import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { App, ConfigProvider } from 'antd';
import { useMemo, useState } from 'react';
import { createRoot } from 'react-dom/client';
import zhCN from 'antd/locale/zh_CN';
import '../../apps/admin/src/app/styles.css';
import { themeOf } from '../../apps/admin/src/app/theme.js';
import { FormView, checkForm, useDataToCheck } from '../../apps/admin/src/form-kit/index.js';
import { dataOf, definitionOf, scenarioAt } from './scenario.js';

const scenario = scenarioAt(location.search);
const definition = definitionOf(scenario);
const today = '2018-10-16';

/** The product's own form with its own check after every change, as the page that is filled in has it. */
const Page = () => {
  const [data, setData] = useState(() => dataOf(scenario));
  const checked = useDataToCheck(definition, data, today);
  const issues = useMemo(() => checkForm(definition, checked, today), [checked]);
  Object.assign(globalThis, { held: data });
  return <FormView definition={definition} data={data} today={today} unitId={null} names={null} issues={issues} onChange={setData} />;
};

const root = createRoot(document.getElementById('root') ?? document.body);
Object.assign(globalThis, {
  mount: () =>
    root.render(
      <QueryClientProvider client={new QueryClient()}>
        <ConfigProvider locale={zhCN} theme={themeOf('standard', false)} wave={{ disabled: true }}>
          <App>
            <main>
              <h1>{definition.title}</h1>
              <Page />
            </main>
          </App>
        </ConfigProvider>
      </QueryClientProvider>,
    ),
});
