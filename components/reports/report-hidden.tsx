import { ButtonLink } from '../ui/button-link';
import { Empty } from '../ui/empty';

/** While a blind round is open there is nothing to report: it would show one reader's work to another. */
export function ReportHidden({ roundId, isBlind }: { roundId: string; isBlind: boolean }) {
  return (
    <main id="main" tabIndex={-1} className="col nothing">
      <h1 className="sr">Report</h1>
      <Empty
        title="There is no report yet"
        actions={<ButtonLink href={`/rounds/${roundId}`}>Go to the desk</ButtonLink>}
      >
        {isBlind
          ? 'In a blind round nobody sees another’s work. The report can be read and exported once all reviewers have submitted, or the round has been closed.'
          : 'The round is still at work. The report is open to you once it is settled.'}
      </Empty>
    </main>
  );
}
