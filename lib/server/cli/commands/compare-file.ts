import 'server-only';

import { FileProblem, parseReadingsOfText } from '@/lib/contracts/readings-of-text';
import type { FileReadings } from '@/lib/domain/comparison/file-readings';

import { plain, UsageError } from '../say';

/** @throws UsageError that names the file, the place in it, and what is wrong there. */
export function parseComparisonFile(value: unknown, file: string): FileReadings {
  try {
    return parseReadingsOfText(value);
  } catch (error) {
    if (error instanceof FileProblem) throw new UsageError(plain(`${file}: ${error.message}`));
    throw error;
  }
}
