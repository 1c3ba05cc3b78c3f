/**
 * One form of the report, written by a process of its own: the first time with all
 * that has to be loaded, then again and again. Prints what it took as JSON.
 */
import { REPORT_FORMATS } from '@/lib/contracts/endpoints/decisions';
import { REPORT_FORMS } from '@/lib/server/reports/report-forms';

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

const report = makeReport();
const format = REPORT_FORMATS.find((one) => one === process.argv[2]);
let bytes = 0;
const times: number[] = [];
const work: number[] = [];
for (let run = 0; format !== undefined && run < REPEATS; run += 1) {
  const began = performance.now();
  const before = process.cpuUsage();
  const body = await REPORT_FORMS[format].write(report);
  times.push(performance.now() - began);
  const { user, system } = process.cpuUsage(before);
  work.push((user + system) / 1000);
  bytes = Buffer.byteLength(body);
}
const found: OneForm = {
  first: times[0] ?? 0,
  again: medianOf(times.slice(1)),
  processor: medianOf(work.slice(1)),
  bytes,
  // In KiB, as the system counts it: the most that the process ever held.
  peak: process.resourceUsage().maxRSS / 1024,
};
process.stdout.write(JSON.stringify(found));

function medianOf(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
}
