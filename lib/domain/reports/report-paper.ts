/**
 * The report as it is laid out on paper, part by part: plain values, ready for
 * whatever program sets the pages. Every word is a text and none is markup.
 */
import { CAUSE_LABELS, TIER_LABELS } from '../claims/labels';
import type { Verdict, VerdictInk, VerdictLine, VerdictShape } from '../claims/verdict-scale';
import { safeUrl, WEB_SCHEMES } from '../shared/safe-url';
import {
  chainWords,
  citationWords,
  decisionWords,
  fixWords,
  particularsOf,
  queryWords,
  rationaleParagraphs,
  wordingOf,
} from './finding-words';
import { type PaperBlock, paperBlocks } from './paper-text';
import type { Report, ReportClaim, ReportDisagreement } from './report';
import { articleFacts, roundFacts, workFacts } from './report-facts';
import { agreementWords } from './report-html-closing';
import { stageStandings } from './standing';
import type { ReportWords } from './report-language';
import { omissionWords } from './report-omissions';
import { cellsOfReply, REPLY_COLUMNS, replyLines } from './report-replies';
import type { Logo, ReportPart } from './report-template';
import { DECISION_WORDS, DIFFERENCE_WORDS, SEAL_WORDS } from './words';

/** A verdict by shape, line and word; its ink says the same once more. */
export type PaperVerdict = {
  label: string;
  shape: VerdictShape | 'none';
  line: VerdictLine | 'none';
  ink: VerdictInk | 'none';
};

export type PaperFinding = {
  number: number;
  exact: string;
  verdict: PaperVerdict;
  particulars: readonly string[];
  /** Empty where it is the passage itself. */
  wording: string;
  chain: string;
  rationale: readonly string[];
  citations: readonly ReturnType<typeof citationWords>[];
  fix: string | null;
  decision: string;
  queries: readonly ReturnType<typeof queryWords>[];
};

type PaperSource = {
  source: string;
  href: string | null;
  /** An address that may not be linked. */
  address: string;
  tier: string;
  cited: number;
  passages: string;
  accessed: string;
};

type PaperDisagreement = {
  passage: string;
  differences: string;
  byReviewer: readonly (readonly PaperVerdict[])[];
  decided: string;
  cause: string;
};

type PaperStage = { label: string; name: string; at: string; seal: string };

export type Paper = {
  title: string;
  /** What it is called at its head, the picture beside it, and the color of rules and headings. */
  brand: { name: string; logo: Logo | null; color: string };
  parts: readonly ReportPart[];
  labels: Readonly<Record<keyof typeof LABELS, string>>;
  /** Of the labels. */
  labelLanguage: string;
  language: string;
  standing: string;
  /** Why the report is not final; empty where it is. */
  interim: string;
  facts: readonly (readonly (readonly [name: string, value: string])[])[];
  tally: readonly { verdict: PaperVerdict; count: number }[];
  blocks: readonly PaperBlock[];
  omissions: string;
  findings: readonly PaperFinding[];
  sources: readonly PaperSource[];
  /** `null` where there are no independent readings. */
  disagreements: {
    reviewers: readonly string[];
    rows: readonly PaperDisagreement[];
    measures: string;
  } | null;
  /** Rows of cells; none where nobody is criticized. */
  replies: { columns: readonly string[]; rows: readonly (readonly string[])[] };
  stages: readonly PaperStage[];
  voided: readonly string[];
  hashes: readonly (readonly [name: string, sha256: string])[];
  /** What the seal is. */
  sealWords: string;
  foot: string;
  seal: string;
};

/** What the pages say beside the values, by what it is called in their templates. */
const LABELS = {
  report: 'Fact-check report',
  interim: 'Interim report.',
  text: 'The text as checked',
  findings: 'Findings',
  findingsLead:
    'Each number is a passage of the text above. A citation gives its relation to the claim, the words relied on, and where they stand.',
  wording: 'Checked as: {words}',
  fix: 'Suggested fix',
  open: 'Open.',
  closed: 'Closed.',
  sources: 'Sources',
  source: 'Source',
  tier: 'Tier',
  cited: 'Cited',
  passages: 'Passages',
  lastSeen: 'Last seen',
  disagreements: 'Disagreements and decisions',
  agreed: 'The reviewers agreed on every passage.',
  passage: 'Passage',
  differsIn: 'Differs in',
  decided: 'Decided',
  cause: 'Cause',
  notMarked: 'not marked',
  replies: 'Right of reply',
  signOff: 'Sign-off',
  stage: 'Stage',
  name: 'Name',
  signed: 'Signed',
  signedSeal: 'Seal that was signed',
  voided: 'Signatures that a later change voided:',
  what: 'What',
  seal: 'seal',
  of: 'of',
  number: 'No.',
  verdict: 'Verdict',
  citations: 'Citations',
} as const;

function labelsIn({ say }: ReportWords): Paper['labels'] {
  const entries = Object.entries(LABELS).map(([key, english]) => [key, say(english)]);
  return Object.fromEntries(entries) as Paper['labels'];
}

