import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Button, Checkbox } from 'antd';
import { useState } from 'react';
import { api } from '../../api/client.js';
import type { AccountListView, ReleasedView } from '../../api/generated.js';
import { saveFile, workbookOf } from '../../shared/save-file.js';
import { ProblemAlert } from '../../shared/ui/problem-alert.js';
import { Sheet } from '../../shared/ui/sheet.js';
import { t } from './texts.js';

type Line = AccountListView['waiting'][number];

/** What another administrator gave and this one releases: all of it with one press, or some. */
export const WaitingReleases = ({ lines }: { lines: readonly Line[] }) => {
  const client = useQueryClient();
  const [left, setLeft] = useState<readonly string[]>([]);
  const release = useMutation({
    mutationFn: (people: readonly string[]) => api.post<ReleasedView>('/accounts/releases', { people }),
    onSuccess: () => client.invalidateQueries({ queryKey: ['accounts'] }),
  });
  const chosen = lines.map(({ personId }) => personId).filter((id) => !left.includes(id));
  const toggle = (id: string) => setLeft(left.includes(id) ? left.filter((one) => one !== id) : [...left, id]);
  return (
    <>
      {lines.length === 0 ? null : (
        <section className="notice account-waiting" aria-labelledby="waiting-head">
          <h2 id="waiting-head">{t('waiting', { n: lines.length })}</h2>
          <p>{t('waitingNote')}</p>
          <ul className="account-waiting-list">
            {lines.map((line) => (
              <li key={line.personId}>
                <Checkbox checked={!left.includes(line.personId)} disabled={release.isPending} onChange={() => toggle(line.personId)}>
                  <span className="name">{line.name}</span> {line.staffNo} {line.posts}{' '}
                  <span className="grey small">
                    {[line.postWaits ? t('postWaits') : '', line.passwordWaits ? t('passwordWaits', { by: line.givenBy ?? '' }) : '']
                      .filter((one) => one !== '')
                      .join('；')}
                  </span>
                </Checkbox>
              </li>
            ))}
          </ul>
          {release.error ? <ProblemAlert error={release.error} /> : null}
          <p>
            <Button type="primary" loading={release.isPending} disabled={chosen.length === 0} onClick={() => release.mutate(chosen)}>
              {t('release', { n: chosen.length })}
            </Button>
          </p>
        </section>
      )}
      {release.data ? <Codes released={release.data} onClose={release.reset} /> : null}
    </>
  );
};

const Codes = ({ released: { count, people, workbook }, onClose }: { released: ReleasedView; onClose: () => void }) => (
  <Sheet
    title={t('releasedTitle', { n: count })}
    width={720}
    onClose={onClose}
    foot={
      <Button type="primary" onClick={onClose}>
        {t('close')}
      </Button>
    }
  >
    {people === null ? (
      <p className="notice">{t('codesLost')}</p>
    ) : (
      <>
        <p>{t('codesText')}</p>
        {workbook ? (
          <p className="handed-tools">
            <Button type="primary" onClick={() => saveFile(workbookOf(workbook), '核准码.xlsx')}>
              {t('save')}
            </Button>
          </p>
        ) : null}
        <table className="account-table account-passwords">
          <thead>
            <tr>
              <th scope="col">{t('posts')}</th>
              <th scope="col">{t('name')}</th>
              <th scope="col">{t('staffNo')}</th>
              <th scope="col">{t('code')}</th>
            </tr>
          </thead>
          <tbody>
            {people.map((line) => (
              <tr key={line.staffNo}>
                <td>{line.posts}</td>
                <td className="name">{line.name}</td>
                <td>{line.staffNo}</td>
                <td>{line.code === null ? <span className="grey">{t('noCode')}</span> : <code>{line.code}</code>}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </>
    )}
  </Sheet>
);
