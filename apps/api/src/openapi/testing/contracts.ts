import { ZodType } from 'zod';
import * as accounts from '../../capabilities/accounts/accounts.contract.js';
import * as accountList from '../../capabilities/accounts/account-list.contract.js';
import * as setup from '../../capabilities/setup/setup.contract.js';
import * as peopleImport from '../../capabilities/people/import/import.contract.js';
import * as attachments from '../../capabilities/attachments/attachments.contract.js';
import * as audit from '../../capabilities/audit/audit.contract.js';
import * as boards from '../../capabilities/boards/boards.contract.js';
import * as savedViews from '../../capabilities/accounts/saved-views/saved-views.contract.js';
import * as campaigns from '../../capabilities/campaigns/campaigns.contract.js';
import * as loads from '../../capabilities/campaigns/loads/loads.contract.js';
import * as definitions from '../../capabilities/definitions/definitions.contract.js';
import * as changes from '../../capabilities/items/then/changes.contract.js';
import * as preview from '../../capabilities/items/preview/preview.contract.js';
import * as starting from '../../capabilities/items/start/start.contract.js';
import * as inbox from '../../capabilities/inbox/inbox.contract.js';
import * as links from '../../capabilities/links/links.contract.js';
import * as live from '../../capabilities/live/live.contract.js';
import * as upkeep from '../../capabilities/upkeep/upkeep.contract.js';
import * as drafts from '../../capabilities/items/drafts/draft.contract.js';
import * as items from '../../capabilities/items/item.contract.js';
import * as itemPath from '../../capabilities/items/path.contract.js';
import * as notifications from '../../capabilities/notifications/notifications.contract.js';
import * as organisation from '../../capabilities/people/organisation.contract.js';
import * as people from '../../capabilities/people/people.contract.js';
import * as reviews from '../../capabilities/reviews/reviews.contract.js';
import * as registers from '../../capabilities/registers/registers.contract.js';

const contracts = [
  items,
  itemPath,
  drafts,
  savedViews,
  notifications,
  boards,
  accounts,
  accountList,
  setup,
  peopleImport,
  attachments,
  audit,
  campaigns,
  loads,
  inbox,
  people,
  organisation,
  registers,
  reviews,
  definitions,
  starting,
  changes,
  preview,
  links,
  live,
  upkeep,
];

/** Parameters are told one by one where they are used. */
const parameters = /(Query|Param|Key)$/u;

/** Every exported contract under its own name: `itemView` is ItemView everywhere. */
export function contractNames(): ReadonlyMap<ZodType, string> {
  const names = new Map<ZodType, string>();
  for (const [name, schema] of contracts.flatMap((contract) => Object.entries(contract))) {
    if (!(schema instanceof ZodType) || names.has(schema) || parameters.test(name)) continue;
    const title = `${name.charAt(0).toUpperCase()}${name.slice(1)}`;
    if ([...names.values()].includes(title)) throw new Error(`two contracts are called ${title}`);
    names.set(schema, title);
  }
  return names;
}
