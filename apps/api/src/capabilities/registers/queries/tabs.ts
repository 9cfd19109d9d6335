import type { RegisterColumn, RegisterDefinition, RegisterTab } from '@bihuan/library';
import { DomainError } from '../../../kernel/errors/domain-error.js';

/** The tables one register is shown as; a register without tabs is one table. */
export function tabsOf({ tabs, title, columns }: RegisterDefinition): readonly RegisterTab[] {
  return tabs ?? [{ key: 'all', label: title, title, columns }];
}

export function tabNamed(register: RegisterDefinition, key: string | undefined): RegisterTab {
  const tabs = tabsOf(register);
  const found = key === undefined ? tabs[0] : tabs.find((tab) => tab.key === key);
  if (!found) throw new DomainError('register.view-unknown');
  return found;
}

export function viewNamed({ views }: RegisterDefinition, key: string | undefined): RegisterDefinition['views'][number] | null {
  if (key === undefined) return null;
  const found = views.find((view) => view.key === key);
  if (!found) throw new DomainError('register.view-unknown');
  return found;
}

export const columnView = ({ label, width, frozen, value }: RegisterColumn) => ({ label, width, frozen: frozen ?? false, key: value });
