import 'server-only';

/** What a command prints: results on standard output, remarks and errors beside it. */
export function say(line: string): void {
  process.stdout.write(`${line}\n`);
}

export function remark(line: string): void {
  process.stderr.write(`${line}\n`);
}

/** Text of others on one line: without what a terminal would act on. */
export function plain(text: string): string {
  return text.replace(/[\s\u0000-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]+/gu, ' ').trim();
}

/** A wrong argument or file: told in one line, exit code 2. */
export class UsageError extends Error {}
