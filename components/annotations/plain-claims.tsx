import { stateWords } from './claim-words';
import type { MarginClaim } from './margin-claim';

/** The claims as a list, where no script places them beside the text. */
export function PlainClaims({ claims }: { claims: readonly MarginClaim[] }) {
  return (
    <ol className="plain-claims">
      {claims.map(({ annotation, number, verdict }) => (
        <li key={annotation.id} value={number}>
          <q>{annotation.exact}</q> {stateWords(verdict, annotation.checkStatus)}
        </li>
      ))}
    </ol>
  );
}
