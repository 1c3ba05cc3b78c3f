/**
 * What a person is told of. The list is closed: each kind has its words, and can
 * be switched off by whoever is told.
 */

export const NOTICE_KINDS = [
  'round_assigned',
  'round_changed',
  'reading_reopened',
  'round_due',
  'query_put',
  'query_answered',
  'query_closed',
  'query_due',
  'mention',
  'comment',
  'fix_proposed',
  'fix_answered',
  'second_reader',
  'second_reading',
  'round_ready',
  'settled',
  'signature_wanted',
  'signature_voided',
  'signed_off',
  'reply_put',
  'reply_due',
  'evidence_changed',
  'version_added',
] as const;
export type NoticeKind = (typeof NOTICE_KINDS)[number];

export function isNoticeKind(value: string): value is NoticeKind {
  return NOTICE_KINDS.some((kind) => kind === value);
}

/** Under which heading a kind stands in the settings. */
type NoticeGroup = 'Reading' | 'Queries and replies' | 'Claims' | 'Settling and signing';

type NoticeWords = {
  group: NoticeGroup;
  /** In the settings, and as the subject of a mail: it says nothing of what it is about. */
  label: string;
  /** What happened to an article: with the name of who did it, and without. */
  by: (name: string, title: string) => string;
  plain: (title: string, isOverdue: boolean) => string;
};

/** Each kind's words. A sentence names the article and nothing of what its claims say. */
export const NOTICE_WORDS: Readonly<Record<NoticeKind, NoticeWords>> = {
  round_assigned: {
    group: 'Reading',
    label: 'You are asked to read an article',
    by: (name, title) => `${name} asks you to read “${title}”.`,
    plain: (title) => `You are asked to read “${title}”.`,
  },
  round_changed: {
    group: 'Reading',
    label: 'An assignment of yours was changed',
    by: (name, title) => `${name} changed your assignment on “${title}”.`,
    plain: (title) => `Your assignment on “${title}” was changed.`,
  },
  reading_reopened: {
    group: 'Reading',
    label: 'Your reading was handed back to you',
    by: (name, title) => `${name} handed your reading of “${title}” back to you.`,
    plain: (title) => `Your reading of “${title}” was handed back to you.`,
  },
  round_due: {
    group: 'Reading',
    label: 'A reading of yours is due soon, or overdue',
    by: (_, title) => `Your reading of “${title}” is due.`,
    plain: (title, isOverdue) =>
      isOverdue
        ? `Your reading of “${title}” is overdue.`
        : `Your reading of “${title}” is due soon.`,
  },
  query_put: {
    group: 'Queries and replies',
    label: 'A query is put to you',
    by: (name, title) => `${name} put a query on “${title}” to you.`,
    plain: (title) => `A query on “${title}” is put to you.`,
  },
  query_answered: {
    group: 'Queries and replies',
    label: 'A query of yours was answered',
    by: (name, title) => `${name} wrote to your query on “${title}”.`,
    plain: (title) => `Your query on “${title}” was answered.`,
  },
  query_closed: {
    group: 'Queries and replies',
    label: 'A query put to you was closed',
    by: (name, title) => `${name} closed a query on “${title}” that was put to you.`,
    plain: (title) => `A query on “${title}” that was put to you was closed.`,
  },
  query_due: {
    group: 'Queries and replies',
    label: 'An answer of yours is due soon, or overdue',
    by: (_, title) => `Your answer to a query on “${title}” is due.`,
    plain: (title, isOverdue) =>
      isOverdue
        ? `Your answer to a query on “${title}” is overdue.`
        : `Your answer to a query on “${title}” is due soon.`,
  },
  mention: {
    group: 'Claims',
    label: 'You are mentioned in a comment',
    by: (name, title) => `${name} mentions you in a comment on “${title}”.`,
    plain: (title) => `You are mentioned in a comment on “${title}”.`,
  },
  comment: {
    group: 'Claims',
    label: 'A claim of yours was commented on',
    by: (name, title) => `${name} commented on a claim of yours in “${title}”.`,
    plain: (title) => `A claim of yours in “${title}” was commented on.`,
  },
  fix_proposed: {
    group: 'Claims',
    label: 'A fix is suggested that you can answer',
    by: (name, title) => `${name} suggests other words for a passage of “${title}”.`,
    plain: (title) => `Other words are suggested for a passage of “${title}”.`,
  },
  fix_answered: {
    group: 'Claims',
    label: 'A fix you suggested was answered',
    by: (name, title) => `${name} answered a fix you suggested for “${title}”.`,
    plain: (title) => `A fix you suggested for “${title}” was answered.`,
  },
  second_reader: {
    group: 'Claims',
    label: 'Claims wait for a second reader',
    by: (_, title) => `Claims of “${title}” wait for a second reader.`,
    plain: (title) => `Claims of “${title}” wait for a second reader.`,
  },
  second_reading: {
    group: 'Claims',
    label: 'A second reader disagrees with a claim of yours',
    by: (name, title) =>
      `${name} disagrees, as second reader, with a claim of yours in “${title}”.`,
    plain: (title) => `A second reader disagrees with a claim of yours in “${title}”.`,
  },
  round_ready: {
    group: 'Settling and signing',
    label: 'A round is ready to compare',
    by: (_, title) => `The readings of “${title}” are in: they are ready to compare.`,
    plain: (title) => `The readings of “${title}” are in: they are ready to compare.`,
  },
  settled: {
    group: 'Settling and signing',
    label: 'A round you read is settled',
    by: (_, title) => `Everything in “${title}” that you read is settled.`,
    plain: (title) => `Everything in “${title}” that you read is settled.`,
  },
  signature_wanted: {
    group: 'Settling and signing',
    label: 'A round is ready for your signature',
    by: (_, title) => `“${title}” is ready for your signature.`,
    plain: (title) => `“${title}” is ready for your signature.`,
  },
  signature_voided: {
    group: 'Settling and signing',
    label: 'A signature of yours was voided',
    by: (name, title) => `${name} changed “${title}”: your signature does not stand any more.`,
    plain: (title) => `Your signature under “${title}” does not stand any more.`,
  },
  signed_off: {
    group: 'Settling and signing',
    label: 'An article you worked on is signed off',
    by: (_, title) => `“${title}” is signed off.`,
    plain: (title) => `“${title}” is signed off.`,
  },
  reply_put: {
    group: 'Queries and replies',
    label: 'You have to ask for a reply',
    by: (name, title) => `${name} asks you to see to a right of reply in “${title}”.`,
    plain: (title) => `You are asked to see to a right of reply in “${title}”.`,
  },
  reply_due: {
    group: 'Queries and replies',
    label: 'A right of reply is due soon, or overdue',
    by: (_, title) => `A right of reply in “${title}” is due.`,
    plain: (title, isOverdue) =>
      isOverdue
        ? `A right of reply in “${title}” is overdue.`
        : `A right of reply in “${title}” is due soon.`,
  },
  evidence_changed: {
    group: 'Claims',
    label: 'A page you cite reads otherwise, is gone, or could not be captured',
    by: (_, title) =>
      `A page you cite in “${title}” reads otherwise, is gone, or could not be captured.`,
    plain: (title) =>
      `A page you cite in “${title}” reads otherwise, is gone, or could not be captured.`,
  },
  version_added: {
    group: 'Reading',
    label: 'An article you read has a new version',
    by: (name, title) => `${name} saved a new version of “${title}”, which you read.`,
    plain: (title) => `“${title}”, which you read, has a new version.`,
  },
};

