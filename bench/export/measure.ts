/** What writing one form of the report takes, in the process that asks. */
import type { Report } from '@/lib/domain/reports/report';

import { makeReport } from './report';

const REPEATS = 9;

/** What one process found, in milliseconds, bytes and MiB. */
export type OneForm = {
  first: number;
  again: number;
  /** Time of the processor, which does not grow where others use the machine too. */
  processor: number;
  bytes: number;
  peak: number;
};

type Write = (report: Report) => string | Uint8Array | Promise<string | Uint8Array>;

export async function measure(write: Write | null): Promise<OneForm> {
  const report = makeReport();
  let bytes = 0;
  const times: number[] = [];
  const work: number[] = [];
  for (let run = 0; write !== null && run < REPEATS; run += 1) {
    const began = performance.now();
    const before = process.cpuUsage();
    const body = await write(report);
    times.push(performance.now() - began);
    const { user, system } = process.cpuUsage(before);
    work.push((user + system) / 1000);
    bytes = Buffer.byteLength(body);
  }
  return {
    first: times[0] ?? 0,
    again: medianOf(times.slice(1)),
    processor: medianOf(work.slice(1)),
    bytes,
    // In KiB, as the system counts it: the most that the process ever held.
    peak: process.resourceUsage().maxRSS / 1024,
  };
}

function medianOf(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
}
