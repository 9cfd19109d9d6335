import { Body, Controller, Get, HttpCode, Inject, Param, Post } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import { UnitOfWork } from '../../kernel/database/unit-of-work.js';
import { CurrentCaller } from '../../kernel/http/caller.js';
import type { Caller } from '../../kernel/http/caller.js';
import { Command } from '../../kernel/http/command-request.js';
import type { CommandRequest } from '../../kernel/http/command-request.js';
import { CommandRunner } from '../../kernel/http/command-runner.js';
import { Items } from '../items/index.js';
import { drawSample } from './commands/draw-sample.js';
import { registerNamed } from './queries/named.js';
import { manager, registerReader } from './queries/reader.js';
import { sampleOf, samplesOf } from './queries/samples.js';
import { registerKey, sampleBody, sampleView } from './registers.contract.js';
import type { SampleBody, SampleView } from './registers.contract.js';

type Key = z.infer<typeof registerKey>;

/** Finished entries drawn by a number for a later look. */
@ApiTags('registers')
@Controller('registers/:key/samples')
export class SamplesController {
  constructor(
    @Inject(UnitOfWork) private readonly work: UnitOfWork,
    @Inject(CommandRunner) private readonly commands: CommandRunner,
    @Inject(Items) private readonly items: Items,
  ) {}

  @Get()
  @ApiOkResponse({ standardSchema: z.array(sampleView) })
  all(@CurrentCaller() { tenantId, personId }: Caller, @Param({ schema: registerKey }) { key }: Key): Promise<SampleView[]> {
    return this.work.read(tenantId, async (tx) => {
      manager(await registerReader(tx, personId));
      return samplesOf(tx, await registerNamed(tx, key));
    });
  }

  @Post()
  @HttpCode(200)
  @ApiOkResponse({ standardSchema: sampleView })
  draw(
    @CurrentCaller() caller: Caller,
    @Command() command: CommandRequest,
    @Param({ schema: registerKey }) { key }: Key,
    @Body({ schema: sampleBody }) body: SampleBody,
  ): Promise<SampleView> {
    return this.commands.run(caller, command, async (tx) => {
      manager(await registerReader(tx, caller.personId));
      const register = await registerNamed(tx, key);
      return sampleOf(tx, register, await drawSample(tx, this.items, { register, personId: caller.personId, body }));
    });
  }
}
