import type { Citation } from '../claims/claim';
import { foldText } from './fold-text';

/** One key for the same words of the same source, read the same way, whoever cites them. */
export function evidenceKey({ source, url, quote, locator, relation }: Citation): string {
  return JSON.stringify([foldText(source), url, foldText(quote), foldText(locator), relation]);
}
