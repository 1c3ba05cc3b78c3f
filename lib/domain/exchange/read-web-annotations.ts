/**
 * Passages from W3C Web Annotations (a collection, a page, a list or one) and from the
 * export of Hypothesis, which names its targets in the same way.
 *
 * @see https://www.w3.org/TR/annotation-model/
 */
import type { Json, JsonObject } from '../shared/json';
import { bareForeign, type ForeignPassage, type ForeignSource } from './foreign-passage';
import { isObject, listOf, numberOf, objectsIn, wordsOf, wordsOr } from './json-access';

/** The annotations of a file, whichever way they are wrapped; null: it is none of these. */
export function webAnnotationsIn(value: Json): readonly JsonObject[] | null {
  if (Array.isArray(value)) {
    const all = objectsIn(value);
    return all.length > 0 && all.every(isAnnotation) ? all : null;
  }
  if (!isObject(value)) return null;
  if (isAnnotation(value)) return [value];
  // Hypothesis: { export_date, annotations: [...] }, or an answer of its API: { rows: [...] }.
  for (const list of [value['annotations'], value['rows'], value['items']]) {
    const all = objectsIn(list);
    if (all.length > 0 && all.every(isAnnotation)) return all;
  }
  const pages = [...objectsIn(value['first']), ...objectsIn(value['partOf'])];
  const inPages = pages.flatMap((page) => objectsIn(page['items']));
  if (inPages.length > 0) return inPages;
  return 'items' in value || wordsOf(value, 'type').startsWith('Annotation') ? [] : null;
}

const isAnnotation = (value: JsonObject): boolean => 'target' in value;

export function readWebAnnotation(annotation: JsonObject, index: number): ForeignPassage {
  const selectors = objectsIn(annotation['target']).flatMap((target) => selectorsOf(target));
  const quote = selectors.find((each) => wordsOf(each, 'type') === 'TextQuoteSelector');
  const position = selectors.find((each) => wordsOf(each, 'type') === 'TextPositionSelector');
  const bodies = listOf(annotation['body']).flatMap((body) =>
    typeof body === 'string' ? [{ value: body }] : isObject(body) ? [body] : [],
  );
  const of = (...purposes: string[]) =>
    bodies.filter((body) => purposes.includes(purposeOf(body, annotation)));
  const text = (list: readonly JsonObject[]) => list.map(valueOf).filter((words) => words !== '');
  const [verdict] = of('tagging').filter((body) => 'obelus:verdict' in body);
  const tags = [
    ...listOf(annotation['tags']).filter((tag) => typeof tag === 'string'),
    ...text(of('tagging').filter((body) => body !== verdict)),
  ];
  const said = [
    wordsOf(annotation, 'text'),
    ...text(of('commenting', 'replying', 'assessing', '')),
  ];
  return {
    ...bareForeign(wordsOr(annotation, 'id', `annotation ${index + 1}`), ''),
    // Words are taken as they are: white space at an edge was marked, too.
    exact: rawOf(quote, 'exact'),
    prefix: rawOf(quote, 'prefix'),
    suffix: rawOf(quote, 'suffix'),
    start: position === undefined ? null : numberOf(position, 'start'),
    claim: text(of('describing')).join(' '),
    verdict: verdict === undefined ? '' : wordsOf(verdict, 'obelus:verdict', 'value'),
    rationale: said.filter((words) => words !== '').join('\n\n'),
    suggestedFix: of('editing').map((body) => rawOf(body, 'value'))[0] ?? null,
    sources: of('linking', 'identifying').flatMap(sourceOf),
    author: authorOf(annotation),
    tags,
  };
}

function selectorsOf(target: JsonObject): readonly JsonObject[] {
  // A selector may be narrowed by another inside it.
  return objectsIn(target['selector']).flatMap((selector) => [
    selector,
    ...objectsIn(selector['refinedBy']),
  ]);
}

function purposeOf(body: JsonObject, annotation: JsonObject): string {
  const given = wordsOf(body, 'purpose', 'role');
  if (given !== '') return given;
  const motivation = listOf(annotation['motivation'])[0];
  return typeof motivation === 'string' && motivation === 'tagging' ? 'tagging' : '';
}

function valueOf(body: JsonObject): string {
  const words = wordsOf(body, 'value', 'chars', 'label');
  return wordsOf(body, 'format') === 'text/html' ? withoutTags(words) : words;
}

/** What markup says to a reader: nothing of it is kept as markup. */
function withoutTags(html: string): string {
  return html
    .replace(/<\/(?:p|li|blockquote|h\d|div)>|<br\s*\/?>/giu, '\n')
    .replace(/<[^>]*>/gu, '')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&#39;', "'")
    .replaceAll('&nbsp;', ' ')
    .replaceAll('&amp;', '&')
    .trim();
}

function sourceOf(body: JsonObject): ForeignSource[] {
  const [inner] = objectsIn(body['source']);
  const url = inner === undefined ? wordsOf(body, 'source', 'id', 'value') : wordsOf(inner, 'id');
  const named = wordsOf(body, 'obelus:source', 'label', 'title');
  const source = named === '' ? url : named;
  if (source === '') return [];
  const quote = objectsIn(body['selector']).map((selector) => rawOf(selector, 'exact'))[0] ?? '';
  return [{ source, url: /^https?:/u.test(url) ? url : '', quote }];
}

function authorOf(annotation: JsonObject): string {
  const [creator] = objectsIn(annotation['creator']);
  if (creator !== undefined) return wordsOf(creator, 'name', 'nickname', 'id');
  const [info] = objectsIn(annotation['user_info']);
  const shown = info === undefined ? '' : wordsOf(info, 'display_name');
  return shown === '' ? wordsOf(annotation, 'creator', 'user').replace(/^acct:|@.*$/gu, '') : shown;
}

function rawOf(object: JsonObject | undefined, name: string): string {
  const value = object?.[name];
  return typeof value === 'string' ? value : '';
}
