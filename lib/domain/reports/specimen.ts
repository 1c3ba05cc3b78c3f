/**
 * A short report to show a template by: every part has something in it. What it
 * says is of no newsroom, and it is never exported.
 */
import { documentFromLines, textOfDocument } from '../articles/document';
import type { CodePointOffset } from '../anchoring/article-text';
import { DEFAULT_SCALE } from '../claims/verdict-scale';
import { rationaleFromText } from '../claims/rationale';
import type { RecordDecision, RecordReading, RoundRecord } from './round-record';

const AT = '2026-01-15T09:30:00.000Z';
const HASH = '5ca1ab1e'.repeat(8);
const LINES = [
  'The ferry was late',
  'The morning ferry left at six, the harbor office said.',
  'It carried 412 passengers, more than ever before.',
];

function id(number: number): string {
  return `00000000-0000-4000-8000-${String(number).padStart(12, '0')}`;
}

const READERS = [id(1), id(2)] as const;
const DECIDER = id(3);

type Words = { words: string; verdict: string; source: string; rationale: string };

export function specimenRecord(newsroomName: string): RoundRecord {
  const document = documentFromLines(
    LINES.map((text, index) => ({
      text,
      kind: index === 0 ? 'headline' : 'text',
      furniture: null,
      omitted: false,
    })),
  );
  const text = textOfDocument(document);
  const reading = (number: number, reviewerId: string, given: Words): RecordReading => {
    const start = text.indexOf(given.words);
    return {
      id: id(number),
      reviewerId,
      start: start as CodePointOffset,
      end: (start + given.words.length) as CodePointOffset,
      exact: given.words,
      claimText: given.words,
      claimType: 'fact',
      priority: 'medium',
      attribution: [{ name: 'Harbor office', credit: 'credited', detail: '' }],
      checkStatus: 'checked',
      verdict: given.verdict,
      confidence: 'high',
      rationale: rationaleFromText(given.rationale),
      suggestedFix: null,
      citations: [
        {
          id: id(number + 500),
          source: given.source,
          tier: 'primary',
          relation: 'supports',
          quote: 'departed 06:00',
          locator: 'p. 4',
          url: '',
          accessedOn: '2026-01-14',
        },
      ],
      createdAt: AT,
      updatedAt: AT,
    };
  };
  const left = {
    words: 'left at six',
    verdict: 'supported',
    source: 'Harbor log',
    rationale: 'The log has the time.',
  };
  const count = {
    words: 'more than ever before',
    verdict: 'unsupported',
    source: 'Yearbook',
    rationale: 'No count was kept before.',
  };
  const readings = [
    reading(11, READERS[0], left),
    reading(12, READERS[1], { ...left, verdict: 'partly' }),
    reading(13, READERS[0], count),
  ];
  const decision = (
    number: number,
    given: Words,
    derivedFrom: readonly string[],
  ): RecordDecision => ({
    ...reading(number, DECIDER, given),
    decision: 'took',
    cause: 'reading',
    reason: 'The log settles it.',
    derivedFrom,
  });
  return {
    newsroom: { name: newsroomName },
    asOf: { rev: 12, hash: HASH, occurredAt: AT },
    seal: HASH,
    article: {
      id: id(20),
      code: '001',
      title: LINES[0] ?? '',
      outlet: newsroomName,
      byline: '',
      publishedOn: '2026-01-13',
      url: '',
      story: 'The ferry',
      writerId: null,
    },
    version: {
      id: id(21),
      ordinal: 1,
      language: 'en',
      format: 'paste',
      fileName: '',
      sourceSha256: HASH,
      textSha256: HASH,
      createdAt: AT,
      document,
      text,
    },
    notes: [],
    round: {
      id: id(22),
      ordinal: 1,
      mode: 'blind',
      phase: 'signed_off',
      createdAt: AT,
      closedAt: AT,
      dueAt: null,
    },
    scale: { ...DEFAULT_SCALE, version: 1 },
    people: [...READERS, DECIDER].map((userId, index) => ({
      userId,
      name: ['First reader', 'Second reader', 'Head of research'][index] ?? '',
      email: '',
    })),
    reviewers: READERS.map((userId, index) => ({
      userId,
      letter: index === 0 ? 'A' : 'B',
      submittedAt: AT,
    })),
    readings,
    decisions: [decision(31, left, [id(11), id(12)]), decision(32, count, [id(13)])],
    coverage: [],
    queries: [
      {
        id: id(41),
        annotationId: id(31),
        askedById: READERS[0],
        state: 'closed',
        exact: left.words,
        createdAt: AT,
        closedAt: AT,
        messages: [
          { id: id(42), authorId: READERS[0], body: 'Who at the office?', createdAt: AT },
          { id: id(43), authorId: DECIDER, body: 'Whoever keeps the log.', createdAt: AT },
        ],
      },
    ],
    withheldQueries: { open: 0, closed: 0 },
    alsoCovered: {
      replies: [
        {
          id: id(51),
          text: 'The harbor office',
          criticized: 'The harbor office',
          contact: 'Press office',
          askedAt: AT,
          means: 'email',
          outcome: 'declined',
        },
      ],
    },
    stages: [{ id: 'head', label: 'Head of research', role: 'head_of_research' }],
    signatures: [
      {
        id: id(61),
        stageId: 'head',
        signerId: DECIDER,
        role: 'head_of_research',
        signedAt: AT,
        contentSha256: HASH,
        voidedAt: null,
        voidReason: '',
      },
    ],
    signedContents: [],
  };
}
