/** Passages from the files of corpus tools: the words of each span, with their surroundings. */
import { codePointLength } from '../anchoring/article-text';
import { bareForeign, type ForeignPassage } from './foreign-passage';
import type { ReadSpans } from './read-webanno-tsv';

/** As much of the surroundings as a quotation carries here. */
const CONTEXT = 32;

/** Names under which tools keep what is said of a span. */
const VERDICT = ['verdict', 'Verdict', 'label', 'Label', 'value'];
const SAID = ['rationale', 'comment', 'note', 'Comment'];

export function readSpans({ text, passages }: ReadSpans): ForeignPassage[] {
  return passages.map(({ layer, from, to, values }, index): ForeignPassage => {
    const first = (names: readonly string[]) =>
      names.map((name) => values[name] ?? '').find((words) => words !== '') ?? '';
    const known = new Set([
      ...VERDICT,
      ...SAID,
      'claim',
      'type',
      'priority',
      'reviewer',
      'status',
      'sources',
    ]);
    const tags = Object.entries(values)
      .filter(([name, words]) => !known.has(name) && words !== '')
      .map(([name, words]) => (name === '' ? words : `${name}: ${words}`));
    return {
      ...bareForeign(`${layer} ${index + 1}`, text.slice(from, to)),
      prefix: text.slice(Math.max(0, from - CONTEXT), from),
      suffix: text.slice(to, to + CONTEXT),
      start: codePointLength(text.slice(0, from)),
      claim: values['claim'] ?? '',
      verdict: first(VERDICT),
      type: values['type'] ?? '',
      priority: values['priority'] ?? '',
      rationale: first(SAID),
      sources: (values['sources'] ?? '')
        .split('; ')
        .filter((source) => source !== '')
        .map((source) => {
          const [, name = source, url = ''] = /^(.*) <(https?:[^>]*)>$/u.exec(source) ?? [];
          return { source: name, url, quote: '' };
        }),
      author: values['reviewer'] ?? '',
      tags,
    };
  });
}
