import type { StreamFrame } from '@/lib/contracts/event-stream';
import type { Followed } from '@/lib/contracts/followed';

import type { LiveStatus } from './connection';

/** What the tabs of one browser tell each other. */
export type TabMessage =
  /** What a tab shows now; none when it lets go. */
  | { kind: 'wants'; tab: string; followed: readonly Followed[] }
  /** The tab that leads asks. A new one knows nothing of what was heard before. */
  | { kind: 'who'; isNew: boolean }
  /** To one tab: where the connection stands in what it shows. */
  | {
      kind: 'stands';
      to: string;
      of: string;
      last: string | null;
      status: LiveStatus;
      present: StreamFrame | null;
    }
  | { kind: 'frame'; of: string; frame: StreamFrame }
  | { kind: 'status'; of: string; status: LiveStatus };
