/**
 * Rights of reply in the report: whom the text criticizes, who was asked, when,
 * by what means, until when, and what they said. They are read from what a
 * signature covers besides the claims, so that the report shows what is signed.
 */
import {
  REPLY_MEANS,
  REPLY_MEANS_LABELS,
  REPLY_OUTCOMES,
  REPLY_STATE_LABELS,
  replyState,
} from '../articles/right-of-reply';
import type { JsonObject } from '../shared/json';
import { type Html, markup } from './html';
import { inline, tableHead, tableRow } from './markdown';
import type { Report } from './report';
import { ENGLISH, type ReportWords } from './report-language';

type ReplyLine = {
  criticized: string;
  /** The number of the claim on which it was marked, where it is one of the report's. */
  passage: string;
  asked: string;
  when: string;
  means: string;
  deadline: string;
  state: string;
  answer: string;
};

export const REPLY_COLUMNS = [
  'Criticized',
  'Passage',
  'Asked',
  'When',
  'By',
  'Deadline',
  'State',
  'Answer',
] as const;

/** One line for each right of reply, as it stood at the last event of the record. */
export function replyLines({
  record,
  claims,
  words: { say, instant } = ENGLISH,
}: Pick<Report, 'record' | 'claims'> & { words?: ReportWords }): ReplyLine[] {
  const asOf = new Date(record.asOf.occurredAt);
  return (record.alsoCovered?.['replies'] ?? []).map((reply): ReplyLine => {
    const gist = wordsOf(reply, 'gist');
    const askedAt = instantOf(reply, 'askedAt');
    const dueAt = instantOf(reply, 'dueAt');
    const outcome = REPLY_OUTCOMES.find((known) => known === reply['outcome']) ?? null;
    const means = REPLY_MEANS.find((known) => known === reply['means']) ?? null;
    const claim = claims.find(
      ({ claim: { id }, decision }) =>
        id === reply['annotationId'] ||
        decision?.derivedFrom.includes(wordsOf(reply, 'annotationId')) === true,
    );
    const quote = wordsOf(reply, 'answerQuote');
    return {
      criticized: [wordsOf(reply, 'criticized'), gist].filter((words) => words !== '').join(': '),
      passage: claim === undefined ? '' : String(claim.number),
      asked: wordsOf(reply, 'contact'),
      when: askedAt === null ? '' : instant(askedAt),
      means: means === null ? '' : say(REPLY_MEANS_LABELS[means]),
      deadline: dueAt === null ? '' : instant(dueAt),
      state: say(REPLY_STATE_LABELS[replyState({ askedAt, dueAt, outcome }, asOf)]),
      answer: [quote === '' ? '' : `“${quote}”`, wordsOf(reply, 'answerWhere')]
        .filter((words) => words !== '')
        .join(', '),
    };
  });
}

/** The cells of a line, in the order of the columns. */
export function cellsOfReply(line: ReplyLine): string[] {
  const { criticized, passage, asked, when, means, deadline, state, answer } = line;
  return [criticized, passage, asked, when, means, deadline, state, answer];
}

export function repliesHtml(report: Report): Html | null {
  const lines = replyLines(report);
  if (lines.length === 0) return null;
  const head = REPLY_COLUMNS.map((column) => markup`<th>${report.words.say(column)}</th>`);
  const rows = lines.map(
    (line) =>
      markup`<tr>${cellsOfReply(line).map((cell) => markup`<td dir="auto">${cell}</td>`)}</tr>`,
  );
  return markup`<section>
<h2>${report.words.say('Right of reply')}</h2>
<table><thead><tr>${head}</tr></thead><tbody>${rows}</tbody></table>
</section>`;
}

export function repliesMarkdown(report: Report): string[] {
  const lines = replyLines(report);
  if (lines.length === 0) return [];
  const rows = lines.map((line) => tableRow(cellsOfReply(line).map(inline)));
  return ['## Right of reply', [tableHead([...REPLY_COLUMNS]), ...rows].join('\n')];
}

function wordsOf(reply: JsonObject, field: string): string {
  const value = reply[field];
  return typeof value === 'string' ? value : '';
}

/** A file that came from elsewhere may hold anything here. */
function instantOf(reply: JsonObject, field: string): string | null {
  const words = wordsOf(reply, field);
  return Number.isNaN(Date.parse(words)) ? null : words;
}
