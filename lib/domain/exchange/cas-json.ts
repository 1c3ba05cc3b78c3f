/**
 * UIMA CAS JSON, as INCEpTION exports and imports it: the text, its sentences and words
 * in the types of DKPro, and every passage as a span of our layer.
 *
 * @see https://github.com/apache/uima-uimaj-io-jsoncas/blob/main/SPECIFICATION.adoc
 */
import type { Json, JsonObject } from '../shared/json';
import { ExchangeFormatError, type ReadSpans } from './read-webanno-tsv';
import type { MarkedSpan, SpanDocument, Stretch } from './span-document';

const VIEW = '_InitialView';
const SEGMENTATION = 'de.tudarmstadt.ukp.dkpro.core.api.segmentation.type';
const SENTENCE = `${SEGMENTATION}.Sentence`;
const WORD = `${SEGMENTATION}.Token`;

export function writeCas(
  { text, language, sentences, spans }: SpanDocument,
  layer: string,
  features: readonly string[],
): string {
  const sofa = 1;
  let id = sofa;
  const annotation = (type: string, { from, to }: Stretch, more: JsonObject = {}): JsonObject => {
    id += 1;
    return { '%ID': id, '%TYPE': type, '@sofa': sofa, begin: from, end: to, ...more };
  };
  const members = [
    annotation('uima.tcas.DocumentAnnotation', { from: 0, to: text.length }, { language }),
    ...sentences.map((sentence) => annotation(SENTENCE, sentence)),
    ...sentences.flatMap(({ words }) => words.map((word) => annotation(WORD, word))),
    ...spans.map((span) =>
      annotation(
        layer,
        span,
        Object.fromEntries(features.map((name) => [name, span.values[name] ?? ''])),
      ),
    ),
  ];
  const cas = {
    '%TYPES': {
      [layer]: {
        '%NAME': layer,
        '%SUPER_TYPE': 'uima.tcas.Annotation',
        ...Object.fromEntries(
          features.map((name) => [name, { '%NAME': name, '%RANGE': 'uima.cas.String' }]),
        ),
      },
      [SENTENCE]: { '%NAME': SENTENCE, '%SUPER_TYPE': 'uima.tcas.Annotation' },
      [WORD]: { '%NAME': WORD, '%SUPER_TYPE': 'uima.tcas.Annotation' },
    },
    '%FEATURE_STRUCTURES': [
      {
        '%ID': sofa,
        '%TYPE': 'uima.cas.Sofa',
        sofaNum: 1,
        sofaID: VIEW,
        mimeType: 'text',
        sofaString: text,
      },
      ...members,
    ],
    '%VIEWS': {
      [VIEW]: { '%SOFA': sofa, '%MEMBERS': members.map((member) => member['%ID'] ?? 0) },
    },
  };
  return `${JSON.stringify(cas, null, 1)}\n`;
}

export function isCas(value: Json): boolean {
  return isObject(value) && '%FEATURE_STRUCTURES' in value;
}

/** Types that stand for the text itself and not for what somebody found in it. */
const STRUCTURE =
  /^uima\.|\.segmentation\.type\.|\.DocumentMetaData$|^webanno\.|\.metadata\.type\./u;
const OWN = /^webanno\.custom\./u;

/**
 * The passages of every layer of the first view. Features are read where they are words;
 * what refers to others is left out.
 *
 * @throws ExchangeFormatError where there is no text, or a passage lies outside it.
 */
export function readCas(value: Json): ReadSpans {
  const structures = isObject(value) ? value['%FEATURE_STRUCTURES'] : undefined;
  const all = (Array.isArray(structures) ? structures : Object.values(structures ?? {})).filter(
    (each): each is JsonObject => isObject(each as Json),
  );
  const sofa = all.find((each) => typeof each['sofaString'] === 'string');
  const text = sofa?.['sofaString'];
  if (typeof text !== 'string')
    throw new ExchangeFormatError('The file holds no text (sofaString).');
  const passages: ReadSpans['passages'][number][] = [];
  const leftOut = new Set<string>();
  for (const [index, each] of all.entries()) {
    const { begin, end, ['%TYPE']: type } = each;
    if (typeof type !== 'string' || (STRUCTURE.test(type) && !OWN.test(type))) continue;
    if (typeof begin !== 'number' || typeof end !== 'number') {
      leftOut.add(type);
      continue;
    }
    if (!(begin >= 0 && begin < end && end <= text.length)) {
      throw new ExchangeFormatError(
        `%FEATURE_STRUCTURES[${index}]: ${begin}–${end} is no place in a text of ${text.length}.`,
      );
    }
    passages.push({ layer: type, from: begin, to: end, values: wordsOf(each) });
  }
  return { text, passages, leftOut: [...leftOut] };
}

function wordsOf(structure: JsonObject): MarkedSpan['values'] {
  return Object.fromEntries(
    Object.entries(structure).filter(
      (entry): entry is [string, string] => !/^[%@]/.test(entry[0]) && typeof entry[1] === 'string',
    ),
  );
}

function isObject(value: Json | undefined): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
