/**
 * The article as it was checked: its words, all of them and nothing else, with each
 * passage marked. The text content of the element is the text of the version,
 * character by character; numbers are drawn by the style sheet and are no text.
 *
 * Passages overlap and HTML does not, so a passage is a row of marks, one for
 * each stretch that the same passages cover, the longest outermost. Every mark
 * carries the number and the whole span of its passage in code points. Where it is
 * read on a screen, the words of the innermost passage are also the way to its finding.
 */
import { type Lane, layOutPassages } from '../anchoring/passage-lanes';
import { offsetMap, toArticleText } from '../anchoring/article-text';
import { type BlockKind } from '../articles/document';
import { type Html, markup } from './html';
import { blocksOf, type ReportClaim } from './report';
import type { RoundRecord } from './round-record';
import { verdictClass } from './verdict-drawings';

type DrawnClaim = Pick<ReportClaim, 'number' | 'verdict'> & {
  claim: Pick<ReportClaim['claim'], 'id' | 'start' | 'end'>;
};

type ArticleInput = {
  version: Pick<RoundRecord['version'], 'document' | 'text' | 'language'>;
  claims: readonly DrawnClaim[];
  /** Whether a passage leads to `#finding-N`, as a link for the finger and for the keyboard. */
  isLinked?: boolean;
};

export function articleHtml({ version, claims, isLinked = false }: ArticleInput): Html {
  const text = toArticleText(version.text);
  const offsets = offsetMap(text);
  const blocks = blocksOf({ version });
  const byId = new Map(claims.map((one) => [one.claim.id, one]));
  const { lanes, pieces } = layOutPassages(
    claims.map(({ claim: { id, start, end } }) => ({ id, start, end })),
    blocks.map(({ span }) => span),
  );

  const seen = new Set<number>();
  const begun = new Set<number>();
  const written = blocks.map((): Html[] => []);
  for (const { start, end, block, ends } of pieces) {
    const words = text.slice(offsets.toIndex(start), offsets.toIndex(end));
    const covering = claims
      .filter(({ claim }) => claim.start <= start && claim.end >= end)
      .sort(innerFirst(lanes));
    const ending = ends.flatMap((id) => byId.get(id) ?? []);
    const [inner] = covering;
    let piece =
      isLinked && inner !== undefined
        ? linked(words, { inner, ending, isFirst: !begun.has(inner.number) })
        : numbered(words, ending);
    if (inner !== undefined) begun.add(inner.number);
    for (const one of covering) {
      piece = markHtml(one, piece, {
        lane: lanes.get(one.claim.id) ?? 'overflow',
        isFirst: !seen.has(one.number),
      });
      seen.add(one.number);
    }
    written[block]?.push(piece);
  }

  const paragraphs = blocks.map(({ block }, index) => {
    const classes = classOf(block.attrs.omitted, block.attrs.kind, written[index]?.length ?? 0);
    const line = markup`<p class="${classes}" dir="auto">${written[index] ?? []}</p>`;
    // The line feed between two paragraphs is the one that joins them in the text.
    return index === 0 ? line : markup`${'\n'}${line}`;
  });
  return markup`<div class="article" id="article" lang="${version.language}">${paragraphs}</div>`;
}

function classOf(omitted: boolean, kind: BlockKind, pieces: number): string {
  if (pieces === 0) return 'blank';
  if (omitted) return 'omitted';
  if (kind === 'headline' || kind === 'heading') return 'head';
  return ['byline', 'dateline', 'caption', 'furniture'].includes(kind) ? 'minor' : 'plain';
}

/** The lane is the order of nesting: what runs on the inner lane stands inside. */
function innerFirst(lanes: ReadonlyMap<string, Lane>) {
  const depth = ({ claim }: DrawnClaim) => {
    const lane = lanes.get(claim.id);
    return typeof lane === 'number' ? lane : 3;
  };
  return (a: DrawnClaim, b: DrawnClaim) => {
    const outwards = depth(a) - depth(b);
    return outwards === 0 ? a.number - b.number : outwards;
  };
}

/** Longer than a word: it has to be broken, number or not. */
const LONGEST_WORD = 30;

/** Words with the numbers of the passages that end here, which stay with the last word. */
function numbered(words: string, ending: readonly DrawnClaim[]): Html {
  if (ending.length === 0) return markup`${words}`;
  const at = /\S*\s*$/u.exec(words)?.index ?? 0;
  const last = words.slice(at);
  const look = last.length > LONGEST_WORD ? 'n' : 'n whole';
  const word = ending.reduce<Html>(
    (inside, { number, verdict }) =>
      markup`<span class="${look} ${verdictClass(verdict)}" data-ends="${number}">${inside}</span>`,
    markup`${last}`,
  );
  return markup`${words.slice(0, at)}${word}`;
}

type LinkInput = { inner: DrawnClaim; ending: readonly DrawnClaim[]; isFirst: boolean };

/**
 * Links do not nest: the words lead to the innermost passage, and the number of
 * another that ends here leads to that. The keyboard stops once at each passage.
 */
function linked(words: string, { inner, ending, isFirst }: LinkInput): Html {
  const own = ending.filter((one) => one === inner);
  const others = ending.filter((one) => one !== inner);
  const stop = isFirst ? markup` aria-description="${saidOf(inner)}"` : markup` tabindex="-1"`;
  const numbers = others.map(
    (one) =>
      markup`<a class="also ${verdictClass(one.verdict)}" href="#finding-${one.number}" aria-label="${saidOf(one)}" data-ends="${one.number}"></a>`,
  );
  return markup`<a href="#finding-${inner.number}"${stop}>${numbered(words, own)}</a>${numbers}`;
}

function saidOf({ number, verdict }: DrawnClaim): string {
  return `Passage ${number}, ${verdict?.label ?? 'no verdict'}`;
}

function markHtml(
  { number, claim, verdict }: DrawnClaim,
  inside: Html,
  { lane, isFirst }: { lane: Lane; isFirst: boolean },
): Html {
  const id = isFirst ? markup` id="passage-${number}"` : null;
  const look = `l${lane === 'overflow' ? 3 : lane} ${verdictClass(verdict)}`;
  return markup`<mark class="${look}" data-n="${number}" data-start="${claim.start}" data-end="${claim.end}"${id}>${inside}</mark>`;
}
