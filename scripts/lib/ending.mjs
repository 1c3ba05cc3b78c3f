/**
 * The end of a script: what was started is stopped, last first, whether the work
 * is done, has failed, or somebody pressed Ctrl-C. Pressing it twice does not wait.
 */
import { watchNpm } from './npm-parent.mjs';
import { endCommands, killAll } from './processes.mjs';
import { Refusal, say } from './say.mjs';

const tasks = [];
let ending = null;

export function isEnding() {
  return ending !== null;
}

/** Do `task` when the script ends. */
export function atEnd(task) {
  tasks.push(task);
}

/** Stop everything and leave. The first call decides the exit code. */
export function end(exitCode) {
  ending ??= (async () => {
    endCommands();
    let code = exitCode;
    for (const task of tasks.reverse()) {
      try {
        await task();
      } catch (error) {
        console.error(error);
        code = code === 0 ? 1 : code;
      }
    }
    process.exit(code);
  })();
  return ending;
}

/** Run a script to its end. A refusal is a message; anything else is a bug and keeps its trace. */
export async function runToEnd(main) {
  for (const [signal, code] of [
    ['SIGINT', 130],
    ['SIGTERM', 143],
    ['SIGHUP', 129],
  ]) {
    process.on(signal, () => {
      if (ending !== null) {
        killAll();
        process.exit(code);
      }
      say('\nStopping …');
      void end(code);
    });
  }
  watchNpm(() => void end(143));
  let exitCode = 0;
  try {
    exitCode = (await main()) ?? 0;
  } catch (error) {
    if (ending !== null) return await ending; // What was stopped fails; that is no news.
    exitCode = 1;
    if (error instanceof Refusal) process.stderr.write(`\n${error.message}\n`);
    else console.error(error);
  }
  await end(exitCode);
}
