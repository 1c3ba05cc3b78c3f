/**
 * What is read of a public report outside of it: a page for each claim, and the
 * report as a card in another page. Both are made like the report itself, with
 * its style sheet and its words, and run nothing.
 */
import { claimReviewOf, reviewedClaims, scriptJson } from './claim-review';
import { type Html, markup, trusted } from './html';
import type { Report, ReportClaim } from './report';
import { findingHtml } from './report-html-findings';
import { brandHtml } from './report-html';
import { styleSheet } from './report-style';
import { verdictHtml } from './verdict-drawings';
import { shortHash } from './words';

/** Of the frame, in pixels of the page around it. */
export const EMBED_WIDTH = 600;
export const EMBED_HEIGHT = 420;

/** The lines that put the card into another page. */
export function embedCode(
  url: string,
  title: string,
  width = EMBED_WIDTH,
  height = EMBED_HEIGHT,
): string {
  return markup`<iframe src="${url}/embed" title="${title}" width="${width}" height="${height}" style="border:0;max-width:100%" loading="lazy" referrerpolicy="no-referrer"></iframe>`
    .html;
}

/** The claim with this number, where it has a page. */
export function reviewedClaim(report: Report, number: number): ReportClaim | null {
  return reviewedClaims(report).find((one) => one.number === number) ?? null;
}

/** One claim on a page of its own, with its ClaimReview. */
export function claimPageHtml(
  report: Report,
  one: ReportClaim,
  { url, reportUrl }: { url: string; reportUrl: string },
): string {
  const { record, words, nameOf, template } = report;
  const hasQueries = template.parts.includes('queries');
  return page(
    report,
    one.claim.claimText,
    markup`<script type="application/ld+json">${trusted(scriptJson(claimReviewOf(report, one, url)))}</script>`,
    markup`<h1 dir="auto">${one.claim.claimText}</h1>
<p class="lead" dir="auto"><a href="${reportUrl}#passage-${one.number}">${record.article.title}</a>${record.article.outlet === '' ? null : `, ${record.article.outlet}`}</p>
<article class="claim"><a href="${reportUrl}#finding-${one.number}" aria-label="${words.say('Passage {number}', { number: one.number })}">${one.number}</a><div>
${findingHtml(one, { nameOf, words, hasQueries })}
</div></article>
<p class="lead"><a href="${reportUrl}">${words.say('Fact-check report')}</a></p>`,
  );
}

const MOST_IN_CARD = 12;

/** The report as a card: what it is of, what was found, and the way to it. */
export function embedHtml(report: Report, reportUrl: string): string {
  const { claims, record, verdicts, words } = report;
  const { title, outlet } = record.article;
  const tally = verdicts
    .filter(({ count }) => count > 0)
    .map(({ verdict, count }) => markup`<li><b>${count}</b>${verdictHtml(verdict, words)}</li>`);
  const rows = claims
    .slice(0, MOST_IN_CARD)
    .map(
      ({ number, claim, verdict }) =>
        markup`<p class="as-claimed" dir="auto">${number}. ${claim.claimText} ${verdictHtml(verdict, words)}</p>`,
    );
  return page(
    report,
    title,
    markup`<style>body{margin:0;padding:14px 16px;max-width:none}html{background:#fff}</style>`,
    markup`<h1 dir="auto"><a href="${reportUrl}" target="_blank" rel="noopener">${title}</a></h1>
${outlet === '' ? null : markup`<p class="lead">${outlet}</p>`}
<ul class="tally" aria-label="${words.say('Verdicts')}">${tally}</ul>
${rows}
<p class="lead"><a href="${reportUrl}" target="_blank" rel="noopener">${words.say('Fact-check report')}</a></p>`,
  );
}

function page(report: Report, title: string, head: Html, body: Html): string {
  const { record, template, words } = report;
  return markup`<!doctype html>
<html lang="${words.language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<title>${title} · ${words.say('Fact-check report')}</title>
<style>${trusted(styleSheet(shortHash(record.seal), template.color, words))}</style>
${head}
</head>
<body>
<header class="top"><span class="brand">${brandHtml(template)}</span><span>${words.say('Fact-check report')}</span></header>
<main>
${body}
</main>
</body>
</html>
`.html;
}
