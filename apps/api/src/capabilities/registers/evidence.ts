import { createHash } from 'node:crypto';
import type { FormData } from '@bihuan/forms';
import type { RegisterDefinition } from '@bihuan/library';
import type { Named, Tx } from '../../kernel/database/tx.js';
import { filesOf } from '../attachments/index.js';

type Proof = NonNullable<RegisterDefinition['evidence']>[number];

/** What proves an entry, by hash: each file, and the words with their blanks left out. */
async function proofsIn(tx: Tx, proof: Proof, data: FormData): Promise<{ what: 'file' | 'text'; hash: string }[]> {
  const ids = data[proof.files];
  const files = await filesOf(tx, Array.isArray(ids) ? ids.filter((id) => typeof id === 'string') : []);
  const words = data[proof.text];
  const text = typeof words === 'string' ? words.replaceAll(/\s/gu, '') : '';
  return [
    ...[...new Set(files.map(({ sha256 }) => sha256))].map((hash) => ({ what: 'file' as const, hash })),
    ...(text.length < SHORTEST ? [] : [{ what: 'text' as const, hash: createHash('sha256').update(text).digest('hex') }]),
  ];
}

/** «已完成» proves nothing, and is written of many things in good faith. */
const SHORTEST = 8;

/** Keeps what an entry was proved with just now; what it was proved with before no longer counts for it, but stays known. */
export async function keepEvidence(
  tx: Tx,
  register: RegisterDefinition,
  { itemId, form, data }: { itemId: string; form: string; data: FormData },
): Promise<void> {
  const proof = register.evidence?.find((one) => one.form === form);
  if (!proof) return;
  await tx.rows('update register_evidence set is_newest = false where item_id = $1 and form_key = $2 and is_newest', [itemId, form]);
  await tx.rows(
    `insert into register_evidence (tenant_id, item_id, form_key, revision, what, hash, is_newest)
     select $1, $2, $3, (select max(revision) from submissions where item_id = $2 and form_key = $3), p.what, decode(p.hash, 'hex'), true
     from jsonb_to_recordset($4) as p (what text, hash text)`,
    [tx.tenantId, itemId, form, JSON.stringify(await proofsIn(tx, proof, data))],
  );
}

/** Another entry of the same register that was proved with the same. */
export interface Twin {
  readonly itemId: string;
  readonly serial: number;
  readonly title: string;
  readonly form: string;
  readonly revision: number;
  readonly ownForm: string;
  readonly ownRevision: number;
}

/** SQL: the twins of the entry of this id. */
export const twinsSql = (id: string): string => `
    select distinct on (o.serial) o.item_id as "itemId", o.serial, i.title, t.form_key as form, t.revision, own.form_key as "ownForm", own.revision as "ownRevision"
    from register_entries e join register_evidence own on own.item_id = e.item_id and own.is_newest
      join register_evidence t on t.what = own.what and t.hash = own.hash and t.item_id <> own.item_id
      join register_entries o on o.item_id = t.item_id and o.register_key = e.register_key join items i on i.id = o.item_id
    where e.item_id = ${id} order by o.serial, t.is_newest desc, t.revision desc limit 20`;

const twins: Named = { name: 'twins-of-entry', text: twinsSql('$1') };

export function twinsOf(tx: Tx, itemId: string): Promise<Twin[]> {
  return tx.rows<Twin>(twins, [itemId]);
}
