import type { FieldMigration, FormMigrations } from '@bihuan/forms';
import type { EvolvedForm } from '../../shared/evolution/evolution-forms.js';
import { useDo, useEditor } from './store/editor.js';
import { t } from './texts.js';

/** What becomes of the answers of one field; choices against an older version are left behind, as they mean nothing any more. */
export const useChooseMigration = () => {
  const editor = useEditor();
  const act = useDo();
  return ({ key, title, from }: EvolvedForm, migration: FieldMigration) => {
    if (from === null) return;
    const before = editor.state().document.forms.find((form) => form.key === key)?.migrations;
    const others = before?.from === from ? before.fields.filter((one) => one.field !== migration.field || one.table !== migration.table) : [];
    const value: FormMigrations = { from, fields: [...others, migration] };
    act(
      {
        type: 'form',
        form: key,
        command: { type: 'set', target: { type: 'form' }, path: ['migrations'], value, was: before === undefined ? {} : { value: before } },
      },
      { said: t('saidMigration', { title }) },
    );
  };
};
