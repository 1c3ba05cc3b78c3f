/**
 * Claims in the shape of the AVeriTeC data set (Schlichtkrull, Guo and Vlachos 2023):
 * a claim with its speaker and label, and the evidence as questions with answers.
 *
 * The shape has four labels and no anchor in an article. Out: our verdict stands beside
 * the label under `obelus_verdict`, and the words of the passage under `obelus_passage`.
 * In: each claim is a statement of its own, see statements.ts.
 *
 * @see https://arxiv.org/abs/2305.13117
 */
import { originOf } from '../claims/claim';
import { rationalePlainText } from '../claims/rationale-text';
import type { Report, ReportClaim } from '../reports/report';
import type { Json, JsonObject } from '../shared/json';
import { bareForeign, type ForeignPassage } from './foreign-passage';
import { objectsIn, wordsOf } from './json-access';

const LABELS: Readonly<Record<string, string>> = {
  supported: 'Supported',
  contradicted: 'Refuted',
  misquoted: 'Refuted',
  partly_supported: 'Conflicting Evidence/Cherrypicking',
  disputed: 'Conflicting Evidence/Cherrypicking',
  unsupported: 'Not Enough Evidence',
  unverifiable: 'Not Enough Evidence',
};

/** What a label says in our scale; one that is not known stays as it is worded. */
const VERDICTS: Readonly<Record<string, string>> = {
  supported: 'supported',
  refuted: 'contradicted',
  'conflicting evidence/cherrypicking': 'disputed',
  'conflicting evidence/cherry-picking': 'disputed',
  'not enough evidence': 'unsupported',
};

const TYPES: Readonly<Record<string, string>> = {
  figure: 'Numerical Claim',
  quote: 'Quote Verification',
  attribution: 'Quote Verification',
  causal: 'Causal Claim',
  opinion: 'Position Statement',
};

export function writeAveritec(report: Report): string {
  const items = report.claims.map((claim) => itemOf(claim, report));
  return `${JSON.stringify(items, null, 2)}\n`;
}

function itemOf({ number, claim, queries }: ReportClaim, { record }: Report): JsonObject {
  const answers = claim.citations.map((citation): JsonObject => {
    const says = citation.quote === '' ? citation.source : citation.quote;
    return {
      question: `What does ${citation.source} say of it?`,
      answers: [
        {
          answer: says,
          answer_type: citation.quote === '' ? 'Abstractive' : 'Extractive',
          source_url: citation.url,
          source_medium: 'Web text',
          obelus_relation: citation.relation,
        },
      ],
    };
  });
  const asked = queries.flatMap(({ messages: [question, ...replies] }): JsonObject[] =>
    question === undefined
      ? []
      : [
          {
            question: question.body,
            answers: replies.map(({ body }) => ({ answer: body, answer_type: 'Abstractive' })),
          },
        ],
  );
  return {
    claim_id: number,
    claim: claim.claimText,
    speaker: originOf(claim.attribution)?.name ?? null,
    claim_date: record.article.publishedOn,
    original_claim_url: record.article.url === '' ? null : record.article.url,
    reporting_source: record.article.outlet,
    location_ISO_code: null,
    label: claim.verdict === null ? null : (LABELS[claim.verdict] ?? null),
    justification: rationalePlainText(claim.rationale),
    claim_types: [TYPES[claim.claimType] ?? 'Event/Property Claim'],
    fact_checking_strategies: [],
    questions: [...asked, ...answers],
    obelus_verdict: claim.verdict,
    obelus_passage: claim.exact,
  };
}

/** Null: the file is no list of such claims. */
export function readAveritec(value: Json): ForeignPassage[] | null {
  const items = objectsIn(value);
  const isList = Array.isArray(value) && items.length > 0;
  if (
    !isList ||
    !items.every((item) => 'claim' in item && ('label' in item || 'questions' in item))
  )
    return null;
  return items.map((item, index): ForeignPassage => {
    const claim = wordsOf(item, 'claim');
    const label = wordsOf(item, 'label');
    const passage = item['obelus_passage'];
    const said = [wordsOf(item, 'justification'), ...openQuestions(item)];
    const speaker = wordsOf(item, 'speaker');
    return {
      ...bareForeign(`claim ${nameOf(item, index)}`, claim),
      exact: typeof passage === 'string' && passage !== '' ? passage : claim,
      claim,
      verdict:
        wordsOf(item, 'obelus_verdict') === ''
          ? (VERDICTS[label.toLowerCase()] ?? label)
          : wordsOf(item, 'obelus_verdict'),
      rationale: said.filter((words) => words !== '').join('\n\n'),
      sources: sourcesOf(item),
      author: speaker,
      tags: [
        ...(speaker === '' ? [] : [`speaker: ${speaker}`]),
        ...[
          'claim_date',
          'reporting_source',
          'original_claim_url',
          'fact_checking_article',
        ].flatMap((name) => {
          const words = wordsOf(item, name);
          return words === '' ? [] : [`${name.replaceAll('_', ' ')}: ${words}`];
        }),
      ],
    };
  });
}

function nameOf(item: JsonObject, index: number): string {
  const given = wordsOf(item, 'claim_id');
  return given === '' ? String(index + 1) : given;
}

function sourcesOf(item: JsonObject): ForeignPassage['sources'] {
  return objectsIn(item['questions']).flatMap((question) =>
    objectsIn(question['answers']).flatMap((answer) => {
      const url = wordsOf(answer, 'source_url', 'cached_source_url');
      if (!/^https?:/u.test(url)) return [];
      const quote = wordsOf(answer, 'answer');
      return [{ source: url.replace(/^https?:\/\/(?:www\.)?|\/.*$/gu, ''), url, quote }];
    }),
  );
}

/** Questions and answers without an address are said in the rationale. */
function openQuestions(item: JsonObject): string[] {
  return objectsIn(item['questions']).flatMap((question) => {
    const answers = objectsIn(question['answers']);
    if (answers.some((answer) => wordsOf(answer, 'source_url', 'cached_source_url') !== ''))
      return [];
    const said = answers.map((answer) => wordsOf(answer, 'answer')).filter((words) => words !== '');
    return [[wordsOf(question, 'question'), ...said].join('\n')];
  });
}
