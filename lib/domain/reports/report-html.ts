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
import type { ReportWords } from './report-language';
import { omissionWords } from './report-omissions';
import type { ReportPart, ReportTemplate } from './report-template';
import { shortHash } from './words';

const POLICY = "default-src 'none'; style-src 'unsafe-inline'; img-src data:";

export function reportHtml(report: Report): string {
  const { record, interim, template, words } = report;
  const { say } = words;
  const has = (part: ReportPart) => template.parts.includes(part);
  const { title } = record.article;
  return markup`<!doctype html>
<html lang="${words.language}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${POLICY}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<title>${title} · ${say('Fact-check report')}</title>
<style>${trusted(styleSheet(shortHash(record.seal), template.color, words))}</style>
</head>
<body>
<header class="top"><span class="brand">${brandHtml(template)}</span><span>${say('Fact-check report')}</span><span class="state">${say(interim.length > 0 ? 'Interim, for internal use' : 'Signed off')}</span></header>
<main>
${interimHtml(interim, words)}
<h1 dir="auto">${title}</h1>
${factsHtml('facts', articleFacts(report))}
${factsHtml('facts', roundFacts(report))}
${tallyHtml(report)}
${factsHtml('facts four', workFacts(report))}
${has('text') ? textHtml(report) : null}
${findingsHtml(report)}
${has('sources') ? sourcesHtml(report) : null}
${has('disagreements') ? disagreementsHtml(report) : null}
${has('replies') ? repliesHtml(report) : null}
${signOffHtml(report)}
</main>
${closingHtml(report)}
</body>
</html>
`.html;
}

/** What stands at the head: the newsroom's, or the product's. */
export function brandHtml({ name, logo }: ReportTemplate): Html {
  const source = logo === null ? '' : `data:${logo.mediaType};base64,${logo.base64}`;
  const mark = source === '' ? OBELUS_MARK : markup`<img class="logo" alt="" src="${source}">`;
  return markup`${name === '' || source !== '' ? mark : null}${name === '' ? 'Obelus' : name}`;
}

function textHtml(report: Report): Html {
  return markup`<section>
<h2>${report.words.say('The text as checked')}</h2>
${articleHtml({ version: report.record.version, claims: report.claims })}
${omissionsHtml(report)}
</section>`;
}

function interimHtml(reasons: readonly string[], { say }: ReportWords): Html | null {
  if (reasons.length === 0) return null;
  return markup`<p class="interim" role="note"><b>${say('Interim report.')}</b> ${reasons.join(' ')}</p>`;
}

function factsHtml(className: string, facts: readonly (readonly [string, string])[]): Html {
  const rows = facts.map(
    ([name, value]) => markup`<div><dt>${name}</dt><dd><bdi>${value}</bdi></dd></div>`,
  );
  return markup`<dl class="${className}">${rows}</dl>`;
}

function tallyHtml({ verdicts, words }: Report): Html {
  const rows = verdicts.map(
    ({ verdict, count }) => markup`<li><b>${count}</b>${verdictHtml(verdict, words)}</li>`,
  );
  return markup`<ul class="tally" aria-label="${words.say('Verdicts')}">${rows}</ul>`;
}

function omissionsHtml(report: Report): Html | null {
  const words = omissionWords(report);
  return words === '' ? null : markup`<p class="lead">${words}</p>`;
}
