/**
 * Why words are worth a look: what a checker's eye stops at in a sentence. A reason
 * is never a verdict, and a sentence without one is not cleared: it is only not named.
 *
 * These are rules of English. In another language numbers, quotations and the years
 * among the dates are still found; the rest stays silent.
 */
import { quotationsIn } from '../anchoring/quotations';

export const REASONS = [
  'number',
  'date',
  'quotation',
  'name',
  'superlative',
  'cause',
  'unnamed_source',
] as const;

export type Reason = (typeof REASONS)[number];

/** Found in a string, in UTF-16 units, end exclusive. */
export type FoundReason = { reason: Reason; from: number; to: number };

const NUMBER_WORDS =
  'two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|' +
  'seventeen|eighteen|nineteen|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|hundred|' +
  'thousand|million|billion|trillion|dozen|dozens|hundreds|thousands|millions|billions|half|' +
  'twice|thrice|double|doubled|triple|tripled|majority|percent';

/** Figures with what belongs to them: signs, separators, units of money and of parts. */
const FIGURES =
  /[$€£¥]?\p{Nd}+(?:[.,:/–-]\p{Nd}+)*(?:\s?(?:%|percent|per\s+cent|[kmb]n?\b|hundred|thousand|million|billion|trillion))?/giu;
const SPELLED = new RegExp(String.raw`\b(?:${NUMBER_WORDS})\b`, 'giu');

const MONTHS =
  'January|February|March|April|May|June|July|August|September|October|November|December|' +
  'Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec';
const YEAR = /(?<![\p{L}\p{N}.,$€£])(?:1[5-9]|20)\p{Nd}{2}s?(?![\p{L}\p{N}%]|[.,]\p{Nd})/gu;
const DAY = new RegExp(
  String.raw`\b\p{Nd}{1,2}(?:st|nd|rd|th)?\s+(?:${MONTHS})\b|\b(?:${MONTHS})\b\.?\s+\p{Nd}{1,2}(?:st|nd|rd|th)?\b`,
  'gu',
);

/** Words that end in -est and compare nothing, or that only look like a comparison. */
const PLAIN_EST =
  /^(?:arr|att|b|cont|cr|detest|dig|for|gu|har|hon|inter|inv|j|latt|l|man|mod|n|p|prot|qu|req|r|sugg|temp|t|unr|v|w|z)est$/iu;
const EST = /\b\p{Ll}{2,}est\b/gu;
const SUPERLATIVE =
  /\b(?:the|its|his|her|their|our)\s+(?:most|least|best|worst|only|sole|first|last|top|main|leading)\b|\b(?:most|least)\s+\p{Ll}{4,}\b|\b(?:never|always|unprecedented|unique|uniquely|record(?:-breaking)?|ever\s+(?:before|since|recorded)|all-time|every\s+(?:single|one)|none\s+of|no\s+one|nobody|entirely|exclusively)\b/giu;

const CAUSE =
  /\b(?:because|due\s+to|owing\s+to|thanks\s+to|led\s+to|leads?\s+to|leading\s+to|caus(?:e|es|ed|ing)|result(?:s|ed|ing)?\s+(?:in|from)|as\s+a\s+result|therefore|consequently|prompt(?:s|ed|ing)|trigger(?:s|ed|ing)?|forc(?:e|es|ed|ing)|after\s+which|in\s+response\s+to|in\s+retaliation|so\s+that|brought\s+about|g(?:a|i)ve[sn]?\s+rise\s+to|sow(?:s|ed|ing)|contribut(?:e|es|ed|ing)\s+to|stem(?:s|med|ming)?\s+from)\b/giu;

/** People who are said to know and are not named. */
const UNNAMED =
  /\b(?:anonymous|unnamed|unidentified|undisclosed)\b|\b(?:(?:current|former|senior|top|multiple|several|some|many|two|three|other|intelligence|government|security|diplomatic|official|law\s+enforcement)\s+)+(?:officials?|sources?|aides?|insiders?|experts?|observers?|critics|analysts?|diplomats?|people)\b|\b(?:sources?|insiders?|officials?|experts?|analysts?|critics|observers)\s+(?:say|said|says|claim|claimed|told|familiar|close|believe|believed|with\s+knowledge|suggest|suggested|report|reported)\b|\bpeople\s+(?:familiar|with\s+knowledge|close)\b|\b(?:it\s+(?:is|was|has\s+been)\s+(?:said|believed|thought|reported|speculated|understood|alleged|claimed|rumou?red)|reportedly|allegedly|purportedly|supposedly|according\s+to\s+(?:sources|reports|officials|media)|(?:media|reports|rumou?rs|disclosures|leaks)\s+(?:say|said|claim|claimed|suggest|suggested|reveal|revealed|indicate|indicated))\b|\b(?:on\s+(?:the\s+)?condition\s+of\s+anonymity|not\s+authori[sz]ed\s+to\s+speak|declined\s+to\s+be\s+(?:named|identified))\b/giu;

/** What the rules find in one sentence. Names are not among them: those need a lexicon. */
export function reasonsIn(sentence: string): FoundReason[] {
  const dates = [...found('date', DAY, sentence), ...found('date', YEAR, sentence)];
  const numbers = [...found('number', FIGURES, sentence), ...found('number', SPELLED, sentence)];
  return [
    ...numbers.filter((number) => !dates.some((date) => touches(number, date))),
    ...dates,
    ...quotationsIn(sentence).map(({ from, to }) => ({ reason: 'quotation' as const, from, to })),
    ...found('superlative', EST, sentence).filter(
      ({ from, to }) => !PLAIN_EST.test(sentence.slice(from, to)),
    ),
    ...found('superlative', SUPERLATIVE, sentence),
    ...found('cause', CAUSE, sentence),
    ...found('unnamed_source', UNNAMED, sentence),
  ];
}

function found(reason: Reason, pattern: RegExp, sentence: string): FoundReason[] {
  return Array.from(sentence.matchAll(pattern), ({ 0: words, index }) => ({
    reason,
    from: index,
    to: index + words.length,
  }));
}

export function touches(
  one: { from: number; to: number },
  other: { from: number; to: number },
): boolean {
  return one.from < other.to && other.from < one.to;
}
