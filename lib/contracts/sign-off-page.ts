/** What the page of the signatures shows, read in one go. */
import type { RoundFrame } from './desk';
import type { SignOffView } from './sign-off';

export type SignOffPageView = RoundFrame &
  (
    | { /** The round is open and blind. */ signOff: null }
    | {
        signOff: SignOffView;
        /** The annotation each query of the round hangs on, to lead there from a gate. */
        claimOfQuery: Readonly<Record<string, string>>;
        yourId: string;
      }
  );
