import type { EventLine } from '../../api/types.js';

export const eventFilters = ['all', 'returned', 'changed', 'behalf', 'late'] as const;
export type EventFilter = (typeof eventFilters)[number];

const rules: Readonly<Record<EventFilter, (event: EventLine) => boolean>> = {
  all: () => true,
  returned: (event) => event.kind === 'returned',
  changed: (event) => event.kind === 'changed' || event.facts.length > 0,
  behalf: (event) => event.onBehalfOf !== null,
  late: (event) => event.registeredLate,
};

/** Events the reader asked for, in their order. */
export const eventsShown = (events: readonly EventLine[], filter: EventFilter): EventLine[] => events.filter(rules[filter]);
