import { Module } from '@nestjs/common';
import { ProxiesController } from './proxies/proxies.controller.js';
import { AreasController } from './areas.controller.js';
import { GroupsController } from './groups.controller.js';
import { ImportController } from './import/import.controller.js';
import { OrganisationController } from './organisation.controller.js';
import { PeopleController } from './people.controller.js';
import { PersonsController } from './persons.controller.js';
import { RolesController } from './roles.controller.js';

@Module({
  controllers: [
    ProxiesController,
    PeopleController,
    ImportController,
    AreasController,
    GroupsController,
    PersonsController,
    OrganisationController,
    RolesController,
  ],
})
export class PeopleModule {}
