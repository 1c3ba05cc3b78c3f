/** What the scripts print: one line a step, with the time it took. */

export class Refusal extends Error {
  /** A failure that the person at the keyboard can do something about: printed without a trace. */
  constructor(message) {
    super(message);
    this.name = 'Refusal';
  }
}

let output = process.stdout;

/** For programs whose standard output is their result. */
export function sayOnStandardError() {
  output = process.stderr;
}

const isTerminal = () => output.isTTY === true && process.env.CI === undefined;

export function say(line = '') {
  output.write(`${line}\n`);
}

export function seconds(ms) {
  return `${(ms / 1000).toFixed(1)} s`;
}

/**
 * Do `work` and say so: what is being done before, how long it took after. `work` may
 * return a string, which is what there is to say about it.
 */
export async function step(title, work) {
  const startedAt = performance.now();
  if (isTerminal()) output.write(`  … ${title}`);
  else say(`  … ${title}`);
  const finish = (mark, note) => {
    const took = seconds(performance.now() - startedAt);
    if (isTerminal()) output.write('\r\x1b[2K');
    say(`  ${mark} ${title}${note === '' ? '' : `: ${note}`} (${took})`);
  };
  try {
    const result = await work();
    finish('✓', typeof result === 'string' ? result : '');
    return result;
  } catch (error) {
    finish('✗', '');
    throw error;
  }
}

/** Run a script that starts nothing which outlives it. See ending.mjs for those that do. */
export async function run(main) {
  try {
    await main();
  } catch (error) {
    process.exitCode = 1;
    if (error instanceof Refusal) process.stderr.write(`\n${error.message}\n`);
    else console.error(error);
  }
}
