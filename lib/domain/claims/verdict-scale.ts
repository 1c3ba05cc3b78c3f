/**
 * The verdicts of a newsroom. A scale is data: a newsroom may rename, reorder,
 * add or retire verdicts, and each change is a new version of the scale, so
 * that a signed report keeps the scale of its day.
 *
 * A verdict is told by shape, line, ink and word; no two verdicts of one scale
 * share both shape and line.
 */

export const VERDICT_SHAPES = [
  'tick_disc',
  'half_disc',
  'cross',
  'wedges',
  'broken_ring',
  'question',
  'quote_square',
  'bubble',
  'triangle',
  'diamond',
  'bar',
  'star',
] as const;
export type VerdictShape = (typeof VERDICT_SHAPES)[number];

export const VERDICT_LINES = [
  'solid',
  'dashed',
  'heavy',
  'wavy',
  'heavy_dots',
  'fine_dots',
  'double',
  'fine_dashes',
] as const;
export type VerdictLine = (typeof VERDICT_LINES)[number];

/** Named inks; the colours themselves are the design's, for light and for dark. */
export const VERDICT_INKS = [
  'supported',
  'partly',
  'contradicted',
  'disputed',
  'unsupported',
  'unverifiable',
  'misquoted',
  'opinion',
] as const;
export type VerdictInk = (typeof VERDICT_INKS)[number];

export type Verdict = {
  /** Stored with each annotation; never changes once used. */
  id: string;
  label: string;
  definition: string;
  shape: VerdictShape;
  line: VerdictLine;
  ink: VerdictInk;
  /** For ClaimReview: 1 (worst) to 5 (best). `null` exports no number. */
  rating: number | null;
  /** For ClaimReview's `alternateName`; the label where empty. */
  alternateName: string;
  retired: boolean;
};

/** Ordered: the first eight that are not retired have the keys 1 to 8. */
export type VerdictScale = { name: string; verdicts: readonly Verdict[] };

function verdict(
  id: string,
  label: string,
  definition: string,
  [shape, line, ink]: [VerdictShape, VerdictLine, VerdictInk],
  rating: number | null,
): Verdict {
  return { id, label, definition, shape, line, ink, rating, alternateName: '', retired: false };
}

/** The id of the verdict that needs no citation: a judgement, not a statement of fact. */
export const OPINION = 'opinion';

export const DEFAULT_SCALE: VerdictScale = {
  name: 'Obelus default',
  verdicts: [
    verdict(
      'supported',
      'Supported',
      'Evidence shows that the passage is right.',
      ['tick_disc', 'solid', 'supported'],
      5,
    ),
    verdict(
      'partly_supported',
      'Partly supported',
      'Right in part; a part is wrong, missing or overstated.',
      ['half_disc', 'dashed', 'partly'],
      3,
    ),
    verdict(
      'contradicted',
      'Contradicted',
      'Evidence shows that the passage is wrong.',
      ['cross', 'heavy', 'contradicted'],
      1,
    ),
    verdict(
      'disputed',
      'Disputed',
      'Credible sources oppose each other.',
      ['wedges', 'wavy', 'disputed'],
      null,
    ),
    verdict(
      'unsupported',
      'Unsupported',
      'Stated without a source, and none was found.',
      ['broken_ring', 'heavy_dots', 'unsupported'],
      null,
    ),
    verdict(
      'unverifiable',
      'Unverifiable',
      'Cannot be checked with what we have.',
      ['question', 'fine_dots', 'unverifiable'],
      null,
    ),
    verdict(
      'misquoted',
      'Misquoted',
      'The words or the sense of a quotation were changed.',
      ['quote_square', 'double', 'misquoted'],
      1,
    ),
    verdict(
      OPINION,
      'Opinion',
      'A judgement, not a statement of fact.',
      ['bubble', 'fine_dashes', 'opinion'],
      null,
    ),
  ],
};

