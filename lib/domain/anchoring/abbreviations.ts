/**
 * Whether a full stop ends a sentence or an abbreviation. Written for English
 * news; what it does not know it leaves to the segmenter, which knows every
 * language but splits after "Mr." and "U.S.".
 */

const words = (list: string) => new Set(list.split(' '));

/** A name follows: these never end a sentence. */
const TITLES = words(
  'mr mrs ms mx messrs mme mlle dr drs prof gen lt col maj sgt cpl capt cmdr adm sen sens rep reps gov govs rev hon pres supt det insp dir amb atty asst assoc mt',
);

/** A number follows, or the dot ends a sentence. */
const BEFORE_NUMBERS = words(
  'no nos art arts sec secs fig figs vol vols ch chs p pp par para paras cl eq approx ca c est jan feb mar apr jun jul aug sep sept oct nov dec',
);

/** Something always follows. */
const CONNECTORS = words('vs v cf viz eg ie e.g i.e incl excl esp');

/** May stand inside a sentence and at its end: what follows decides. */
const EITHER = words(
  'inc corp ltd co cos bros llc plc jr sr fr ft etc al st ave blvd rd dept univ bldg ph.d',
);

const HOURS = words('a.m p.m am pm');
const DAY_OR_MONTH =
  /^(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|January|February|March|April|May|June|July|August|September|October|November|December|Eastern|Pacific|Central|Mountain|Local|Greenwich|Moscow)\b/;
const TIME_ZONE = /^\(?\p{Lu}{2,4}\b/u;

/** Words that begin sentences and hardly ever a name. */
const STARTERS = words(
  'the a an it he she they we i you but and or so yet in on at by for from with to of as if after before when while since although though however this that these those there here his her its their our my your what who why how where which then now not no some many most both all each every another other others meanwhile moreover instead also because until last one two three several few under over during about against despite according asked still even just only such more less nor once thus hence',
);

/**
 * Whether the full stop at the end of `before` belongs to an abbreviation that
 * goes on in `after`. Both may be cut to the words around the boundary.
 */
export function goesOn(before: string, after: string): boolean {
  const token = /(?:^|[\s"'“”‘’„«»([{/–—-])(?<word>\p{L}[\p{L}.]*)\.$/u.exec(before)?.groups?.[
    'word'
  ];
  if (token === undefined) return false;
  const word = token.toLowerCase();
  if (TITLES.has(word) || CONNECTORS.has(word)) return true;
  if (BEFORE_NUMBERS.has(word) && /^[#£$€]?\p{N}/u.test(after)) return true;
  if (HOURS.has(word)) return DAY_OR_MONTH.test(after) || TIME_ZONE.test(after);
  // A lone I is a pronoun or a number ("World War I.") more often than a first name.
  const isInitial = /^(?!I$)\p{Lu}$/u.test(token) || /^(?:\p{L}{1,3}\.)+\p{L}{1,3}$/u.test(token);
  return (isInitial || EITHER.has(word)) && !beginsSentence(after);
}

function beginsSentence(after: string): boolean {
  const next = /^[^\p{L}\p{N}]*(?<word>[\p{L}\p{M}]+)(?<rest>['’.]?)/u.exec(after)?.groups;
  if (next === undefined) return true;
  // "J. A. Roy": a single letter with a stop is an initial and no article.
  if (next['rest'] === '.' && next['word']?.length === 1) return false;
  return STARTERS.has((next['word'] ?? '').toLowerCase());
}
