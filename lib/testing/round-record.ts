/**
 * Records of rounds for tests of reports: any text that can be stored, any
 * passages in it, and hostile words wherever a person may write.
 */
import { fc } from '@fast-check/vitest';

import { codePointLength, type CodePointOffset } from '@/lib/domain/anchoring/article-text';
import { documentFromLines, textOfDocument } from '@/lib/domain/articles/document';
import type { CreateCitationBody } from '@/lib/contracts/annotation';
import { CLAIM_TYPES, CREDITS, PRIORITIES, RELATIONS } from '@/lib/domain/claims/claim';
import { rationaleFromText } from '@/lib/domain/claims/rationale';
import { DEFAULT_SCALE } from '@/lib/domain/claims/verdict-scale';
import type { RecordDecision, RecordReading, RoundRecord } from '@/lib/domain/reports/round-record';

const AT = '2026-11-21T16:40:00.000Z';
const HASH = 'a'.repeat(64);

function idOf(number: number): string {
  return `00000000-0000-7000-8000-${String(number).padStart(12, '0')}`;
}

const [ANA, BEN, DORA] = [idOf(1), idOf(2), idOf(3)];

/** What breaks out of HTML, Markdown, JSON or a line of text where it is not escaped. */
const HOSTILE_WORDS = [
  '<script>alert(1)</script>',
  '</style><script>alert(1)</script>',
  '"><img src=x onerror=alert(1)>',
  '<!-- --> ]]> &lt;b&gt; &amp;',
  '](javascript:alert(1)) [x](<y>)',
  '| a | b |',
  '# heading',
  '- item',
  '1. item',
  '> quote',
  '``` code',
  '*bold* _it_ ~~gone~~ `code`',
  '=== --- ***',
  '\u202egnp.exe\u202c',
  'مرحبا بالعالم',
  '👩‍👩‍👧‍👦 𝕳',
  '  two  spaces ',
  'www.example.org desk@example.org https://example.org/?a=1&b=2',
  '\\ backslash \\n',
  '<!doctype html>',
  '\t tab',
  '[1]: https://example.org "x"',
  '[^1] footnote',
  '$x$ :smile: #12',
];

/** Words that a person may write on one line. */
const words = fc.oneof(
  { weight: 2, arbitrary: fc.constantFrom(...HOSTILE_WORDS) },
  {
    weight: 1,
    arbitrary: fc
      .string({ unit: 'grapheme', minLength: 1, maxLength: 20 })
      .filter((text) => text.isWellFormed() && !/[\u0000\r\n]/.test(text)),
  },
);

const citation = fc.record({
  source: words,
  tier: fc.constantFrom('primary' as const, 'secondary' as const),
  relation: fc.constantFrom(...RELATIONS),
  quote: words,
  locator: words,
  url: fc.constantFrom(
    '',
    'https://example.org/a|b?c=1&d=2#e',
    'javascript:alert(1)',
    'https://example.org/"onmouseover="x',
  ),
  accessedOn: fc.constantFrom(null, '2025-04-02'),
}) satisfies fc.Arbitrary<Omit<CreateCitationBody, 'id'>>;

const findings = fc.record({
  claimText: words,
  claimType: fc.constantFrom(...CLAIM_TYPES),
  priority: fc.constantFrom(...PRIORITIES),
  attribution: fc.array(
    fc.record({ name: words, credit: fc.constantFrom(...CREDITS), detail: words }),
    { maxLength: 3 },
  ),
  checkStatus: fc.constantFrom('open' as const, 'checked' as const),
  verdict: fc.constantFrom(null, ...DEFAULT_SCALE.verdicts.map(({ id }) => id)),
  confidence: fc.constantFrom(null, 'low' as const, 'high' as const),
  rationale: words.map(rationaleFromText),
  suggestedFix: fc.option(words),
  citations: fc.array(citation, { maxLength: 2 }),
  /** The passage as shares of the text's length. */
  from: fc.double({ min: 0, max: 1, noNaN: true }),
  to: fc.double({ min: 0, max: 1, noNaN: true }),
  isBens: fc.boolean(),
});

const line = fc.record({
  text: fc.oneof(words, fc.constant('')),
  kind: fc.constantFrom('headline' as const, 'text' as const, 'caption' as const),
  omitted: fc.boolean(),
});

