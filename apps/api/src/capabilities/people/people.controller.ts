import { Controller, Get, Inject, Query } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import { clockOf } from '../../kernel/clock/clock.js';
import { UnitOfWork } from '../../kernel/database/unit-of-work.js';
import { CurrentCaller } from '../../kernel/http/caller.js';
import type { Caller } from '../../kernel/http/caller.js';
import { text } from '../../kernel/http/text.js';
import { personLine, unitLine } from './people.contract.js';
import type { UnitLine } from './people.contract.js';
import { searchPeople } from './queries/search-people.js';
import type { PersonLine } from './queries/search-people.js';
import { unitsOf } from './queries/units.js';

const peopleQuery = z.strictObject({ q: text.trim().max(40).optional(), unit: z.uuid().optional() });
const unitsQuery = z.strictObject({ category: text.max(60).optional() });

@ApiTags('people')
@Controller()
export class PeopleController {
  constructor(@Inject(UnitOfWork) private readonly work: UnitOfWork) {}

  @Get('people')
  @ApiOkResponse({ standardSchema: z.array(personLine) })
  people(@CurrentCaller() caller: Caller, @Query({ schema: peopleQuery }) query: z.infer<typeof peopleQuery>): Promise<PersonLine[]> {
    return this.work.read(caller.tenantId, async (tx) => searchPeople(tx, query, (await clockOf(tx)).today));
  }

  @Get('units')
  @ApiOkResponse({ standardSchema: z.array(unitLine) })
  units(@CurrentCaller() caller: Caller, @Query({ schema: unitsQuery }) { category }: z.infer<typeof unitsQuery>): Promise<UnitLine[]> {
    return this.work.read(caller.tenantId, async (tx) => {
      const units = await unitsOf(tx, category === undefined ? {} : { category });
      return units.map(({ id, name, category: of }) => ({ id, name, category: of }));
    });
  }
}
