/**
 * A round on record with the passages that a test names: for tests of what stands
 * where in a report. Words that people write say what they are.
 */
import { codePointLength, type CodePointOffset } from '@/lib/domain/anchoring/article-text';
import { documentFromLines, textOfDocument } from '@/lib/domain/articles/document';
import type { Citation } from '@/lib/domain/claims/claim';
import { rationaleFromText } from '@/lib/domain/claims/rationale';
import { DEFAULT_SCALE } from '@/lib/domain/claims/verdict-scale';
import type { RecordQuery, RecordReading, RoundRecord } from '@/lib/domain/reports/round-record';

const AT = '2026-11-21T16:40:00.000Z';
const SEAL = '0123456789abcdef'.repeat(4);

function idOf(number: number): string {
  return `00000000-0000-7000-8000-${String(number).padStart(12, '0')}`;
}

const CHECKER = idOf(1);
const WRITER = idOf(2);

type Passage = {
  /** Found at its first place in the text; or where it stands, in code points. */
  words: string | { start: number; end: number };
  findings?: Partial<Omit<RecordReading, 'citations'>>;
  citations?: readonly Partial<Omit<Citation, 'id'>>[];
  queries?: readonly { state: RecordQuery['state']; messages: readonly string[] }[];
};

type ArticleRecord = {
  lines: readonly string[];
  passages: readonly Passage[];
  title?: string;
  omitted?: readonly number[];
  language?: string;
};

/** One reviewer reads in a shared round: every reading is a finding. */
export function anArticleRecord(given: ArticleRecord): RoundRecord {
  const document = documentFromLines(
    given.lines.map((text, index) => ({
      text,
      kind: index === 0 ? 'headline' : 'text',
      furniture: null,
      omitted: given.omitted?.includes(index) ?? false,
    })),
  );
  const text = textOfDocument(document);
  const characters = Array.from(text);
  const readings = given.passages.map((passage, index): RecordReading => {
    const { start, end } = spanOf(passage.words, text);
    const exact = characters.slice(start, end).join('');
    return {
      claimText: `Claim of ${exact}`,
      claimType: 'fact',
      priority: 'high',
      attribution: [],
      checkStatus: 'checked',
      verdict: DEFAULT_SCALE.verdicts[index % DEFAULT_SCALE.verdicts.length]?.id ?? null,
      confidence: null,
      rationale: rationaleFromText(`Rationale of ${exact}`),
      suggestedFix: null,
      ...passage.findings,
      id: idOf(100 + index),
      reviewerId: CHECKER,
      start: start as CodePointOffset,
      end: end as CodePointOffset,
      exact,
      citations: (passage.citations ?? []).map((one, place) => ({
        ...CITATION,
        ...one,
        id: idOf(10_000 + index * 20 + place),
      })),
      createdAt: AT,
      updatedAt: AT,
    };
  });
  return {
    ...FRAME,
    article: { ...FRAME.article, title: given.title ?? given.lines[0] ?? 'An article' },
    version: { ...FRAME.version, language: given.language ?? 'en', document, text },
    readings: readings.toSorted((a, b) =>
      a.start === b.start ? a.end - b.end : a.start - b.start,
    ),
    queries: given.passages.flatMap(({ queries = [] }, index) =>
      queries.map(({ state, messages }, place): RecordQuery => ({
        id: idOf(20_000 + index * 10 + place),
        annotationId: idOf(100 + index),
        askedById: CHECKER,
        state,
        exact: readings[index]?.exact ?? '',
        createdAt: AT,
        closedAt: state === 'closed' ? AT : null,
        messages: messages.map((body, turn) => ({
          id: idOf(30_000 + index * 100 + place * 10 + turn),
          authorId: turn % 2 === 0 ? CHECKER : WRITER,
          body,
          createdAt: AT,
        })),
      })),
    ),
  };
}

function spanOf(words: Passage['words'], text: string): { start: number; end: number } {
  if (typeof words !== 'string') return words;
  const index = text.indexOf(words);
  if (index < 0) throw new Error(`“${words}” is not in the text`);
  const start = codePointLength(text.slice(0, index));
  return { start, end: start + codePointLength(words) };
}

const CITATION: Omit<Citation, 'id'> = {
  source: 'Harbor log',
  tier: 'primary',
  relation: 'supports',
  quote: 'at six in the morning',
  locator: 'p. 4',
  url: 'https://example.org/log#p4',
  accessedOn: '2025-04-02',
};

const FRAME: RoundRecord = {
  newsroom: { name: 'The Daily' },
  asOf: { rev: 7, hash: SEAL, occurredAt: AT },
  seal: SEAL,
  article: {
    id: idOf(10),
    code: '001',
    title: '',
    outlet: 'The Daily',
    byline: 'A. Writer',
    publishedOn: '2025-03-13',
    url: 'https://example.org/article',
    story: 'The ferry',
    writerId: WRITER,
  },
  version: {
    id: idOf(11),
    ordinal: 1,
    language: 'en',
    format: 'txt',
    fileName: 'a.txt',
    sourceSha256: SEAL,
    textSha256: SEAL,
    createdAt: AT,
    document: { type: 'doc', content: [] },
    text: '',
  },
  notes: [],
  round: {
    id: idOf(12),
    ordinal: 1,
    mode: 'shared',
    phase: 'adjudicated',
    createdAt: AT,
    closedAt: AT,
    dueAt: null,
  },
  scale: { ...DEFAULT_SCALE, version: 1 },
  people: [
    { userId: CHECKER, name: 'Ana Checker', email: 'ana@daily.example' },
    { userId: WRITER, name: 'Ben Writer', email: 'ben@daily.example' },
  ],
  reviewers: [{ userId: CHECKER, letter: 'A', submittedAt: AT }],
  readings: [],
  decisions: [],
  coverage: [],
  queries: [],
  withheldQueries: { open: 0, closed: 0 },
  stages: [{ id: 'checker', label: 'Checker', role: 'checker' }],
  signatures: [],
  signedContents: [],
};
