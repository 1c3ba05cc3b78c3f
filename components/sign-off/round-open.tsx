import { ButtonLink } from '../ui/button-link';
import { Empty } from '../ui/empty';

/** Nothing is signed while the readings are still being made. */
export function RoundOpen({ roundId }: { roundId: string }) {
  return (
    <main id="main" tabIndex={-1} className="col nothing">
      <h1 className="sr">Sign-off</h1>
      <Empty
        title="The round is still open"
        actions={<ButtonLink href={`/rounds/${roundId}`}>Go to the desk</ButtonLink>}
      >
        It is signed once all reviewers have submitted, or it has been closed, and what they found
        is settled.
      </Empty>
    </main>
  );
}
