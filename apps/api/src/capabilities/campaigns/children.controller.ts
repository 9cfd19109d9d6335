import { Body, Controller, HttpCode, Inject, Param, Post } from '@nestjs/common';
import { ApiOkResponse } from '@nestjs/swagger';
import { z } from 'zod';
import { CurrentCaller } from '../../kernel/http/caller.js';
import type { Caller } from '../../kernel/http/caller.js';
import { Command } from '../../kernel/http/command-request.js';
import type { CommandRequest } from '../../kernel/http/command-request.js';
import { CommandRunner } from '../../kernel/http/command-runner.js';
import { Additions, Items, itemView, itemViewOf, readItem, Readings } from '../items/index.js';
import type { ItemView } from '../items/index.js';
import { addListBody } from './campaigns.contract.js';
import { addList } from './share-lists.js';

/** «＋再填一份» */
@Controller('items/:id/children')
export class ChildrenController {
  constructor(
    @Inject(CommandRunner) private readonly commands: CommandRunner,
    @Inject(Items) private readonly items: Items,
    @Inject(Readings) private readonly readings: Readings,
    @Inject(Additions) private readonly additions: Additions,
  ) {}

  @Post()
  @HttpCode(200)
  @ApiOkResponse({ standardSchema: itemView })
  add(
    @CurrentCaller() caller: Caller,
    @Command() command: CommandRequest,
    @Param('id', { schema: z.uuid() }) shareId: string,
    @Body({ schema: addListBody }) { list }: z.infer<typeof addListBody>,
  ): Promise<ItemView> {
    return this.commands.run(caller, command, async (tx) => {
      const itemId = await addList(tx, this.items, { shareId, listKey: list, personId: caller.personId });
      const item = await readItem(tx, itemId);
      if (!item) throw new Error('the list was made just now');
      return itemViewOf(tx, { readings: this.readings, additions: this.additions, item, personId: caller.personId });
    });
  }
}
