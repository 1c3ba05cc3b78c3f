/**
 * The reading view: an article with its findings as one page of HTML without a
 * script. On a wide screen the findings stand beside the text; on a phone the one
 * that is looked up rises over the foot of the screen, and all of them follow the
 * text. Both are the same elements: a passage is a link to its finding, and which
 * finding is looked at is the fragment of the address, so that the way back is the
 * browser's own.
 */
import { textOfBlock } from '../articles/document';
import type { RoundPhase } from '../rounds/round-phase';
import { type Html, markup, trusted } from './html';
import { readerStyle } from './reader-style';
import type { ReaderPage } from './reader-page';
import { blocksOf, type ReportClaim } from './report';
import { findingHtml } from './report-html-findings';
import { articleHtml } from './report-html-text';
import { OBELUS_MARK, verdictHtml } from './verdict-drawings';
import { countWords, dateWords, instantWords } from './words';

type Surroundings = {
  /** What the page's policy lets its style sheet through by. */
  nonce: string;
  /** The reader's choice; `null` leaves it to the system. */
  theme: 'light' | 'dark' | null;
};

export function readerHtml(page: ReaderPage, { nonce, theme }: Surroundings): string {
  const { article, version, claims } = page;
  return documentHtml(
    { title: article.title, nonce, theme },
    markup`<a class="skip" href="#article">To the text</a>
<header class="top"><a class="brand" href="/">${OBELUS_MARK}Obelus</a>${linksHtml(page)}</header>
<div class="sheet">
<main>
${headHtml(page)}
${articleHtml({ version, claims, isLinked: true })}
</main>
${findingsHtml(page)}
</div>`,
  );
}

/** What stands in place of an article that is not there, or not theirs to read. */
export function nothingToReadHtml(surroundings: Surroundings): string {
  return documentHtml(
    { title: 'Not found', ...surroundings },
    markup`<header class="top"><a class="brand" href="/">${OBELUS_MARK}Obelus</a></header>
<div class="sheet"><main><h1>There is nothing to read here</h1>
<p class="note">No such article or round is open to you. Go back to the <a href="/">queue</a>.</p></main></div>`,
  );
}

function documentHtml({ title, nonce, theme }: Surroundings & { title: string }, body: Html) {
  const chosen = theme === null ? null : markup` data-theme="${theme}"`;
  return markup`<!doctype html>
<html lang="en"${chosen}>
<head>
<meta charset="utf-8">
<title>${title} · Obelus</title>
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="robots" content="noindex, nofollow">
<link rel="icon" href="/icon.svg" type="image/svg+xml">
<style nonce="${nonce}">${trusted(readerStyle())}</style>
</head>
<body>
${body}
</body>
</html>
`.html;
}

function linksHtml({ article, round, mayReport }: ReaderPage): Html {
  const links = [
    ['Article', `/articles/${article.id}`],
    ...(round === null ? [] : [['Desk', `/rounds/${round.id}`]]),
    ...(round !== null && mayReport ? [['Report', `/rounds/${round.id}/report`]] : []),
  ];
  return markup`<nav aria-label="Views">${links.map(([label = '', href = '']) => markup`<a href="${href}">${label}</a>`)}</nav>`;
}

function headHtml(page: ReaderPage): Html {
  const { article, version } = page;
  const published = article.publishedOn === null ? '' : dateWords(article.publishedOn);
  const origin = [article.outlet, article.byline, published].filter((words) => words !== '');
  // Where the text begins with its own headline, that is not written twice.
  const isInText = blocksOf({ version }).some(
    ({ block }) =>
      block.attrs.kind === 'headline' &&
      !block.attrs.omitted &&
      textOfBlock(block).trim() === article.title.trim(),
  );
  return markup`<header class="head">
<p class="code"><bdi>${article.story}</bdi> · <bdi>${article.code}</bdi></p>
<h1${isInText ? markup` class="sr"` : null} dir="auto">${article.title}</h1>
${origin.length === 0 ? null : markup`<p class="by">${separated(origin)}</p>`}
${standingHtml(page)}
</header>`;
}

function separated(words: readonly string[]): Html[] {
  return words.map((one, index) => markup`${index === 0 ? null : ' · '}<bdi>${one}</bdi>`);
}

const PHASE_WORDS: Record<RoundPhase, string> = {
  open: 'Being read: what is found may still change.',
  comparison: 'The readings are being compared: nothing here is decided unless it says so.',
  adjudicated: 'Decided, and not signed off.',
  signed_off: 'Signed off.',
};

/** How far the checking has come, and by whom it is signed. */
function standingHtml({ round, version, newestVersion, newestRound, ...page }: ReaderPage): Html {
  if (round === null) {
    const why =
      newestRound === 0
        ? 'Nobody has been assigned to check this article yet.'
        : 'The article is being checked. Findings are shown here once the round is closed.';
    return markup`<p class="standing"><b>Version ${version.ordinal}</b> ${why}</p>`;
  }
  const later = [
    ...(version.ordinal < newestVersion ? [`There is a version ${newestVersion}.`] : []),
    ...(round.ordinal < newestRound ? [`Round ${newestRound} is under way.`] : []),
  ];
  const { claims, verdicts, stages, nameOf } = page;
  const tally = verdicts.map(
    ({ verdict, count }) => markup`<li><b>${count}</b> ${verdictHtml(verdict)}</li>`,
  );
  const signed = stages.map(({ label, signature }) =>
    signature === null
      ? markup`<li class="unsigned"><b>${label}</b> not signed</li>`
      : markup`<li><b>${label}</b> <bdi>${nameOf(signature.signerId)}</bdi>, ${instantWords(signature.signedAt)}</li>`,
  );
  return markup`<p class="standing"><b>Version ${version.ordinal}, round ${round.ordinal}, ${round.mode}</b> ${PHASE_WORDS[round.phase]} ${later.join(' ')}</p>
${signed.length === 0 ? null : markup`<ul class="signs" aria-label="Sign-off">${signed}</ul>`}
<ul class="tally" aria-label="Verdicts"><li><b>${claims.length}</b> ${claims.length === 1 ? 'passage' : 'passages'}</li>${tally}</ul>`;
}

function findingsHtml({ round, claims, nameOf }: ReaderPage): Html | null {
  if (round === null) return null;
  if (claims.length === 0) {
    return markup`<section class="findings" aria-labelledby="findings"><h2 id="findings">Findings</h2><p class="note">No passage is marked, or none that is yours to see now.</p></section>`;
  }
  return markup`<section class="findings" aria-labelledby="findings" tabindex="0">
<h2 id="findings">${countWords(claims.length, 'finding')}</h2>
${claims.map((claim) => claimHtml(claim, nameOf))}
</section>`;
}

function claimHtml(one: ReportClaim, nameOf: ReaderPage['nameOf']): Html {
  const { number } = one;
  return markup`<article class="claim" id="finding-${number}" tabindex="-1" aria-label="Finding ${number}">
<p class="way"><b>${number}</b><a href="#passage-${number}">To the passage</a></p>
${findingHtml(one, { nameOf })}
</article>`;
}
