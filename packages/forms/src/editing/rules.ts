import { afterOf, differs, putAfter } from '../changes/index.js';
import type { FormDefinition, FormRule } from '../definition.js';
import type { FormCommandOf } from './command.js';
import { ruleById } from './places.js';
import { edited, refused, type FormEditResult } from './result.js';

const idOf = ({ id }: FormRule): string => id;

export function insertRule(definition: FormDefinition, { rule, after }: FormCommandOf<'insert-rule'>): FormEditResult {
  const rules = putAfter(definition.rules ?? [], rule, { after, idOf });
  if (!rules) return refused('edit.place-unknown', { rule: rule.id });
  if (ruleById(definition, rule.id)) return refused('edit.id-taken', { id: rule.id });
  return edited(withRules(definition, rules), { type: 'remove-rule', rule: rule.id, was: { value: rule } });
}

export function removeRule(definition: FormDefinition, { rule, was }: FormCommandOf<'remove-rule'>): FormEditResult {
  const { rules = [] } = definition;
  const found = ruleById(definition, rule);
  if (!found) return refused('edit.rule-unknown', { rule });
  if (differs(was, found)) return refused('edit.value-changed', { rule });
  return edited(
    withRules(
      definition,
      rules.filter((one) => one !== found),
    ),
    { type: 'insert-rule', rule: found, ...afterOf(rules.map(idOf), rule) },
  );
}

export function moveRule(definition: FormDefinition, { rule, after }: FormCommandOf<'move-rule'>): FormEditResult {
  const { rules = [] } = definition;
  const found = ruleById(definition, rule);
  if (!found) return refused('edit.rule-unknown', { rule });
  const put =
    after === rule
      ? undefined
      : putAfter(
          rules.filter((one) => one !== found),
          found,
          { after, idOf },
        );
  if (!put) return refused('edit.place-unknown', { rule });
  return edited(withRules(definition, put), { type: 'move-rule', rule, ...afterOf(rules.map(idOf), rule) });
}

/** A form without rules says nothing of rules. */
function withRules(definition: FormDefinition, rules: readonly FormRule[]): FormDefinition {
  const { rules: _, ...rest } = definition;
  return rules.length === 0 ? rest : { ...rest, rules };
}
