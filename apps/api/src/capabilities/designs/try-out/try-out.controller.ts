import { Body, Controller, HttpCode, Inject, Param, Post } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import { UnitOfWork } from '../../../kernel/database/unit-of-work.js';
import { CurrentCaller } from '../../../kernel/http/caller.js';
import type { Caller } from '../../../kernel/http/caller.js';
import { reader } from '../designs.policy.js';
import { readDesign } from '../queries/design-row.js';
import { simulateDesign } from '../simulate/simulate-design.js';
import { previewOf } from './preview.js';
import { previewView, simulateBody, simulateView, tryBody } from './try-out.contract.js';
import type { PreviewView, SimulateBody, SimulateView, TryBody } from './try-out.contract.js';

/** A design tried out on paper. Nothing is written, so no key is asked for. */
@ApiTags('designs')
@Controller('designs')
export class TryOutController {
  constructor(@Inject(UnitOfWork) private readonly work: UnitOfWork) {}

  @Post(':id/preview')
  @HttpCode(200)
  @ApiOkResponse({ standardSchema: previewView })
  preview(@CurrentCaller() caller: Caller, @Param('id', { schema: z.uuid() }) id: string, @Body({ schema: tryBody }) body: TryBody): Promise<PreviewView> {
    return this.work.read(caller.tenantId, async (tx) => {
      await reader(tx, caller);
      return previewOf(tx, (await readDesign(tx, id)).document, body);
    });
  }

  @Post(':id/simulate')
  @HttpCode(200)
  @ApiOkResponse({ standardSchema: simulateView })
  simulate(
    @CurrentCaller() caller: Caller,
    @Param('id', { schema: z.uuid() }) id: string,
    @Body({ schema: simulateBody }) body: SimulateBody,
  ): Promise<SimulateView> {
    return this.work.read(caller.tenantId, async (tx) => {
      await reader(tx, caller);
      return simulateDesign(tx, (await readDesign(tx, id)).document, body);
    });
  }
}
