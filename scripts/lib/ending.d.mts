/** Do this when the program ends, however it ends; last first. */
export function atEnd(task: () => unknown): void;
/** Run to the end: what was started is stopped, also after a signal. The result is the exit code. */
export function runToEnd(main: () => Promise<number>): Promise<void>;
