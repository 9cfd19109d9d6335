import { useEffect, useState } from 'react';
import { usePhone } from '../../../shared/ui/index.js';
import { placesOf } from '@bihuan/forms';
import { useDesign } from '../store/editor.js';
import { FindBox } from './search/find-box.js';
import { useChosenStore, useIsPicking, usePicked } from './store/chosen.js';
import { useForm } from './store/form.js';
import { t } from './texts.js';

/** What stands beside the form on the desk comes from below on a phone. */
export type DeskSheet = 'panel' | 'add' | 'outline';

/** Searching and picking several; on a phone also what stands beside the form elsewhere. */
export const DeskTools = ({ onOpen }: { onOpen: (which: DeskSheet) => void }) => {
  const mayChange = useDesign((state) => state.mayChange);
  const phone = usePhone();
  const chosen = useChosenStore();
  const [isFinding, setFinding] = useState(false);
  useEffect(() => {
    const handle = (event: KeyboardEvent) => {
      const isElsewhere = event.target instanceof HTMLElement && event.target.closest('[role="dialog"]') !== null;
      if (isElsewhere || event.altKey || !(event.ctrlKey || event.metaKey) || event.key.toLowerCase() !== 'f') return;
      event.preventDefault();
      setFinding(true);
      document.getElementById('fb-find')?.focus();
    };
    addEventListener('keydown', handle);
    return () => removeEventListener('keydown', handle);
  }, []);
  const settings = () => {
    chosen.choose(null);
    onOpen('panel');
  };
  return (
    <div className="dz-tools fb-desk-tools" role="toolbar" aria-label={t('deskTools')}>
      {phone && mayChange ? <Tool words={t('palette')} onPress={() => onOpen('add')} /> : null}
      {phone ? <Tool words={t('outline')} onPress={() => onOpen('outline')} /> : null}
      {phone ? <Tool words={t('formSettings')} onPress={settings} /> : null}
      <Tool words={t('find')} isPressed={isFinding} onPress={() => setFinding(!isFinding)} />
      {mayChange ? <PickTools onOpen={() => onOpen('panel')} /> : null}
      {isFinding ? <FindBox onClose={() => setFinding(false)} /> : null}
    </div>
  );
};

const Tool = ({ words, isPressed, onPress }: { words: string; isPressed?: boolean; onPress: () => void }) => (
  <button type="button" className="link-button" aria-pressed={isPressed} onClick={onPress}>
    {words}
  </button>
);

const PickTools = ({ onOpen }: { onOpen: () => void }) => {
  const chosen = useChosenStore();
  const form = useForm();
  const phone = usePhone();
  const isPicking = useIsPicking();
  const count = usePicked().length;
  const set = (on: boolean) => {
    chosen.setPicking(on);
    if (!on) chosen.choose(chosen.now());
  };
  return (
    <>
      <Tool words={t('pickMany')} isPressed={isPicking} onPress={() => set(!isPicking)} />
      {isPicking ? <Tool words={t('pickAll')} onPress={() => chosen.pick(placesOf(form).filter(({ table }) => table === undefined))} /> : null}
      {isPicking || count > 1 ? <span className="grey small">{t('pickedN', { count })}</span> : null}
      {phone && count > 1 ? <Tool words={t('changePicked')} onPress={onOpen} /> : null}
    </>
  );
};
