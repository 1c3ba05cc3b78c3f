import { CircleAlert, CircleCheck, Info, TriangleAlert } from 'lucide-react';
import type { ReactNode } from 'react';

import { classNames } from './class-names';

type NoticeTone = 'neutral' | 'warn' | 'bad' | 'ok';

type NoticeProps = {
  tone?: NoticeTone;
  /** In bold before the words: "Not saved." */
  title?: string;
  /** Another lucide icon than the tone's own; a notice always has one. */
  icon?: ReactNode;
  /** A button or link: what can be done about it. */
  action?: ReactNode;
  /**
   * Whether it is spoken when it appears: `assertive` for a failure, `polite` for
   * news, `off` for what stands on the page from the start.
   */
  live?: 'off' | 'polite' | 'assertive';
  className?: string;
  children?: ReactNode;
};

const ICONS: Record<NoticeTone, ReactNode> = {
  neutral: <Info strokeWidth={1.9} />,
  warn: <TriangleAlert strokeWidth={1.9} />,
  bad: <CircleAlert strokeWidth={1.9} />,
  ok: <CircleCheck strokeWidth={1.9} />,
};

const ROLES = { off: undefined, polite: 'status', assertive: 'alert' } as const;

/** Says something about the work in place. A failure is spoken at once unless told otherwise. */
export function Notice({
  tone = 'neutral',
  title,
  icon,
  action,
  live = tone === 'bad' ? 'assertive' : 'off',
  className,
  children,
}: NoticeProps) {
  return (
    <div className={classNames('note', tone !== 'neutral' && tone, className)} role={ROLES[live]}>
      {icon ?? ICONS[tone]}
      <div className="note-text">
        {title !== undefined && <b>{title} </b>}
        {children}
      </div>
      {action !== undefined && <div className="note-act">{action}</div>}
    </div>
  );
}
