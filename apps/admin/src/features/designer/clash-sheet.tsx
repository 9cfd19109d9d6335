import { useMutation } from '@tanstack/react-query';
import { Button } from 'antd';
import { EDIT_WORDS, findNode, type EditCommand } from '@bihuan/workflows';
import { ProblemAlert, Sheet } from '../../shared/ui/index.js';
import { useDesign, useEditor } from './store/editor.js';
import type { DesignDocument } from './store/design-types.js';
import { keepTheirs, takeOver } from './store/saving.js';
import { t } from './texts.js';
import { formCommandWords } from './words/form-command-words.js';
import { nameOf } from './words/node-words.js';

/** Two people changed the same place: nothing is overwritten before somebody says so. */
export const ClashSheet = ({ id }: { id: string }) => {
  const editor = useEditor();
  const clash = useDesign((state) => state.clash);
  const mine = useDesign((state) => state.document);
  const take = useMutation({ mutationFn: () => takeOver(editor, id) });
  if (!clash) return null;
  const foot = (
    <>
      {clash.mayTakeOver ? (
        <Button loading={take.isPending} onClick={() => take.mutate()}>
          {t('takeOver')}
        </Button>
      ) : null}
      <Button type="primary" onClick={() => keepTheirs(editor)}>
        {clash.kept.length > 0 ? t('merge', { count: clash.kept.length }) : t('keepOther')}
      </Button>
    </>
  );
  return (
    <Sheet title={t('clashTitle', { by: clash.by })} busy onClose={() => undefined} foot={foot}>
      <p>{t(clash.kept.length > 0 ? 'clashText' : 'clashOnly', { by: clash.by, kept: clash.kept.length })}</p>
      <ul className="dz-problems">
        {clash.conflicts.map(({ command, problem }, n) => (
          <li key={n}>
            <p>{commandWords(command, mine, clash.theirs)}</p>
            <p className="grey small">
              {EDIT_WORDS[problem.code]}
              {theirsWords(command, clash.theirs)}
            </p>
          </li>
        ))}
      </ul>
      <p className="grey">{t(clash.mayTakeOver ? (clash.kept.length > 0 ? 'clashChoices' : 'clashChoicesOnly') : 'clashMerge')}</p>
      {take.error ? <ProblemAlert error={take.error} /> : null}
    </Sheet>
  );
};

const theirsOf = (node: string, theirs: DesignDocument): string | undefined => {
  const found = findNode(theirs.lifecycle, node);
  return found && nameOf(found.node);
};

/** What stands there by the other's hand, where that is a word. */
function theirsWords(command: EditCommand, theirs: DesignDocument): string {
  if (command.type !== 'set' || command.target.type !== 'node') return '';
  const node: unknown = findNode(theirs.lifecycle, command.target.node)?.node;
  const [key = ''] = command.path;
  const value: unknown = command.path.length === 1 && typeof node === 'object' && node !== null ? Reflect.get(node, key) : undefined;
  return typeof value === 'string' ? t('theirsIs', { value }) : '';
}

/** «待书记审核：改为 …», near enough to be recognised. */
function commandWords(command: EditCommand, mine: DesignDocument, theirs: DesignDocument): string {
  const label = (node: string): string => {
    const found = findNode(mine.lifecycle, node) ?? findNode(theirs.lifecycle, node);
    return found ? nameOf(found.node) : '';
  };
  switch (command.type) {
    case 'insert-node':
      return t('didAdd', { label: nameOf(command.node) });
    case 'remove-node':
      return t('didRemove', { label: label(command.node) });
    case 'move-node':
      return t('didMove', { label: label(command.node) });
    case 'copy-node':
      return t('didCopy', { label: label(command.node) });
    case 'set':
      return t(typeof command.value === 'string' ? 'didChangeTo' : 'didChange', {
        label:
          command.target.type === 'node'
            ? (theirsOf(command.target.node, theirs) ?? label(command.target.node))
            : command.target.type === 'branch'
              ? label(command.target.fork)
              : '',
        value: typeof command.value === 'string' ? command.value : '',
      });
    case 'form':
    case 'insert-form':
    case 'remove-form':
    case 'set-access':
      return formCommandWords(command, mine, theirs);
    case 'all':
      return command.commands.map((one) => commandWords(one, mine, theirs)).join('；');
    default:
      return t('didOther');
  }
}
