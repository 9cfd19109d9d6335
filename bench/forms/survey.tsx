import { Model } from 'survey-core';
import { Survey } from 'survey-react-ui';
import { createRoot } from 'react-dom/client';
import 'survey-core/survey-core.css';
import { columns, dataOf, definitionOf, rowsOf, scenarioAt } from './scenario.js';

/** SurveyJS as it comes: texts are handed on when a field is left. */
const scenario = scenarioAt(location.search);
const definition = definitionOf(scenario);
const elements =
  scenario.type === 'table'
    ? [
        {
          type: 'matrixdynamic',
          name: 'rows',
          title: '清单',
          rowCount: scenario.count,
          maxRowCount: 5_000,
          addRowText: '再加一条',
          columns: columns.map(({ key, label }) => ({ name: key, title: label, cellType: 'text' })),
        },
      ]
    : definition.order.map((key) => ({ type: 'text', name: key, title: definition.fields[key]?.label }));
const model = new Model({ elements });
model.data = scenario.type === 'table' ? { rows: rowsOf(scenario.count).map(({ rowId: _, ...row }) => row) } : dataOf(scenario);

const root = createRoot(document.getElementById('root') ?? document.body);
Object.assign(globalThis, {
  mount: () =>
    root.render(
      <main>
        <h1>测量</h1>
        <Survey model={model} />
      </main>,
    ),
});
