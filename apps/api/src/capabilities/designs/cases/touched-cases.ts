import { clockOf } from '../../../kernel/clock/clock.js';
import { momentText } from '../../../kernel/clock/moment-text.js';
import type { Named, Tx } from '../../../kernel/database/tx.js';
import { assertNever } from '../assert-never.js';
import type { TouchedCase } from '../../definitions/index.js';
import type { DesignDocument } from '../document/design-document.js';
import type { CaseChange } from './case-rows.js';

type Touch = Exclude<CaseChange, 'made' | 'copied'>;

interface TouchRow {
  readonly caseId: string;
  readonly revision: number;
  readonly name: string;
  readonly what: Touch;
  readonly byPerson: string;
  readonly at: string;
}

/** Of a change only what moves the outcome: a new name hides nothing. Both times are those of the database. */
const sinceVersion: Named = {
  name: 'cases-touched-since-version',
  text: `select c.case_id as "caseId", c.revision, p.name, c.what, c.by_person as "byPerson", to_char(c.at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as at
    from process_case_changes c join process_cases p on p.id = c.case_id join process_case_changes b on b.case_id = c.case_id and b.revision = c.revision - 1
    where p.process_key = $1 and c.what in ('changed', 'rerecorded', 'removed')
      and (c.what <> 'changed' or c.content->'run' is distinct from b.content->'run' or c.content->'expected' is distinct from b.content->'expected')
      and c.at > coalesce((select max(v.published_at) from definitions d join definition_versions v on v.definition_id = d.id
        where d.kind = 'lifecycle' and d.key = $1 and v.status = 'published'), '-infinity')
    order by c.at desc, c.case_id, c.revision desc limit 200`,
};

/** By whom a case may have been made to pass, or taken away, since the process was last published; the latest first. */
export async function touchedCases(tx: Tx, { lifecycle }: Pick<DesignDocument, 'lifecycle'>): Promise<TouchedCase[]> {
  const rows = await tx.rows<TouchRow>(sinceVersion, [lifecycle.key]);
  const { zone } = await clockOf(tx);
  return rows.map(({ caseId, revision, name, what, byPerson, at }) => ({
    id: `${caseId}/${revision}`,
    process: lifecycle.title,
    name,
    personId: byPerson,
    text: `${momentText(at, zone)}${wordOf(what)}`,
  }));
}

function wordOf(what: Touch): string {
  switch (what) {
    case 'changed':
      return '改了走法或预期';
    case 'rerecorded':
      return '把当时的结果记为对的';
    case 'removed':
      return '删除';
    default:
      return assertNever(what);
  }
}
