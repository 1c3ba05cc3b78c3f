/** Where the person's work is: what the status bar says of saving. */
export type SaveState =
  | { kind: 'idle' }
  | { kind: 'saving' }
  /** `at` is an instant as ISO 8601. */
  | { kind: 'saved'; at: string }
  /** `onShow` leads to what could not be saved. */
  | { kind: 'failed'; message: string; onRetry?: () => void; onShow?: () => void }
  /** Changes that are kept on this machine until the server can be reached. */
  | { kind: 'offline'; kept: number };
