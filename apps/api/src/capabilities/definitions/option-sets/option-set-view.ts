import { differenceOfOptionSets, optionSetPlaces } from '@bihuan/forms';
import { clockOf } from '../../../kernel/clock/clock.js';
import type { Named, Tx } from '../../../kernel/database/tx.js';
import { DomainError } from '../../../kernel/errors/domain-error.js';
import { namesOf } from '../../people/index.js';
import { knownNames } from '../drafts/known-names.js';
import { PUBLISHED_MOMENT, publishedWords } from '../queries/published-moment.js';
import type { PublishedMoment } from '../queries/published-moment.js';
import { list, versionsOf } from '../queries/versions.js';
import type { OptionSetsView, OptionSetView } from './option-sets.contract.js';
import { isBehind, usesOfSet, useView } from './uses-of-set.js';

interface Saved extends PublishedMoment {
  readonly key: string;
  readonly version: number;
  readonly by: string | null;
}

const saved: Named = {
  name: 'who-saved-option-sets',
  text: `select d.key, v.version, v.published_by as by, ${PUBLISHED_MOMENT}
         from definition_versions v join definitions d on d.id = v.definition_id where d.kind = 'option-set' and v.status = 'published' and ($1::text is null or d.key = $1)`,
};

/** Who saved which version when, of all lists or of one. */
export function savers(tx: Tx, key: string | null): Promise<Saved[]> {
  return tx.rows<Saved>(saved, [key]);
}

async function savedWords(tx: Tx, key: string | null): Promise<(key: string, version: number) => string> {
  const rows = await savers(tx, key);
  const { zone, today } = await clockOf(tx);
  const { people } = await namesOf(tx, { people: [...new Set(rows.flatMap(({ by }) => by ?? []))], units: [] });
  const words = new Map(
    rows.map((one) => [`${one.key}/${one.version}`, `${one.by === null ? '系统' : (people[one.by]?.label ?? '')} ${publishedWords(one, zone, today)}`]),
  );
  return (of, version) => words.get(`${of}/${version}`) ?? '';
}

export async function optionSetsView(tx: Tx, { mayManage }: { readonly mayManage: boolean }): Promise<OptionSetsView> {
  const [sets, forms, words] = [await list(tx, 'option-set'), await list(tx, 'form'), await savedWords(tx, null)];
  const lines = sets.map((set) => {
    const { key, title, options } = set.definition;
    const users = forms.filter(({ definition }) => optionSetPlaces(definition, key).length > 0);
    const retired = options.filter((one) => one.retired === true).length;
    const labels = options.map(({ label }) => label);
    const behind = users.filter((form) => isBehind(form, set)).length;
    return {
      key,
      title,
      version: set.version,
      offered: options.length - retired,
      retired,
      savedText: words(key, set.version),
      forms: users.length,
      behind,
      labels,
    };
  });
  return { sets: lines.toSorted((a, b) => a.title.localeCompare(b.title, 'zh-CN')), mayManage };
}

/** One list as it is, how it came to be that, and every published form that uses it. */
export async function optionSetView(tx: Tx, key: string, { mayManage }: { readonly mayManage: boolean }): Promise<OptionSetView> {
  const versions = await versionsOf(tx, 'option-set', key);
  const newest = versions.at(-1);
  if (!newest) throw new DomainError('option-set.unknown');
  const words = await savedWords(tx, key);
  const uses = await usesOfSet(await list(tx, 'form'), newest, await knownNames(tx));
  return {
    key,
    title: newest.definition.title,
    version: newest.version,
    options: newest.definition.options.map((one) => ({ ...one })),
    versions: versions
      .map(({ version, definition }, n) => {
        const before = versions[n - 1];
        return { version, savedText: words(key, version), changes: before ? [...differenceOfOptionSets(before.definition, definition)] : [] };
      })
      .toReversed(),
    uses: uses.map((one) => useView(one, newest)),
    mayManage,
  };
}