type Findings = typeof findings extends fc.Arbitrary<infer Value> ? Value : never;

type Made = {
  lines: readonly { text: string; kind: 'headline' | 'text' | 'caption'; omitted: boolean }[];
  claims: readonly Findings[];
  title: string;
  names: readonly [string, string, string];
};

function toRecord({ lines, claims, title, names }: Made): RoundRecord {
  const document = documentFromLines(lines.map((one) => ({ ...one, furniture: null })));
  const text = textOfDocument(document);
  const length = codePointLength(text);
  const characters = Array.from(text);
  const readings = claims.map(({ from, to, isBens, citations, ...claim }, at): RecordReading => {
    const [low, high] = from < to ? [from, to] : [to, from];
    const start = Math.min(Math.floor(low * length), length - 1);
    const end = Math.max(start + 1, Math.ceil(high * length));
    return {
      ...claim,
      id: idOf(100 + at),
      reviewerId: isBens ? BEN : ANA,
      start: start as CodePointOffset,
      end: end as CodePointOffset,
      exact: characters.slice(start, end).join(''),
      citations: citations.map((one, place) => ({ ...one, id: idOf(1_000 + at * 10 + place) })),
      createdAt: AT,
      updatedAt: AT,
    };
  });
  const decisions = readings.slice(0, -1).map((reading, at): RecordDecision => ({
    ...reading,
    id: idOf(200 + at),
    reviewerId: DORA,
    citations: reading.citations.map((one) => ({ ...one, id: one.id.replace(/^0/, '1') })),
    decision: at % 5 === 4 ? 'rejected' : 'took',
    cause: 'evidence',
    reason: title,
    derivedFrom: [reading.id],
  }));
  const [ana, ben, dora] = names;
  return {
    newsroom: { name: title },
    asOf: { rev: 7, hash: HASH, occurredAt: AT },
    seal: HASH,
    article: {
      id: idOf(10),
      code: '001',
      title,
      outlet: title,
      byline: ana,
      publishedOn: '2025-03-13',
      url: '',
      story: title,
      writerId: null,
    },
    version: {
      id: idOf(11),
      ordinal: 1,
      language: 'en',
      format: 'txt',
      fileName: 'a.txt',
      sourceSha256: HASH,
      textSha256: HASH,
      createdAt: AT,
      document,
      text,
    },
    notes: [],
    round: {
      id: idOf(12),
      ordinal: 1,
      mode: 'blind',
      phase: 'comparison',
      createdAt: AT,
      closedAt: AT,
      dueAt: null,
    },
    scale: { ...DEFAULT_SCALE, version: 1 },
    people: [
      { userId: ANA, name: ana, email: 'ana@daily.example' },
      { userId: BEN, name: ben, email: 'ben@daily.example' },
      { userId: DORA, name: dora, email: 'dora@daily.example' },
    ],
    reviewers: [
      { userId: ANA, letter: 'A', submittedAt: AT },
      { userId: BEN, letter: 'B', submittedAt: AT },
    ],
    readings,
    decisions,
    coverage: [],
    queries: readings.slice(0, 1).map(({ id, exact }) => ({
      id: idOf(300),
      annotationId: id,
      askedById: ANA,
      state: 'open' as const,
      exact,
      createdAt: AT,
      closedAt: null,
      messages: [{ id: idOf(301), authorId: ANA, body: title, createdAt: AT }],
    })),
    withheldQueries: { open: 0, closed: 0 },
    stages: [{ id: 'checker', label: title, role: 'checker' }],
    signatures: [
      {
        id: idOf(400),
        stageId: 'checker',
        signerId: ANA,
        role: 'checker',
        signedAt: AT,
        contentSha256: HASH,
        voidedAt: AT,
        voidReason: title,
      },
    ],
    signedContents: [{ sha256: HASH, canonical: '{}' }],
  };
}

export const anyRoundRecord: fc.Arbitrary<RoundRecord> = fc
  .record({
    lines: fc.array(line, { minLength: 1, maxLength: 6 }),
    claims: fc.array(findings, { minLength: 1, maxLength: 7 }),
    title: words,
    names: fc.tuple(words, words, words),
  })
  .filter(({ lines }) => lines.some(({ text }) => text.trim() !== ''))
  .map(toRecord);
