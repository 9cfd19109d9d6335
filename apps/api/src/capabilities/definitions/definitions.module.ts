import { Module } from '@nestjs/common';

/** Definitions are read and imported through functions of the open transaction; they have no route of their own yet. */
@Module({})
export class DefinitionsModule {}