/** Scales a newsroom can start from instead of the default. */
export const READY_MADE_SCALES: readonly VerdictScale[] = [
  DEFAULT_SCALE,
  {
    name: 'Six-step truth scale',
    verdicts: [
      verdict(
        'true',
        'True',
        'Accurate, and nothing significant is missing.',
        ['tick_disc', 'solid', 'supported'],
        6,
      ),
      verdict(
        'mostly_true',
        'Mostly true',
        'Accurate, but needs clarification.',
        ['half_disc', 'dashed', 'partly'],
        5,
      ),
      verdict(
        'half_true',
        'Half true',
        'Partly accurate; leaves out important details.',
        ['wedges', 'wavy', 'disputed'],
        4,
      ),
      verdict(
        'mostly_false',
        'Mostly false',
        'Holds an element of truth, but ignores critical facts.',
        ['triangle', 'double', 'misquoted'],
        3,
      ),
      verdict('false', 'False', 'Not accurate.', ['cross', 'heavy', 'contradicted'], 2),
      verdict(
        'absurd',
        'Absurdly false',
        'Not accurate, and a ridiculous thing to say.',
        ['star', 'heavy_dots', 'unsupported'],
        1,
      ),
      verdict(
        OPINION,
        'Opinion',
        'A judgement, not a statement of fact.',
        ['bubble', 'fine_dashes', 'opinion'],
        null,
      ),
    ],
  },
  {
    name: 'AVeriTeC labels',
    verdicts: [
      verdict(
        'supported',
        'Supported',
        'The evidence supports the claim.',
        ['tick_disc', 'solid', 'supported'],
        5,
      ),
      verdict(
        'refuted',
        'Refuted',
        'The evidence refutes the claim.',
        ['cross', 'heavy', 'contradicted'],
        1,
      ),
      verdict(
        'not_enough_evidence',
        'Not enough evidence',
        'Neither supported nor refuted by what was found.',
        ['question', 'fine_dots', 'unverifiable'],
        null,
      ),
      verdict(
        'conflicting_evidence',
        'Conflicting evidence or cherry-picking',
        'Supported and refuted, or true but misleading.',
        ['wedges', 'wavy', 'disputed'],
        null,
      ),
    ],
  },
  {
    name: 'Verified, unverified, murky, false',
    verdicts: [
      verdict(
        'verified',
        'Verified',
        'Confirmed by a source that knows.',
        ['tick_disc', 'solid', 'supported'],
        5,
      ),
      verdict(
        'unverified',
        'Unverified',
        'No source that knows was found.',
        ['broken_ring', 'heavy_dots', 'unsupported'],
        null,
      ),
      verdict(
        'murky',
        'Murky',
        'Sources disagree, or the wording misleads.',
        ['wedges', 'wavy', 'disputed'],
        null,
      ),
      verdict('false', 'False', 'Shown to be wrong.', ['cross', 'heavy', 'contradicted'], 1),
    ],
  },
];

export function findVerdict(scale: VerdictScale, id: string | null): Verdict | null {
  return scale.verdicts.find((candidate) => candidate.id === id) ?? null;
}

/** The verdicts that can still be given, in order; the first eight have the keys 1 to 8. */
export function activeVerdicts(scale: VerdictScale): readonly Verdict[] {
  return scale.verdicts.filter((candidate) => !candidate.retired);
}

/** Why this is no scale, in a sentence for the person editing it, or `null`. */
export function scaleProblem(scale: VerdictScale): string | null {
  const active = activeVerdicts(scale);
  if (active.length === 0) return 'A scale needs at least one verdict that is not retired.';
  const ids = new Set(scale.verdicts.map(({ id }) => id));
  if (ids.size !== scale.verdicts.length) return 'Two verdicts have the same id.';
  const looks = new Map<string, Verdict>();
  for (const candidate of active) {
    const look = `${candidate.shape}/${candidate.line}`;
    const twin = looks.get(look);
    if (twin) {
      return `“${twin.label}” and “${candidate.label}” have the same shape and line. Choose another for one of them.`;
    }
    looks.set(look, candidate);
  }
  return null;
}
