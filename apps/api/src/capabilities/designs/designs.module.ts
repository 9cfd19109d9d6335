import { Inject, Module } from '@nestjs/common';
import type { OnModuleInit } from '@nestjs/common';
import { OutboxDrain } from '../../kernel/outbox/outbox-drain.js';
import { DefinitionsModule, MetAnswers, PageAuthors, ReplayedCases } from '../definitions/index.js';
import { CasesController } from './cases/cases.controller.js';
import { touchedCases } from './cases/touched-cases.js';
import { casesMark, triedCases } from './cases/tried-cases.js';
import { DesignsController } from './designs.controller.js';
import { evolutionOfDraft } from './evolution/evolution.js';
import { EvolutionController } from './evolution/evolution.controller.js';
import { REHEARSE_TOPIC, rehearsalDied, rehearseNext } from './rehearsal/rehearse.js';
import { RehearsalsController } from './rehearsal/rehearsals.controller.js';
import { authorsOfParts } from './sources/authors-of-parts.js';
import { TryOutController } from './try-out/try-out.controller.js';

@Module({ imports: [DefinitionsModule], controllers: [DesignsController, EvolutionController, CasesController, TryOutController, RehearsalsController] })
export class DesignsModule implements OnModuleInit {
  constructor(
    @Inject(OutboxDrain) private readonly outbox: OutboxDrain,
    @Inject(ReplayedCases) private readonly replayed: ReplayedCases,
    @Inject(PageAuthors) private readonly authors: PageAuthors,
    @Inject(MetAnswers) private readonly met: MetAnswers,
  ) {}

  onModuleInit(): void {
    this.authors.offer(authorsOfParts);
    this.met.offer(async (tx, draftId, personId) => (await evolutionOfDraft(tx, draftId, personId)).seen);
    this.replayed.offer({ replay: triedCases, mark: casesMark, touched: touchedCases });
    this.outbox.on(REHEARSE_TOPIC, rehearseNext, { whenDead: rehearsalDied });
  }
}
