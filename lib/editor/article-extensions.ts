/**
 * The article in the editor: the flat document of lib/domain/articles as Tiptap
 * extensions. Nothing of React and nothing of a browser is needed, so the server
 * reads documents by the same schema that the desk shows them in.
 *
 * The article is read, not written, on the desk: there are no commands, no input
 * rules and no keys here.
 */
import { type Attributes, getSchema, Mark, mergeAttributes, Node } from '@tiptap/core';
import type { Node as EditorNode } from '@tiptap/pm/model';

import {
  type ArticleDocument,
  BLOCK_KINDS,
  type BlockAttrs,
  FURNITURE_REASONS,
  HEADING_LEVELS,
  PLAIN_MARKS,
} from '@/lib/domain/articles/document';
import { safeUrl, WEB_SCHEMES } from '@/lib/domain/shared/safe-url';

/** Refuses a value that the document cannot hold, wherever the editor meets one. */
function oneOf(name: string, allowed: readonly unknown[]) {
  return (value: unknown) => {
    if (!allowed.includes(value)) {
      throw new RangeError(`${name} cannot be ${JSON.stringify(value)}`);
    }
  };
}

const blockAttributes: Attributes = {
  kind: {
    default: 'text',
    validate: oneOf('The kind of a block', BLOCK_KINDS),
    parseHTML: (element) => {
      const kind = BLOCK_KINDS.find((each) => each === element.dataset['kind']);
      // Furniture without its reason is text: nothing is struck out unexplained.
      return kind === undefined || (kind === 'furniture' && furnitureOf(element) === null)
        ? 'text'
        : kind;
    },
    renderHTML: ({ kind }) => ({ 'data-kind': String(kind) }),
  },
  furniture: {
    default: null,
    validate: oneOf('The reason of furniture', [null, ...FURNITURE_REASONS]),
    parseHTML: furnitureOf,
    renderHTML: ({ furniture }) =>
      furniture === null ? {} : { 'data-furniture': String(furniture) },
  },
  omitted: {
    default: false,
    validate: oneOf('“omitted”', [true, false]),
    parseHTML: (element) => element.dataset['omitted'] === 'true',
    renderHTML: ({ omitted }) => (omitted === true ? { 'data-omitted': 'true' } : {}),
  },
};

function furnitureOf(element: HTMLElement): BlockAttrs['furniture'] {
  if (element.dataset['kind'] !== 'furniture') return null;
  return FURNITURE_REASONS.find((each) => each === element.dataset['furniture']) ?? null;
}

/** Empty lines keep their place in the text and are not shown; style sheets hide them by this. */
function emptyAttribute(node: EditorNode): Record<string, string> {
  return node.content.size === 0 ? { 'data-empty': 'true' } : {};
}

const ArticleDoc = Node.create({ name: 'doc', topNode: true, content: 'block+' });

const ArticleTextNode = Node.create({ name: 'text', group: 'inline' });

const ArticleParagraph = Node.create({
  name: 'paragraph',
  group: 'block',
  content: 'inline*',
  addAttributes: () => blockAttributes,
  parseHTML: () => [{ tag: 'p' }],
  renderHTML: ({ node, HTMLAttributes }) => [
    'p',
    mergeAttributes(HTMLAttributes, emptyAttribute(node)),
    0,
  ],
});

const ArticleHeading = Node.create({
  name: 'heading',
  group: 'block',
  content: 'inline*',
  defining: true,
  addAttributes: () => ({
    ...blockAttributes,
    level: {
      default: 2,
      rendered: false,
      validate: oneOf('The level of a heading', HEADING_LEVELS),
    },
  }),
  parseHTML: () => HEADING_LEVELS.map((level) => ({ tag: `h${level}`, attrs: { level } })),
  renderHTML: ({ node, HTMLAttributes }) => [
    `h${String(node.attrs['level'])}`,
    mergeAttributes(HTMLAttributes, emptyAttribute(node)),
    0,
  ],
});

const ArticleLineBreak = Node.create({
  name: 'hardBreak',
  group: 'inline',
  inline: true,
  selectable: false,
  linebreakReplacement: true,
  parseHTML: () => [{ tag: 'br' }],
  renderHTML: () => ['br'],
  renderText: () => '\n',
});

const TAGS: Record<(typeof PLAIN_MARKS)[number], readonly [string, ...string[]]> = {
  bold: ['strong', 'b'],
  italic: ['em', 'i'],
  underline: ['u'],
  strike: ['s', 'del', 'strike'],
};

const plainMarks = PLAIN_MARKS.map((name) =>
  Mark.create({
    name,
    parseHTML: () => TAGS[name].map((tag) => ({ tag })),
    renderHTML: ({ HTMLAttributes }) => [TAGS[name][0], HTMLAttributes, 0],
  }),
);

const ArticleLink = Mark.create({
  name: 'link',
  inclusive: false,
  addAttributes: () => ({
    href: {
      default: '',
      validate: (value: unknown) => {
        if (typeof value !== 'string' || safeUrl(value, WEB_SCHEMES) === null) {
          throw new RangeError('A link leads to something else than an http or https address');
        }
      },
    },
  }),
  parseHTML: () => [
    {
      tag: 'a[href]',
      getAttrs: (element) =>
        safeUrl(element.getAttribute('href') ?? '', WEB_SCHEMES) === null ? false : null,
    },
  ],
  renderHTML: ({ HTMLAttributes }) => {
    const href = safeUrl(String(HTMLAttributes['href']), WEB_SCHEMES);
    return [
      'a',
      { ...(href !== null && { href }), rel: 'noopener noreferrer', target: '_blank' },
      0,
    ];
  },
});

export const articleExtensions = [
  ArticleDoc,
  ArticleTextNode,
  ArticleParagraph,
  ArticleHeading,
  ArticleLineBreak,
  ...plainMarks,
  ArticleLink,
];

const articleSchema = getSchema(articleExtensions);

/**
 * The document as the editor holds it, outside of any editor.
 *
 * @throws RangeError for what the schema does not allow; documents are checked
 * by `documentProblem` before they are stored.
 */
export function toEditorDocument(document: ArticleDocument): EditorNode {
  const node = articleSchema.nodeFromJSON(document);
  node.check();
  return node;
}
