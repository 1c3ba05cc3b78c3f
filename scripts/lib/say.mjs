/** What the scripts print: one line a step, with the time it took. */

export class Refusal extends Error {
  /** A failure that the person at the keyboard can do something about: printed without a trace. */
  constructor(message) {
    super(message);
    this.name = 'Refusal';
  }
}

const isTerminal = () => process.stdout.isTTY === true && process.env.CI === undefined;

export function say(line = '') {
  process.stdout.write(`${line}\n`);
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
  if (isTerminal()) process.stdout.write(`  … ${title}`);
  else say(`  … ${title}`);
  const finish = (mark, note) => {
    const took = seconds(performance.now() - startedAt);
    if (isTerminal()) process.stdout.write('\r\x1b[2K');
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

/** Run a script to its end; a refusal is a message, anything else is a bug and keeps its trace. */
export async function run(main) {
  try {
    await main();
  } catch (error) {
    process.exitCode = 1;
    if (error instanceof Refusal) process.stderr.write(`\n${error.message}\n`);
    else console.error(error);
  }
}
