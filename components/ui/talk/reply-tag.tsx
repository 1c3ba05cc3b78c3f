import { Check, Clock, Minus, TriangleAlert } from 'lucide-react';

import { REPLY_STATE_LABELS, type ReplyState } from '@/lib/domain/articles/right-of-reply';

import { Tag } from '../tag';

/** Where a right of reply stands, in words. */
export function ReplyTag({ state }: { state: ReplyState }) {
  const label = REPLY_STATE_LABELS[state];
  switch (state) {
    case 'not_asked':
      return (
        <Tag tone="bad" icon={<TriangleAlert strokeWidth={1.9} />}>
          {label}
        </Tag>
      );
    case 'asked':
      return (
        <Tag tone="warn" icon={<Clock strokeWidth={1.9} />}>
          {label}
        </Tag>
      );
    case 'answered':
      return (
        <Tag tone="ok" icon={<Check strokeWidth={1.9} />}>
          {label}
        </Tag>
      );
    default:
      return <Tag icon={<Minus strokeWidth={1.9} />}>{label}</Tag>;
  }
}
