import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { itemQuery } from '../../api/queries.js';
import { noNames, SubmissionSheet as Content } from '../../form-kit/read.js';
import { Loading, ProblemAlert, Sheet } from '../../shared/ui/index.js';
import { submissionQuery } from './queries.js';
import { t } from './texts.js';

interface SubmissionSheetProps {
  readonly id: string;
  readonly itemId: string;
  readonly filler: string;
  readonly onClose: () => void;
}

/** «当时内容»: a submission exactly as it was made, in the version of its form it was made with. */
export const SubmissionSheet = ({ id, itemId, filler, onClose }: SubmissionSheetProps) => {
  const submission = useQuery(submissionQuery(id));
  // The words for people, units and files come with the item; without them the content still reads.
  const item = useQuery(itemQuery(itemId));
  const { data, error } = submission;
  return (
    <Sheet
      title={t('contentTitle')}
      width={860}
      onClose={onClose}
      {...(data
        ? {
            subtitle: data.isEdit ? t('contentEdited', { by: data.by, at: data.atText }) : t('contentBy', { by: data.by, at: data.atText, revision: data.nth }),
          }
        : {})}
      foot={<Button onClick={onClose}>{t('close')}</Button>}
    >
      {error ? <ProblemAlert error={error} onRetry={() => void submission.refetch()} /> : null}
      {data && !item.isPending ? (
        <Content definition={data.definition} data={data.data} names={data.names ?? item.data?.names ?? noNames} filler={filler} />
      ) : null}
      {error || (data && !item.isPending) ? null : <Loading />}
    </Sheet>
  );
};
