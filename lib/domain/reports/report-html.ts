/**
 * The report as one HTML file: no script, nothing fetched, readable in
 * greyscale, and on paper an A4 report with its seal at the foot of each page.
 */
import { type Html, markup, trusted } from './html';
import { closingHtml, disagreementsHtml, signOffHtml, sourcesHtml } from './report-html-closing';
import { findingsHtml } from './report-html-findings';
import { articleHtml } from './report-html-text';
import { styleSheet } from './report-style';
import type { Report } from './report';
import { OBELUS_MARK, verdictHtml } from './verdict-drawings';
import { repliesHtml } from './report-replies';
import { articleFacts, roundFacts, workFacts } from './report-facts';
import { FURNITURE_WORDS, shortHash } from './words';

const POLICY = "default-src 'none'; style-src 'unsafe-inline'; img-src data:";

export function reportHtml(report: Report): string {
  const { record, interim } = report;
  const { title } = record.article;
  return markup`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${POLICY}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<title>${title} · Fact-check report</title>
<style>${trusted(styleSheet(shortHash(record.seal)))}</style>
</head>
<body>
<header class="top"><span class="brand">${OBELUS_MARK}Obelus</span><span>Fact-check report</span><span class="state">${interim.length > 0 ? 'Interim, for internal use' : 'Signed off'}</span></header>
<main>
${interimHtml(interim)}
<h1 dir="auto">${title}</h1>
${factsHtml('facts', articleFacts(report))}
${factsHtml('facts', roundFacts(report))}
${tallyHtml(report)}
${factsHtml('facts four', workFacts(report))}
<section>
<h2>The text as checked</h2>
${articleHtml({ version: record.version, claims: report.claims })}
${omissionsHtml(report)}
</section>
${findingsHtml(report)}
${sourcesHtml(report)}
${disagreementsHtml(report)}
${repliesHtml(report)}
${signOffHtml(report)}
</main>
${closingHtml(report)}
</body>
</html>
`.html;
}

function interimHtml(reasons: readonly string[]): Html | null {
  if (reasons.length === 0) return null;
  return markup`<p class="interim" role="note"><b>Interim report.</b> ${reasons.join(' ')}</p>`;
}

function factsHtml(className: string, facts: readonly (readonly [string, string])[]): Html {
  const rows = facts.map(
    ([name, value]) => markup`<div><dt>${name}</dt><dd><bdi>${value}</bdi></dd></div>`,
  );
  return markup`<dl class="${className}">${rows}</dl>`;
}

function tallyHtml({ verdicts }: Report): Html {
  const rows = verdicts.map(
    ({ verdict, count }) => markup`<li><b>${count}</b>${verdictHtml(verdict)}</li>`,
  );
  return markup`<ul class="tally" aria-label="Verdicts">${rows}</ul>`;
}

function omissionsHtml({ omissions }: Report): Html | null {
  if (omissions.length === 0) return null;
  const reasons = [
    ...new Set(
      omissions.map(({ reason }) => (reason === null ? 'other' : FURNITURE_WORDS[reason])),
    ),
  ];
  const count = omissions.length === 1 ? '1 line is' : `${omissions.length} lines are`;
  return markup`<p class="lead">${count} struck out and no part of the article: ${reasons.join(', ')}.</p>`;
}
