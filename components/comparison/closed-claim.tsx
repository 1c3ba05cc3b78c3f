import type { ReactNode } from 'react';

import type { AnnotationView } from '@/lib/contracts/annotation';
import type { Verdict } from '@/lib/domain/claims/verdict-scale';

import { classNames } from '../ui/class-names';
import { VerdictMark } from '../ui/verdict-mark';
import { passageClass } from '../ui/verdict-style';

type ClosedClaimProps = {
  claim: Pick<AnnotationView, 'exact'>;
  verdict: Verdict | null;
  /** Beside the verdict. */
  children?: ReactNode;
};

/** What one side found of a passage, in two lines. */
export function ClosedClaim({ claim, verdict, children }: ClosedClaimProps) {
  return (
    <>
      <p className="cs">
        <span className={classNames('m line-sample q', passageClass(verdict))}>{claim.exact}</span>
      </p>
      <p className="cv">
        <VerdictMark verdict={verdict} />
        {children}
      </p>
    </>
  );
}
