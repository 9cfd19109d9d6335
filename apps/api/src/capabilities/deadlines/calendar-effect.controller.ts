import { Body, Controller, HttpCode, Inject, Param, Post } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import { UnitOfWork } from '../../kernel/database/unit-of-work.js';
import { CurrentCaller } from '../../kernel/http/caller.js';
import type { Caller } from '../../kernel/http/caller.js';
import { countedOtherwise } from '../items/index.js';
import { calendarBody, calendarWith, mayManageCalendar, readerOfOrganisation, refuseWrongDays, yearParam } from '../people/index.js';

export const calendarEffectView = z.strictObject({ running: z.int(), moving: z.int(), overdue: z.int() });
type CalendarEffectView = z.infer<typeof calendarEffectView>;

/** What a year of the working calendar would move if it were saved like this. */
@ApiTags('deadlines')
@Controller()
export class CalendarEffectController {
  constructor(@Inject(UnitOfWork) private readonly work: UnitOfWork) {}

  @Post('calendar/:year/preview')
  @HttpCode(200)
  @ApiOkResponse({ standardSchema: calendarEffectView })
  preview(
    @CurrentCaller() caller: Caller,
    @Param('year', { schema: yearParam }) year: number,
    @Body({ schema: calendarBody }) body: z.infer<typeof calendarBody>,
  ): Promise<CalendarEffectView> {
    return this.work.read(caller.tenantId, async (tx) => {
      await readerOfOrganisation(tx, caller, mayManageCalendar);
      refuseWrongDays({ year, ...body });
      return countedOtherwise(tx, await calendarWith(tx, { year, ...body }));
    });
  }
}
