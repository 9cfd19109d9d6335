import { uuidV7 } from '../../../src/kernel/ids/uuid-v7.js';
import type { TestApp } from '../../../src/testing/test-app.js';

/** As it would be after seven tries: what it was begun with cannot be played. */
export async function rehearsalThatCannotRun(app: TestApp, designId: string): Promise<string> {
  const id = uuidV7();
  await app.work.run(app.tenantId, async (tx) => {
    await tx.rows(
      `insert into design_rehearsals (tenant_id, id, design_id, revision, document, units, on_day, answers, status, done, total, asked_by, asked_at)
      select tenant_id, $1, design_id, revision, '{}', units, on_day, answers, 'running', 0, total, asked_by, asked_at from design_rehearsals where design_id = $2 limit 1`,
      [id, designId],
    );
    await tx.rows(`insert into outbox (tenant_id, id, topic, payload, attempts) values ($1, $2, 'design.rehearse', $3, 7)`, [
      tx.tenantId,
      uuidV7(),
      JSON.stringify({ rehearsalId: id }),
    ]);
  });
  return id;
}
