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
import {
  DECISION_WORDS,
  DIFFERENCE_WORDS,
  FURNITURE_WORDS,
  SEAL_WORDS,
  dateWords,
  instantWords,
} from './words';

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
  stages: readonly PaperStage[];
  voided: readonly string[];
  hashes: readonly (readonly [name: string, sha256: string])[];
  /** What the seal is. */
  sealWords: string;
  foot: string;
  seal: string;
};

export function paperOf(report: Report): Paper {
  const { record, interim, verdicts } = report;
  const { article, version, asOf } = record;
  return {
    title: article.title,
    language: version.language,
    standing: interim.length > 0 ? 'Interim, for internal use' : 'Signed off',
    interim: interim.join(' '),
    facts: [articleFacts(report), roundFacts(report), workFacts(report)],
    tally: verdicts.map(({ verdict, count }) => ({ verdict: paperVerdict(verdict), count })),
    blocks: paperBlocks(report),
    omissions: omissionWords(report),
    findings: report.claims.map((one) => paperFinding(one, report)),
    sources: paperSources(report),
    disagreements: paperDisagreements(report),
    ...paperSignatures(report),
    hashes: [
      ['Seal', record.seal],
      ['SHA-256 of the text', version.textSha256],
      [`Event ${asOf.rev} of the article’s record`, asOf.hash],
    ],
    sealWords: SEAL_WORDS,
    foot: `Fact-check report, article ${article.code}, version ${version.ordinal}`,
    seal: record.seal,
  };
}

function paperVerdict(verdict: Verdict | null): PaperVerdict {
  if (verdict === null) return { label: 'No verdict', shape: 'none', line: 'none', ink: 'none' };
  const { label, shape, line, ink } = verdict;
  return { label, shape, line, ink };
}

function paperFinding(one: ReportClaim, report: Report): PaperFinding {
  return {
    number: one.number,
    exact: one.claim.exact,
    verdict: paperVerdict(one.verdict),
    particulars: particularsOf(one),
    wording: wordingOf(one),
    chain: chainWords(one.claim.attribution),
    rationale: rationaleParagraphs(one),
    citations: one.claim.citations.map(citationWords),
    fix: fixWords(one),
    decision: decisionWords(one, report),
    queries: one.queries.map((query) => queryWords(query, report)),
  };
}

function omissionWords({ omissions }: Report): string {
  if (omissions.length === 0) return '';
  const reasons = new Set(
    omissions.map(({ reason }) => (reason === null ? 'other' : FURNITURE_WORDS[reason])),
  );
  const count = omissions.length === 1 ? '1 line is' : `${omissions.length} lines are`;
  return `${count} struck out and no part of the article: ${[...reasons].join(', ')}.`;
}

function paperSources({ sources }: Report): PaperSource[] {
  return sources.map(({ source, url, tier, cited, passages, accessedOn }) => {
    const href = safeUrl(url, WEB_SCHEMES);
    return {
      source,
      href,
      address: href === null ? url : '',
      tier: TIER_LABELS[tier],
      cited,
      passages: passages.join(', '),
      accessed: accessedOn === null ? '' : dateWords(accessedOn),
    };
  });
}

function paperDisagreements(report: Report): Paper['disagreements'] {
  const { agreement, disagreements, record } = report;
  if (agreement === null) return null;
  return {
    reviewers: record.reviewers.map(({ letter }) => `Reviewer ${letter}`),
    rows: disagreements.map((one) => paperDisagreement(one, report)),
    measures: agreementWords(report),
  };
}

function paperDisagreement(one: ReportDisagreement, { nameOf }: Report): PaperDisagreement {
  const decided = one.decisions.map(({ decision, number }) => {
    const words = `${DECISION_WORDS[decision.decision]}, ${nameOf(decision.reviewerId)}`;
    const reason = decision.reason === '' ? '' : `. ${decision.reason}`;
    return `${number === null ? '' : `${number}: `}${words}${reason}`;
  });
  const causes = new Set(one.decisions.flatMap(({ decision }) => decision.cause ?? []));
  return {
    passage: one.exact,
    differences: one.differences.map((kind) => DIFFERENCE_WORDS[kind]).join(', '),
    byReviewer: one.byReviewer.map(({ verdicts }) => verdicts.map(paperVerdict)),
    decided: decided.length === 0 ? 'not decided' : decided.join('; '),
    cause: [...causes].map((cause) => CAUSE_LABELS[cause]).join(', '),
  };
}

function paperSignatures({ record, nameOf }: Report): Pick<Paper, 'stages' | 'voided'> {
  const labels = new Map(record.stages.map(({ id, label }) => [id, label]));
  return {
    stages: stageStandings(record).map(({ label, signature }) => ({
      label,
      name: signature === null ? '' : nameOf(signature.signerId),
      at: signature === null ? 'not signed' : instantWords(signature.signedAt),
      seal: signature?.contentSha256 ?? '',
    })),
    voided: record.signatures.flatMap(({ stageId, signerId, signedAt, voidedAt, voidReason }) =>
      voidedAt === null
        ? []
        : `${labels.get(stageId) ?? stageId}, ${nameOf(signerId)}, ${instantWords(signedAt)}; voided ${instantWords(voidedAt)}: ${voidReason}`,
    ),
  };
}
