import 'server-only';

import { cutNetwork } from './no-network';

/**
 * The parser's process: one file in by standard input, one answer out by
 * standard output, then the end. Everything is loaded after the network is gone.
 */

cutNetwork();

// A library's chatter must not get between the answer and its reader.
const write = process.stdout.write.bind(process.stdout);
process.stdout.write = process.stderr.write.bind(process.stderr);

const chunks: Buffer[] = [];
for await (const chunk of process.stdin as AsyncIterable<Buffer>) chunks.push(chunk);

const { answerFrame } = await import('./answer');
const { BEGUN } = await import('../wire');
const answer = await answerFrame(Buffer.concat(chunks), () => write(BEGUN));
write(answer, () => process.exit(0));