export function paperOf(report: Report): Paper {
  const { record, interim, verdicts, template, words } = report;
  const { say } = words;
  const has = (part: ReportPart) => template.parts.includes(part);
  const replies = has('replies') ? replyLines(report).map(cellsOfReply) : [];
  const { article, version, asOf } = record;
  return {
    title: article.title,
    brand: { name: template.name, logo: template.logo, color: template.color },
    parts: template.parts,
    labels: labelsIn(words),
    labelLanguage: words.language,
    language: version.language,
    standing: say(interim.length > 0 ? 'Interim, for internal use' : 'Signed off'),
    interim: interim.join(' '),
    facts: [articleFacts(report), roundFacts(report), workFacts(report)],
    tally: verdicts.map(({ verdict, count }) => ({ verdict: paperVerdict(verdict, words), count })),
    blocks: has('text') ? paperBlocks(report) : [],
    omissions: has('text') ? omissionWords(report) : '',
    findings: report.claims.map((one) => paperFinding(one, report)),
    sources: has('sources') ? paperSources(report) : [],
    disagreements: has('disagreements') ? paperDisagreements(report) : null,
    replies: { columns: REPLY_COLUMNS.map((column) => say(column)), rows: replies },
    ...paperSignatures(report),
    hashes: [
      [say('Seal'), record.seal],
      [say('SHA-256 of the text'), version.textSha256],
      [say('Event {rev} of the article’s record', { rev: asOf.rev }), asOf.hash],
    ],
    sealWords: say(SEAL_WORDS),
    foot: say('Fact-check report, article {code}, version {ordinal}', {
      code: article.code,
      ordinal: version.ordinal,
    }),
    seal: record.seal,
  };
}

function paperVerdict(verdict: Verdict | null, { say }: ReportWords): PaperVerdict {
  if (verdict === null)
    return { label: say('No verdict'), shape: 'none', line: 'none', ink: 'none' };
  const { label, shape, line, ink } = verdict;
  return { label, shape, line, ink };
}

function paperFinding(one: ReportClaim, report: Report): PaperFinding {
  const { words, template } = report;
  const queries = template.parts.includes('queries') ? one.queries : [];
  return {
    number: one.number,
    exact: one.claim.exact,
    verdict: paperVerdict(one.verdict, words),
    particulars: particularsOf(one, words),
    wording: wordingOf(one),
    chain: chainWords(one.claim.attribution, words),
    rationale: rationaleParagraphs(one),
    citations: one.claim.citations.map((citation) => citationWords(citation, one.captures, words)),
    fix: fixWords(one, words),
    decision: decisionWords(one, report),
    queries: queries.map((query) => queryWords(query, report)),
  };
}

function paperSources({ sources, words: { say, date } }: Report): PaperSource[] {
  return sources.map(({ source, url, tier, cited, passages, accessedOn }) => {
    const href = safeUrl(url, WEB_SCHEMES);
    return {
      source,
      href,
      address: href === null ? url : '',
      tier: say(TIER_LABELS[tier]),
      cited,
      passages: passages.join(', '),
      accessed: accessedOn === null ? '' : date(accessedOn),
    };
  });
}

function paperDisagreements(report: Report): Paper['disagreements'] {
  const { agreement, disagreements, record } = report;
  if (agreement === null) return null;
  return {
    reviewers: record.reviewers.map(({ letter }) =>
      report.words.say('Reviewer {letter}', { letter }),
    ),
    rows: disagreements.map((one) => paperDisagreement(one, report)),
    measures: agreementWords(report),
  };
}

function paperDisagreement(one: ReportDisagreement, { nameOf, words }: Report): PaperDisagreement {
  const decided = one.decisions.map(({ decision, number }) => {
    const how = `${words.say(DECISION_WORDS[decision.decision])}, ${nameOf(decision.reviewerId)}`;
    const reason = decision.reason === '' ? '' : `. ${decision.reason}`;
    return `${number === null ? '' : `${number}: `}${how}${reason}`;
  });
  const causes = new Set(one.decisions.flatMap(({ decision }) => decision.cause ?? []));
  return {
    passage: one.exact,
    differences: one.differences.map((kind) => words.say(DIFFERENCE_WORDS[kind])).join(', '),
    byReviewer: one.byReviewer.map(({ verdicts }) =>
      verdicts.map((verdict) => paperVerdict(verdict, words)),
    ),
    decided: decided.length === 0 ? words.say('not decided') : decided.join('; '),
    cause: [...causes].map((cause) => words.say(CAUSE_LABELS[cause])).join(', '),
  };
}

function paperSignatures({
  record,
  nameOf,
  words: { say, instant },
}: Report): Pick<Paper, 'stages' | 'voided'> {
  const labels = new Map(record.stages.map(({ id, label }) => [id, label]));
  return {
    stages: stageStandings(record).map(({ label, signature }) => ({
      label,
      name: signature === null ? '' : nameOf(signature.signerId),
      at: signature === null ? say('not signed') : instant(signature.signedAt),
      seal: signature?.contentSha256 ?? '',
    })),
    voided: record.signatures.flatMap(({ stageId, signerId, signedAt, voidedAt, voidReason }) =>
      voidedAt === null
        ? []
        : say('{stage}, {name}, {signed}; voided {voided}: {reason}', {
            stage: labels.get(stageId) ?? stageId,
            name: nameOf(signerId),
            signed: instant(signedAt),
            voided: instant(voidedAt),
            reason: voidReason,
          }),
    ),
  };
}
