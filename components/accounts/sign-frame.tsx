import type { ReactNode } from 'react';

import { classNames } from '../ui/class-names';
import { ObelusMark } from '../ui/obelus-mark';
import { passageClass } from '../ui/verdict-style';
import { VerdictMark } from '../ui/verdict-mark';
import { DEFAULT_SCALE, findVerdict } from '@/lib/domain/claims/verdict-scale';

type SignFrameProps = {
  title: string;
  /** Under the title: what this page is for. */
  lead?: ReactNode;
  children: ReactNode;
};

const SUPPORTED = findVerdict(DEFAULT_SCALE, 'supported');
const PARTLY = findVerdict(DEFAULT_SCALE, 'partly_supported');
const DISPUTED = findVerdict(DEFAULT_SCALE, 'disputed');

/** The pages before the desk: a form on the left, what the tool does on the right. */
export function SignFrame({ title, lead, children }: SignFrameProps) {
  return (
    <div className="sign">
      <main className="sign-l">
        <p className="brand big">
          <ObelusMark />
          <b>Obelus</b>
        </p>
        <div className="sign-f">
          <h1>{title}</h1>
          {lead !== undefined && <p className="sign-lead">{lead}</p>}
          {children}
        </div>
        <p className="fine">Obelus, open source, on this newsroom’s own server</p>
      </main>
      <aside className="sign-r" aria-hidden="true">
        <div className="sign-p">
          <span className="bigob">
            <ObelusMark />
          </span>
          <p>
            <span className={classNames('m l0', passageClass(SUPPORTED))}>
              The reservoir stood at its lowest level since the dam was built
            </span>
            ,{' '}
            <span className={classNames('m l0', passageClass(PARTLY))}>
              according to the water board
            </span>
            , and{' '}
            <span className={classNames('m l0 t', passageClass(DISPUTED))}>
              nobody had warned the towns below it
            </span>
            .
          </p>
          <ul>
            {[SUPPORTED, PARTLY, DISPUTED].map((verdict) => (
              <li key={verdict?.id}>
                <VerdictMark verdict={verdict} />
              </li>
            ))}
          </ul>
        </div>
        <p className="sign-c">
          The obelus: a mark that editors in Alexandria set beside a line they doubted.
        </p>
      </aside>
    </div>
  );
}
