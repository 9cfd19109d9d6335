import { Inject, Injectable } from '@nestjs/common';
import type { OnModuleInit } from '@nestjs/common';
import { RunningItems } from '../definitions/index.js';

/** Tells whoever publishes how many items go on by which version. */
@Injectable()
export class RunningVersions implements OnModuleInit {
  constructor(@Inject(RunningItems) private readonly running: RunningItems) {}

  onModuleInit(): void {
    this.running.offer((tx) =>
      tx.rows('select lifecycle_version_id as "versionId", count(*)::int as items from items where ended is null group by lifecycle_version_id'),
    );
  }
}
