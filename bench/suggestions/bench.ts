/**
 * Suggestions against what two careful reviewers marked on their own: how much of what
 * they marked stands in a suggested sentence, and how many suggested sentences hold a
 * mark of theirs. Beside them two plain rules: every sentence, and every figure.
 */
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';

import { anchorQuote } from '@/lib/domain/anchoring/anchor-target';
import { type CodePointSpan, offsetMap, toArticleText } from '@/lib/domain/anchoring/article-text';
import { sentencesToCover } from '@/lib/domain/articles/coverage';
import { textOfDocument } from '@/lib/domain/articles/document';
import { type Reason, REASONS } from '@/lib/domain/suggestions/reasons';
import type { Suggestion } from '@/lib/domain/suggestions/suggest-passages';
import { parse } from '@/lib/server/importing/child/parse';
import { findSuggestions } from '@/lib/server/suggestions/suggestions-of-version';
import { type FileClaim, parseReadings } from '@/lib/server/use-cases/readings-file';

import type { Bench, BenchTable, Cell } from '../report';

const FOLDER = path.resolve(process.cwd(), '../shared/corpus');
const READERS = ['a', 'b'] as const;
/** What suggestions are for: to miss next to nothing of what a person would mark. */
const GOAL_RECALL = 0.95;

type Article = {
  name: string;
  sentences: readonly CodePointSpan[];
  suggestions: readonly Suggestion[];
  marks: Record<(typeof READERS)[number], readonly CodePointSpan[]>;
  ms: number;
};

export const suggestionsBench: Bench = async (say) => {
  if (!existsSync(path.join(FOLDER, 'reviewer_a.json'))) {
    say(`There is no corpus at ${FOLDER}: nothing was measured.`);
    return { tables: [], goals: [] };
  }
  const readings = READERS.map((reader) =>
    parseReadings(JSON.parse(read(`reviewer_${reader}.json`))),
  );
  const names = readings[0]?.articles.map(({ file }) => file) ?? [];
  const articles: Article[] = [];
  for (const name of names) {
    say(name);
    const claims = readings.map(
      (reading) => reading.articles.find(({ file }) => file === name)?.claims ?? [],
    );
    articles.push(await anArticle(name, claims[0] ?? [], claims[1] ?? []));
  }
  const all = scoreOf(articles, ({ suggestions }) => suggestions.map(({ sentence }) => sentence));
  return {
    tables: [byArticle(articles), byReason(articles), peers(articles)],
    goals: [
      {
        goal: `of what two reviewers marked, at least ${percent(GOAL_RECALL)} stands in a suggested sentence`,
        measured: percent(all.recall),
        reached: all.recall >= GOAL_RECALL,
      },
    ],
  };
};

const read = (name: string): string => readFileSync(path.join(FOLDER, name), 'utf8');

async function anArticle(
  name: string,
  first: readonly FileClaim[],
  second: readonly FileClaim[],
): Promise<Article> {
  const request = { kind: 'file', fileName: name, url: null, contentType: null, plainText: null };
  const { document, metadata } = await parse(
    { ...request, kind: 'file' },
    readFileSync(path.join(FOLDER, name)),
    () => undefined,
  );
  const language = metadata.language ?? 'en';
  const text = toArticleText(textOfDocument(document));
  const offsets = offsetMap(text);
  const spansOf = (claims: readonly FileClaim[]): CodePointSpan[] =>
    claims.flatMap(({ quote, start }) => {
      const anchor = anchorQuote(text, { exact: quote, start }, offsets);
      return anchor.status === 'anchored' ? [anchor.position] : [];
    });
  await findSuggestions({ document, text, language });
  const from = performance.now();
  const suggestions = await findSuggestions({ document, text, language });
  return {
    name,
    sentences: sentencesToCover(document, text, { language, offsets }),
    suggestions,
    marks: { a: spansOf(first), b: spansOf(second) },
    ms: performance.now() - from,
  };
}

type Score = { sentences: number; recall: number; precision: number };

/** Of both reviewers together: marks found, and sentences with a mark of at least one. */
function scoreOf(
  articles: readonly Article[],
  pick: (article: Article) => readonly CodePointSpan[],
): Score {
  let [marks, foundMarks, picked, right] = [0, 0, 0, 0];
  for (const article of articles) {
    const sentences = pick(article);
    const both = [...article.marks.a, ...article.marks.b];
    marks += both.length;
    foundMarks += both.filter((mark) => sentences.some((one) => meets(one, mark))).length;
    picked += sentences.length;
    right += sentences.filter((one) => both.some((mark) => meets(one, mark))).length;
  }
  return { sentences: picked, recall: foundMarks / marks, precision: right / picked };
}

const meets = (one: CodePointSpan, other: CodePointSpan): boolean =>
  one.start < other.end && other.start < one.end;

const sentencesWith =
  (wanted: (reasons: readonly Reason[]) => boolean) =>
  ({ suggestions }: Article) =>
    suggestions
      .filter(({ reasons }) => wanted(reasons.map(({ reason }) => reason)))
      .map(({ sentence }) => sentence);

function byArticle(articles: readonly Article[]): BenchTable {
  return {
    title: 'Suggested sentences against the marks of two reviewers',
    columns: ['article', 'sentences', 'suggested', 'marks', 'recall', 'precision', 'ms'],
    rows: articles.map((article): Cell[] => {
      const score = scoreOf(
        [article],
        sentencesWith(() => true),
      );
      const marks = article.marks.a.length + article.marks.b.length;
      return [
        article.name.slice(0, 3),
        article.sentences.length,
        score.sentences,
        marks,
        percent(score.recall),
        percent(score.precision),
        Math.round(article.ms),
      ];
    }),
  };
}

function byReason(articles: readonly Article[]): BenchTable {
  return {
    title: 'By reason, all articles',
    columns: ['reason', 'sentences', 'recall', 'precision'],
    rows: REASONS.map((reason) =>
      rowOf(
        reason,
        scoreOf(
          articles,
          sentencesWith((reasons) => reasons.includes(reason)),
        ),
      ),
    ),
  };
}

function peers(articles: readonly Article[]): BenchTable {
  return {
    title: 'Beside plain rules, all articles',
    columns: ['rule', 'sentences', 'recall', 'precision'],
    rows: [
      rowOf(
        'suggestions',
        scoreOf(
          articles,
          sentencesWith(() => true),
        ),
      ),
      rowOf(
        'two reasons or more',
        scoreOf(
          articles,
          sentencesWith(({ length }) => length > 1),
        ),
      ),
      rowOf(
        'every sentence',
        scoreOf(articles, ({ sentences }) => sentences),
      ),
      rowOf('a figure or a date', scoreOf(articles, sentencesWith(hasFigure))),
    ],
  };
}

const hasFigure = (reasons: readonly Reason[]): boolean =>
  reasons.includes('number') || reasons.includes('date');

const rowOf = (name: string, { sentences, recall, precision }: Score): Cell[] => [
  name,
  sentences,
  percent(recall),
  percent(precision),
];

const percent = (share: number): string =>
  Number.isNaN(share) ? 'none' : `${(100 * share).toFixed(1)} %`;
