import { useSuspenseQuery } from '@tanstack/react-query';
import { Drawer } from 'antd';
import { useState } from 'react';
import { dataFor, definitionFor, rightsAt, type FormData as Filled } from '@bihuan/forms';
import { meQuery } from '../../../../api/queries.js';
import { firstDataOf, FormView } from '../../../../form-kit/index.js';
import { useNames } from '../../names.js';
import { CheckField } from '../../panel/fields.js';
import { whoWords } from '../../words/who-words.js';
import { useForm } from '../store/form.js';
import { t } from '../texts.js';
import type { Standing } from './places.js';
import { sampleData } from '../sample.js';

/** The form as somebody sees it who stands there: what is hidden from him is not there, what he may not write is read. */
export const ViewAs = ({ place, onClose }: { place: Standing; onClose: () => void }) => {
  const form = useForm();
  const names = useNames();
  const { data: me } = useSuspenseQuery(meQuery);
  const today = me.today.on;
  const rights = rightsAt(form, place.at);
  const shown = definitionFor(form, rights);
  const [isFilled, setFilled] = useState(place.at.type !== 'filling');
  const begun = (filled: boolean): Filled => (filled ? sampleData(form, { today, person: me.person.id }) : firstDataOf(form, { today }, rights));
  const [data, setData] = useState<Filled>(() => begun(isFilled));
  const who = place.who.map((one) => whoWords(one, names)).join('、');
  return (
    <Drawer open title={t('viewAsTitle', { who: who === '' ? place.label : who, place: place.label })} size={760} onClose={onClose}>
      <CheckField
        label={t('asFilled')}
        checked={isFilled}
        onChange={(on) => {
          setFilled(on);
          setData(begun(on));
        }}
      />
      <FormView
        key={String(isFilled)}
        definition={shown}
        data={dataFor(form, rights, data)}
        today={today}
        unitId={null}
        names={null}
        issues={[]}
        rights={rights}
        onChange={(next) => setData({ ...data, ...next })}
      />
    </Drawer>
  );
};
