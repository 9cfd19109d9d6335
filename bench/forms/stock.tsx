import Form from '@rjsf/antd';
import validator from '@rjsf/validator-ajv8';
import { createRoot } from 'react-dom/client';
import { columns, dataOf, definitionOf, scenarioAt } from './scenario.js';

/** rjsf with its own antd theme, its own array template and its own validator, as it comes. */
const scenario = scenarioAt(location.search);
const definition = definitionOf(scenario);
const text = { type: 'string' } as const;
const properties =
  scenario.type === 'table'
    ? { rows: { type: 'array', items: { type: 'object', properties: Object.fromEntries(columns.map(({ key, label }) => [key, { ...text, title: label }])) } } }
    : Object.fromEntries(definition.order.map((key) => [key, { ...text, title: definition.fields[key]?.label }]));

const root = createRoot(document.getElementById('root') ?? document.body);
Object.assign(globalThis, {
  mount: () =>
    root.render(
      <main>
        <h1>测量</h1>
        <Form schema={{ type: 'object', properties } as never} formData={dataOf(scenario)} validator={validator} />
      </main>,
    ),
});
