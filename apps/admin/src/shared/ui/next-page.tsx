import { Button } from 'antd';
import './next-page.css';

/** What is known of a list that is read page by page. */
export interface Pages {
  readonly hasNextPage: boolean;
  readonly isFetchingNextPage: boolean;
  readonly fetchNextPage: () => unknown;
}

/** Leads on to the next rows of the list above it; nothing where all are there. */
export const NextPage = ({ of, label }: { of: Pages; label: string }) =>
  of.hasNextPage ? (
    <p className="next-page no-print">
      <Button loading={of.isFetchingNextPage} onClick={() => void of.fetchNextPage()}>
        {label}
      </Button>
    </p>
  ) : null;
