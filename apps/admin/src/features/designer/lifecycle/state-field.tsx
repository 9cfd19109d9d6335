import { useDesign } from '../store/editor.js';
import { SelectField, type Choice } from '../panel/fields.js';
import { stateLabels } from './rows.js';

/** All states of the process, to choose from. */
export const useStateChoices = (): readonly Choice[] => {
  const definition = useDesign(({ document }) => document.lifecycle);
  return [...stateLabels(definition)].map(([value, label]) => ({ value, label }));
};

export const StateField = ({ label, value, first, onChange }: { label: string; value: string; first?: string; onChange: (value: string) => void }) => {
  const choices = useStateChoices();
  return <SelectField label={label} value={value} choices={first === undefined ? choices : [{ value: '', label: first }, ...choices]} onChange={onChange} />;
};
