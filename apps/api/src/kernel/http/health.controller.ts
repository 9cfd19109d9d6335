import { Controller, Get, Inject } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { OpenRoute } from './caller.js';

/** Says that the api answers and reaches its database. */
@Controller('health')
export class HealthController {
  constructor(@Inject(DataSource) private readonly source: DataSource) {}

  @Get()
  @OpenRoute()
  async health(): Promise<{ ok: true }> {
    await this.source.query('select 1');
    return { ok: true };
  }
}
