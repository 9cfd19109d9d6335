import type { BoardView } from '../../api/generated.js';
import { usePhone } from '../../shared/ui/index.js';
import type { UrlValues } from '../../shared/url/use-url-values.js';
import { t } from './texts.js';

interface BoardFiltersProps {
  /** The board without filters of its own lists: what there is to choose from. */
  readonly choices: Pick<BoardView, 'stages' | 'areas' | 'categories'> & { readonly tasks: BoardView['tasks'] };
  readonly values: UrlValues;
  readonly onChange: (next: UrlValues) => void;
}

interface Choice {
  readonly value: string;
  readonly label: string;
}

const Select = ({
  label,
  all,
  value,
  choices,
  onChange,
}: {
  label: string;
  all: string;
  value: string;
  choices: readonly Choice[];
  onChange: (value: string) => void;
}) => (
  <label className="board-filter">
    <span>{label}</span>
    <select aria-label={label} value={value} onChange={(event) => onChange(event.target.value)}>
      <option value="">{all}</option>
      {choices.map((choice) => (
        <option key={choice.value} value={choice.value}>
          {choice.label}
        </option>
      ))}
    </select>
  </label>
);

const chosenFrom = ['stage', 'task', 'area', 'category'];

/** Filters stand in the address; numbers, matrix and the lists behind the numbers all follow them. */
export const BoardFilters = ({ choices, values, onChange }: BoardFiltersProps) => {
  const of = (name: string) => values[name] ?? '';
  const isFiltered = [...chosenFrom, 'open'].some((name) => of(name) !== '');
  const tasks = choices.tasks.filter(({ stageId }) => of('stage') === '' || stageId === of('stage'));
  const phone = usePhone();
  const lists = (
    <>
      <Select
        label={t('area')}
        all={t('allAreas')}
        value={of('area')}
        choices={choices.areas.map(({ id, name }) => ({ value: id, label: name }))}
        onChange={(area) => onChange({ area })}
      />
      <Select
        label={t('category')}
        all={t('allCategories')}
        value={of('category')}
        choices={choices.categories.map(({ key, label }) => ({ value: key, label }))}
        onChange={(category) => onChange({ category })}
      />
      <Select
        label={t('stage')}
        all={t('allStages')}
        value={of('stage')}
        choices={choices.stages.map(({ id, label, title }) => ({ value: id, label: label === title ? label : `${label} ${title}` }))}
        onChange={(stage) => onChange({ stage, task: '' })}
      />
      <Select
        label={t('task')}
        all={t('allTasks')}
        value={of('task')}
        choices={tasks.map(({ id, printedNo, shortTitle }) => ({ value: id, label: `${printedNo} ${shortTitle}` }))}
        onChange={(task) => onChange({ task })}
      />
    </>
  );
  return (
    <div className="board-filters no-print" role="group" aria-label={t('filters')}>
      <label className="board-check">
        <input type="checkbox" checked={of('open') === '1'} onChange={(event) => onChange({ open: event.target.checked ? '1' : '' })} />
        {t('onlyOpen')}
      </label>
      {phone ? (
        <details className="board-fold" open={chosenFrom.some((name) => of(name) !== '')}>
          <summary>{t('filters')}</summary>
          {lists}
        </details>
      ) : (
        lists
      )}
      {isFiltered ? (
        <button type="button" className="link-button" onClick={() => onChange({ stage: '', task: '', area: '', category: '', open: '' })}>
          {t('clear')}
        </button>
      ) : null}
    </div>
  );
};
