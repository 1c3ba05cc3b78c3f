/** An unsent write in a reader's words: what it is for, and what was typed. */
import { rationalePlainText } from '@/lib/domain/claims/rationale-text';

import type { DeskWrite, Patch, PatchField } from './writes';

const FIELD_WORDS: Record<PatchField, string> = {
  claimText: 'wording',
  claimType: 'type',
  priority: 'priority',
  attribution: 'attribution chain',
  checkStatus: 'check status',
  verdict: 'verdict',
  confidence: 'confidence',
  rationale: 'rationale',
  suggestedFix: 'suggested fix',
};

/** "Wording and verdict" */
export function nameOfWrite(write: DeskWrite): string {
  switch (write.kind) {
    case 'create':
      return 'A new claim';
    case 'update': {
      const fields = (Object.keys(write.patch) as PatchField[]).map((field) => FIELD_WORDS[field]);
      const all = write.target === undefined ? fields : [...fields, 'passage'];
      const words = all.join(' and ');
      return words.slice(0, 1).toUpperCase() + words.slice(1);
    }
    case 'delete':
      return 'Claim deleted';
    case 'restore':
      return 'Claim brought back';
    case 'add_citation':
      return 'A new citation';
    case 'update_citation':
      return 'Citation changed';
    case 'remove_citation':
      return 'Citation taken off';
    case 'ask':
      return 'A query';
    case 'answer':
      return 'An answer to a query';
    case 'close_query':
      return 'Query closed';
    case 'reopen_query':
      return 'Query opened again';
    case 'note':
      return 'A note to the adjudicator';
    case 'second_reading':
      return write.agrees ? 'A second reader’s yes' : 'A second reader’s no';
    case 'cover':
      return 'Marked as nothing to check';
    case 'uncover':
      return 'Mark of nothing to check taken off';
  }
}

/** What was typed or chosen, so that it can be read and copied; empty where there is none. */
export function wordsOfWrite(write: DeskWrite): string {
  switch (write.kind) {
    case 'create':
      return lines([write.body.target.quote.exact, ...wordsOfPatch(write.body)]);
    case 'update':
      return lines([...wordsOfPatch(write.patch), write.target?.quote.exact]);
    case 'add_citation':
    case 'update_citation': {
      const { source, locator, quote, url } = write.body;
      return lines([source, locator, quote, url]);
    }
    case 'remove_citation':
      return write.before?.source ?? '';
    case 'ask':
    case 'answer':
      return write.text;
    case 'note':
      return write.body;
    case 'second_reading':
      return write.note;
    case 'reopen_query':
      return write.reason;
    default:
      return '';
  }
}

function wordsOfPatch({ claimText, verdict, checkStatus, rationale, suggestedFix }: Patch) {
  return [
    claimText,
    verdict,
    checkStatus,
    rationale === undefined || rationale === null ? null : rationalePlainText(rationale),
    suggestedFix,
  ];
}

function lines(parts: readonly (string | null | undefined)[]): string {
  return parts
    .filter((part) => part !== null && part !== undefined && part !== '')
    .join('\n')
    .trim();
}
