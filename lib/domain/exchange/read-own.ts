/**
 * Passages from our own JSON: a report that was exported, or a file of readings as the
 * command `compare` takes it.
 */
import type { Json, JsonObject } from '../shared/json';
import { bareForeign, type ForeignPassage } from './foreign-passage';
import { isObject, numberOf, objectsIn, wordsOf, wordsOr } from './json-access';

/** Null: the file is none of ours. */
export function readOwn(value: Json): ForeignPassage[] | null {
  if (!isObject(value)) return null;
  const record = [value['record'], value].find(
    (each): each is JsonObject => isObject(each) && 'readings' in each && 'decisions' in each,
  );
  if (record !== undefined) return fromRecord(record);
  if (typeof value['text'] === 'string' && Array.isArray(value['reviewers'])) {
    return fromReaders(value['text'], objectsIn(value['reviewers']));
  }
  return null;
}

/** What was decided; where nothing was, what was read. */
function fromRecord(record: JsonObject): ForeignPassage[] {
  const decided = objectsIn(record['decisions']).filter(
    (each) => wordsOf(each, 'decision') !== 'rejected',
  );
  const names = new Map(
    objectsIn(record['people']).map((person) => [
      wordsOf(person, 'userId'),
      wordsOf(person, 'name'),
    ]),
  );
  return (decided.length > 0 ? decided : objectsIn(record['readings'])).map((claim, index) => ({
    ...passageOf(claim, index),
    author: names.get(wordsOf(claim, 'reviewerId')) ?? '',
  }));
}

function fromReaders(text: string, readers: readonly JsonObject[]): ForeignPassage[] {
  const characters = Array.from(text);
  return readers.flatMap((reader) =>
    objectsIn(reader['annotations']).map((claim, index) => {
      const start = numberOf(claim, 'start') ?? 0;
      const end = numberOf(claim, 'end') ?? 0;
      return {
        ...passageOf(claim, index),
        exact: characters.slice(start, end).join(''),
        prefix: characters.slice(Math.max(0, start - 32), start).join(''),
        suffix: characters.slice(end, end + 32).join(''),
        author: wordsOf(reader, 'id'),
      };
    }),
  );
}

function passageOf(claim: JsonObject, index: number): ForeignPassage {
  const exact = claim['exact'];
  const fix = claim['suggestedFix'];
  return {
    ...bareForeign(wordsOr(claim, 'id', `claim ${index + 1}`), ''),
    exact: typeof exact === 'string' ? exact : '',
    start: numberOf(claim, 'start'),
    claim: wordsOf(claim, 'claimText'),
    verdict: wordsOf(claim, 'verdict'),
    type: wordsOf(claim, 'claimType'),
    priority: wordsOf(claim, 'priority'),
    rationale: textOfRich(claim['rationale']),
    suggestedFix: typeof fix === 'string' ? fix : null,
    sources: objectsIn(claim['citations']).map((citation) => ({
      source: wordsOf(citation, 'source', 'url'),
      url: wordsOf(citation, 'url'),
      quote: wordsOf(citation, 'quote'),
    })),
  };
}

/** The words of a rationale, a line for each of its paragraphs. */
function textOfRich(value: Json | undefined): string {
  if (typeof value === 'string') return value;
  if (!isObject(value)) return '';
  const own = typeof value['text'] === 'string' ? value['text'] : '';
  const parts = objectsIn(value['content']).map(textOfRich);
  return own + parts.join(wordsOf(value, 'type') === 'doc' ? '\n' : '');
}