/** The sentence of a notification. `name` is null where nobody did it, or who did is not to be known. */
export function sayNotice({
  kind,
  name,
  title,
  occasion,
}: {
  kind: NoticeKind;
  name: string | null;
  title: string;
  occasion: string;
}): string {
  const words = NOTICE_WORDS[kind];
  return name === null
    ? words.plain(title, occasion.startsWith('overdue:'))
    : words.by(name, title);
}

type NoticePlace = {
  kind: NoticeKind;
  articleId: string | null;
  roundId: string | null;
  annotationId: string | null;
};

/** Where what a notification tells of is to be found, as a path of the application. */
export function placeOfNotice({ kind, articleId, roundId, annotationId }: NoticePlace): string {
  const article = articleId === null ? '/' : `/articles/${articleId}`;
  const desk = roundId === null ? article : `/rounds/${roundId}`;
  const claim = annotationId === null || roundId === null ? desk : `${desk}?claim=${annotationId}`;
  switch (kind) {
    case 'query_put':
    case 'query_due':
    case 'query_closed':
      // The first page of whoever is asked has the query, and the field to answer it.
      return '/';
    case 'fix_proposed':
    case 'query_answered':
    case 'mention':
    case 'comment':
    case 'fix_answered':
    case 'second_reading':
    case 'evidence_changed':
    case 'round_assigned':
    case 'round_changed':
    case 'reading_reopened':
    case 'round_due':
      return claim;
    case 'round_ready':
      return roundId === null ? article : `${desk}/comparison`;
    case 'settled':
      return roundId === null ? article : `${desk}/feedback`;
    case 'second_reader':
    case 'signature_wanted':
    case 'signature_voided':
    case 'signed_off':
      return roundId === null ? article : `${desk}/sign-off`;
    case 'reply_put':
    case 'reply_due':
      return articleId === null ? '/' : `${article}/replies`;
    case 'version_added':
      return article;
  }
}
