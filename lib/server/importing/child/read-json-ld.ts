import 'server-only';

/** What a page's JSON-LD says of its article. Read as data of unknown shape, two levels deep. */
export type JsonLdArticle = {
  headline: string | null;
  publisher: string | null;
  authors: string[];
  datePublished: string | null;
  inLanguage: string | null;
};

const ARTICLE_TYPE = /(?:Article|BlogPosting|Report)$/;
const MAX_NODES = 200;

export function jsonLdArticle(document: Document): JsonLdArticle {
  for (const script of document.querySelectorAll('script[type="application/ld+json"]')) {
    const node = nodesOf(parseJson(script.textContent)).find(isArticle);
    if (node !== undefined) {
      return {
        headline: asText(node['headline']) ?? asText(node['name']),
        publisher: nameOf(node['publisher']),
        authors: asList(node['author'])
          .map(nameOf)
          .filter((name) => name !== null),
        datePublished: asText(node['datePublished']) ?? asText(node['dateCreated']),
        inLanguage: asText(node['inLanguage']),
      };
    }
  }
  return { headline: null, publisher: null, authors: [], datePublished: null, inLanguage: null };
}

type Node = Record<string, unknown>;

function nodesOf(value: unknown): Node[] {
  const top = asList(value).filter(isNode);
  const graphs = top.flatMap((node) => [...asList(node['@graph']), ...asList(node['mainEntity'])]);
  return [...top, ...graphs.filter(isNode)].slice(0, MAX_NODES);
}

function isArticle(node: Node): boolean {
  return asList(node['@type']).some((type) => typeof type === 'string' && ARTICLE_TYPE.test(type));
}

function nameOf(value: unknown): string | null {
  const [first] = asList(value);
  return asText(first) ?? (isNode(first) ? asText(first['name']) : null);
}

function asText(value: unknown): string | null {
  return typeof value === 'string' && value.trim() !== '' ? value : null;
}

function asList(value: unknown): unknown[] {
  return Array.isArray(value) ? value : [value];
}

function isNode(value: unknown): value is Node {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function parseJson(text: string): unknown {
  try {
    // Some content systems wrap it in a comment.
    return JSON.parse(
      text.replace(/^\s*(?:<!--|\/\*<!\[CDATA\[\*\/)|(?:-->|\/\*\]\]>\*\/)\s*$/g, ''),
    );
  } catch {
    return null;
  }
}
