/**
 * One form of the report, written by a process of its own: the first time with all
 * that has to be loaded, then again and again. Prints what it took as JSON.
 */
import { REPORT_FORMATS } from '@/lib/contracts/endpoints/decisions';
import { REPORT_FORMS } from '@/lib/server/reports/report-forms';

import { measure } from './measure';

const format = REPORT_FORMATS.find((one) => one === process.argv[2]);
// Without a form nothing is written, to see what the report alone takes.
const found = await measure(format === undefined ? null : REPORT_FORMS[format].write);
process.stdout.write(JSON.stringify(found));
