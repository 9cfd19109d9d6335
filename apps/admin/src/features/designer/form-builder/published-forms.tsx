import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Button } from 'antd';
import { useState } from 'react';
import type { FormDefinition } from '@bihuan/forms';
import { definitionsQuery } from '../../../api/queries.js';
import { ProblemAlert } from '../../../shared/ui/index.js';
import { publishedFormQuery } from '../forms.js';
import { SelectField } from '../panel/fields.js';
import { t } from './texts.js';

interface PublishedFormsProps {
  /** Those the design has already. */
  readonly own: readonly FormDefinition[];
  /** Keys of those the process asks for: they are offered first. */
  readonly asked: readonly string[];
  readonly onTake: (form: FormDefinition) => void;
}

/** Takes a published form into the design; changed here, it is published with it as the form's next version. */
export const PublishedForms = ({ own, asked, onTake }: PublishedFormsProps) => {
  const client = useQueryClient();
  const { data, error } = useQuery(definitionsQuery);
  const [failed, setFailed] = useState<unknown>(null);
  // By the keys of a list one goes past others: none of them is taken before it is said.
  const [chosen, setChosen] = useState('');
  const offered = (data?.published ?? []).filter(({ kind, key }) => kind === 'form' && !own.some((form) => form.key === key));
  const [first, rest] = [offered.filter(({ key }) => asked.includes(key)), offered.filter(({ key }) => !asked.includes(key))];
  const named = (group: 'formsAsked' | 'formsOther', forms: typeof offered) =>
    forms.map(({ key, title }) => ({ value: key, label: title, ...(first.length > 0 ? { group: t(group) } : {}) }));
  const take = async (key: string) => {
    setFailed(null);
    try {
      const form = await client.fetchQuery(publishedFormQuery(key));
      if (form) onTake(form);
    } catch (why) {
      setFailed(why);
    }
  };
  return (
    <>
      <SelectField label={t('takeForm')} value={chosen} choices={[...named('formsAsked', first), ...named('formsOther', rest)]} onChange={setChosen} />
      <Button size="small" disabled={chosen === ''} onClick={() => void take(chosen)}>
        {t('takeThis')}
      </Button>
      {(error ?? failed) ? <ProblemAlert error={error ?? failed} /> : null}
    </>
  );
};
