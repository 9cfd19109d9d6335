import { queryOptions, useQueries } from '@tanstack/react-query';
import { createContext, useContext, useMemo, useState } from 'react';
import { conditionWords, type Condition, type FormDefinition } from '@bihuan/forms';
import { answersRead, type LifecycleDefinition } from '@bihuan/workflows';
import { api } from '../../api/client.js';
import { useDesign } from './store/editor.js';
import { t } from './texts.js';

const none: readonly FormDefinition[] = [];

interface Forms {
  /** Those of the design, and published ones its conditions read. */
  readonly forms: readonly FormDefinition[];
  /** One more, to compare with. */
  readonly want: (key: string) => void;
}

/** Published ones at hand. It stays the same while the design is written: nothing around the page is drawn again for a letter of a form. */
export const PublishedFormsContext = createContext<Forms>({ forms: none, want: () => undefined });

export const useForms = (): Forms => {
  const own = useDesign(({ document }) => document.forms);
  const { forms: published, want } = useContext(PublishedFormsContext);
  return { forms: formsAtHand(own, published), want };
};

const made = new WeakMap<readonly FormDefinition[], { readonly published: readonly FormDefinition[]; readonly forms: readonly FormDefinition[] }>();

/** The same list as long as it is made of the same ones. */
function formsAtHand(own: readonly FormDefinition[], published: readonly FormDefinition[]): readonly FormDefinition[] {
  const known = made.get(own);
  if (known?.published === published) return known.forms;
  const forms = [...own, ...published];
  made.set(own, { published, forms });
  return forms;
}

/** What a condition may read beside forms. */
export const itemLabels = { 'item.submissions': t('itemSubmissions'), 'item.returns': t('itemReturns'), 'item.dueOn': t('itemDueOn') } as const;

/** The condition as a Chinese sentence. */
export const useConditionWords = (): ((when: Condition) => string) => {
  const { forms } = useForms();
  return (when) => conditionWords(when, forms, itemLabels);
};

/** The newest published version of a form; nothing where there is none of that key. */
export const publishedFormQuery = (key: string) =>
  queryOptions({
    queryKey: ['definitions', 'form', key] as const,
    queryFn: async () =>
      (await api.get<{ readonly forms: readonly FormDefinition[] }>(`/definitions/form/${encodeURIComponent(key)}/file`)).forms.find(
        (form) => form.key === key,
      ) ?? null,
    retry: false,
    // Somebody may have published it a moment ago; what is taken into a design is read anew.
    staleTime: 0,
  });

/** The newest published version of a process; nothing where there is none of that key. */
export const publishedLifecycleQuery = (key: string) =>
  queryOptions({
    queryKey: ['definitions', 'lifecycle', key] as const,
    queryFn: async () =>
      (await api.get<{ readonly lifecycles: readonly LifecycleDefinition[] }>(`/definitions/lifecycle/${encodeURIComponent(key)}/file`)).lifecycles.find(
        (one) => one.key === key,
      ) ?? null,
    retry: false,
    staleTime: Infinity,
  });

/** Of a form that the design only reads, the published version counts. */
export function usePublishedForms(): Forms {
  const own = useDesign(({ document }) => document.forms.map(({ key }) => key).join(' '));
  const lifecycle = useDesign(({ document }) => document.lifecycle);
  const [wanted, setWanted] = useState<readonly string[]>([]);
  const read = useMemo(() => answersRead(lifecycle).map(({ form }) => form), [lifecycle]);
  const missing = [...new Set([...wanted, ...read])].filter((key) => !own.split(' ').includes(key));
  const fetched = useQueries({
    queries: missing.map(publishedFormQuery),
    combine: (results) => results.flatMap(({ data }) => (data ? [data] : [])),
  });
  return useMemo(() => ({ forms: fetched, want: (key) => setWanted((keys) => (keys.includes(key) ? keys : [...keys, key])) }), [fetched]);
}
