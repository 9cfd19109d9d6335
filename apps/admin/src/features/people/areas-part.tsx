import { useQuery } from '@tanstack/react-query';
import { Button, Input } from 'antd';
import { useState } from 'react';
import { api } from '../../api/client.js';
import type { AreaLine } from '../../api/generated.js';
import { ChangeSheet, Field, PersonPicker, stretchWords, UnitsPicker } from '../../shared/organisation/index.js';
import { DayField, ProblemAlert } from '../../shared/ui/index.js';
import { areasQuery } from './queries.js';
import { t } from './texts.js';

type Units = readonly { readonly id: string; readonly name: string }[];
interface AreasPartProps {
  readonly units: Units;
  readonly mayEdit: boolean;
  readonly today: string;
}
type Open = { readonly what: 'add' } | { readonly what: 'change' | 'leader' | 'close'; readonly area: AreaLine };

/** Contact areas of today, and folded beneath them what they were before. */
export const AreasPart = ({ units, mayEdit, today }: AreasPartProps) => {
  const areas = useQuery(areasQuery);
  const [open, setOpen] = useState<Open | null>(null);
  const now = areas.data?.filter((area) => !area.isOver) ?? [];
  const former = areas.data?.filter((area) => area.isOver) ?? [];
  return (
    <section className="sheet org-part" aria-labelledby="areas">
      <div className="org-part-head">
        <h2 id="areas">{t('areas')}</h2>
        {mayEdit ? <Button onClick={() => setOpen({ what: 'add' })}>{t('addArea')}</Button> : null}
      </div>
      {areas.error ? <ProblemAlert error={areas.error} onRetry={() => void areas.refetch()} /> : null}
      {areas.data && now.length === 0 ? <p className="grey">{t('noAreas')}</p> : null}
      <ul className="org-rows">
        {now.map((area) => (
          <Area key={area.id} area={area} onOpen={mayEdit ? setOpen : null} />
        ))}
      </ul>
      {former.length > 0 ? (
        <details>
          <summary>{t('formerAreas', { count: former.length })}</summary>
          <ul className="org-rows org-over">
            {former.map((area) => (
              <Area key={area.id} area={area} onOpen={null} />
            ))}
          </ul>
        </details>
      ) : null}
      {open === null ? null : <AreaSheet key={open.what} open={open} units={units} today={today} onClose={() => setOpen(null)} />}
    </section>
  );
};

const Area = ({ area, onOpen }: { area: AreaLine; onOpen: ((open: Open) => void) | null }) => (
  <li>
    <span>
      <b>{area.name}</b>　{t('areaOf', { name: area.leader.name })}
      <span className="grey">（{stretchWords(area.from, area.to)}）</span>
      <br />
      <span className="grey">{area.units.map(({ name }) => name).join('、')}</span>
    </span>
    {onOpen ? (
      <span className="org-actions">
        <Button size="small" aria-label={`${t('changeArea')} ${area.name}`} onClick={() => onOpen({ what: 'change', area })}>
          {t('changeArea')}
        </Button>
        <Button size="small" aria-label={`${t('changeLeader')} ${area.name}`} onClick={() => onOpen({ what: 'leader', area })}>
          {t('changeLeader')}
        </Button>
        <Button size="small" aria-label={`${t('closeArea')} ${area.name}`} onClick={() => onOpen({ what: 'close', area })}>
          {t('closeArea')}
        </Button>
      </span>
    ) : null}
  </li>
);

interface AreaSheetProps {
  readonly open: Open;
  readonly units: Units;
  readonly today: string;
  readonly onClose: () => void;
}

const AreaSheet = ({ open, units, today, onClose }: AreaSheetProps) => {
  const area = open.what === 'add' ? null : open.area;
  const [name, setName] = useState(area?.name ?? '');
  const [chosen, setChosen] = useState<string[]>(area?.units.map(({ id }) => id) ?? []);
  const [leaderId, setLeader] = useState<string | null>(null);
  const [on, setOn] = useState(today);
  const names = name.trim() !== '' && chosen.length > 0;
  const version = area?.version;
  const nameFields = (
    <>
      <Field label={t('areaName')}>{(id) => <Input id={id} value={name} maxLength={60} onChange={(event) => setName(event.target.value)} />}</Field>
      <Field label={t('areaUnits')}>{(id) => <UnitsPicker id={id} label={t('areaUnits')} values={chosen} units={units} onChange={setChosen} />}</Field>
    </>
  );
  const leaderField = <Field label={t('leader')}>{(id) => <PersonPicker id={id} label={t('leader')} value={leaderId} onChange={setLeader} />}</Field>;
  const dayField = <DayField label={t('from')} value={on} onChange={setOn} />;
  const to = (path: string) => (body: unknown, key: string) => api.post(`/organisation/areas${path}`, body, { key });
  const common = { onClose, ...(area ? { subtitle: area.name } : {}) };
  switch (open.what) {
    case 'add':
      return (
        <ChangeSheet
          {...common}
          title={t('addArea')}
          submit={t('addArea')}
          body={names && leaderId !== null && on !== '' ? { name: name.trim(), leaderId, units: chosen, from: on } : null}
          send={to('')}
        >
          {nameFields}
          {leaderField}
          {dayField}
        </ChangeSheet>
      );
    case 'change':
      return (
        <ChangeSheet
          {...common}
          title={t('changeArea')}
          submit={t('saveSubmit')}
          body={names ? { name: name.trim(), units: chosen, version } : null}
          send={to(`/${open.area.id}`)}
        >
          {nameFields}
        </ChangeSheet>
      );
    case 'leader':
      return (
        <ChangeSheet
          {...common}
          title={t('changeLeader')}
          submit={t('leaderSubmit')}
          body={leaderId !== null && on !== '' ? { leaderId, on, version } : null}
          send={to(`/${open.area.id}/leader`)}
        >
          <p className="grey">{t('leaderHint')}</p>
          {leaderField}
          {dayField}
        </ChangeSheet>
      );
    default:
      return (
        <ChangeSheet
          {...common}
          title={t('closeArea')}
          submit={t('closeAreaSubmit')}
          body={on === '' ? null : { on, version }}
          send={to(`/${open.area.id}/close`)}
        >
          <p className="grey">{t('closeAreaHint')}</p>
          {dayField}
        </ChangeSheet>
      );
  }
};
