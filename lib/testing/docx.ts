import { aZip, type ZipEntry } from './zip';

/** Small Word documents for tests, as Word writes them. */

const W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"';
const RELATIONSHIPS = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006';
const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';

/** A stretch of text with one formatting. */
type DocxRun = {
  text: string;
  bold?: boolean;
  italic?: boolean;
  underline?: boolean;
  strike?: boolean;
  link?: string;
  /** A tracked change. */
  change?: 'inserted' | 'deleted';
};

/** Where a comment begins and ends; `point` is a comment made without a selection. */
type DocxCommentEdge = { comment: number; edge: 'start' | 'end' | 'point' };

type DocxParagraph = {
  /** The name of a style: `Title`, `heading 1`, `Quote`, `caption`. */
  style?: string;
  isListItem?: boolean;
  content: readonly (string | DocxRun | DocxCommentEdge)[];
};

type DocxComment = { id: number; author: string; date?: string; body: string };

export type DocxParts = {
  paragraphs: readonly (string | DocxParagraph)[];
  comments?: readonly DocxComment[];
  title?: string;
  /** Parts to add, or to put in place of the ones made here. */
  entries?: readonly ZipEntry[];
};

export function aDocx({ paragraphs, comments = [], title, entries = [] }: DocxParts): Buffer {
  const links: string[] = [];
  const body = paragraphs.map((paragraph) => paragraphXml(paragraph, links)).join('');
  const parts: ZipEntry[] = [
    { name: '[Content_Types].xml', content: contentTypes(comments.length > 0) },
    { name: '_rels/.rels', content: relations([['rId1', 'officeDocument', 'word/document.xml']]) },
    { name: 'word/document.xml', content: documentXml(body) },
    { name: 'word/styles.xml', content: stylesXml() },
    { name: 'word/numbering.xml', content: numberingXml() },
    {
      name: 'word/_rels/document.xml.rels',
      content: relations(
        [
          ['rIdStyles', 'styles', 'styles.xml'],
          ['rIdNumbering', 'numbering', 'numbering.xml'],
          ['rIdComments', 'comments', 'comments.xml'],
        ],
        links,
      ),
    },
    ...(comments.length > 0 ? [{ name: 'word/comments.xml', content: commentsXml(comments) }] : []),
    ...(title === undefined ? [] : [{ name: 'docProps/core.xml', content: coreXml(title) }]),
  ];
  const replaced = new Set(entries.map(({ name }) => name));
  return aZip(
    [...parts.filter(({ name }) => !replaced.has(name)), ...entries].map((entry) => ({
      deflate: true,
      ...entry,
    })),
  );
}

/** A main part with this between `<w:body>` and `</w:body>`. */
export function documentXml(body: string): string {
  return `${HEAD}<w:document ${W} xmlns:r="${RELATIONSHIPS}"><w:body>${body}<w:sectPr/></w:body></w:document>`;
}

function paragraphXml(paragraph: string | DocxParagraph, links: string[]): string {
  const { style, isListItem, content } =
    typeof paragraph === 'string'
      ? { style: undefined, isListItem: false, content: [paragraph] }
      : paragraph;
  const styled = style === undefined ? '' : `<w:pStyle w:val="${styleId(style)}"/>`;
  const item =
    isListItem === true ? '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>' : '';
  const inlines = content.map((piece) => inlineXml(piece, links)).join('');
  return `<w:p><w:pPr>${styled}${item}</w:pPr>${inlines}</w:p>`;
}

function inlineXml(piece: string | DocxRun | DocxCommentEdge, links: string[]): string {
  if (typeof piece === 'string') return runXml({ text: piece });
  if ('text' in piece) {
    if (piece.link === undefined) return runXml(piece);
    links.push(piece.link);
    return `<w:hyperlink r:id="rIdLink${links.length}">${runXml(piece)}</w:hyperlink>`;
  }
  switch (piece.edge) {
    case 'start':
      return `<w:commentRangeStart w:id="${piece.comment}"/>`;
    case 'end':
      return `<w:commentRangeEnd w:id="${piece.comment}"/>${referenceXml(piece.comment)}`;
    case 'point':
      return referenceXml(piece.comment);
  }
}

function referenceXml(comment: number): string {
  return `<w:r><w:rPr><w:rStyle w:val="CommentReference"/></w:rPr><w:commentReference w:id="${comment}"/></w:r>`;
}

function runXml({ text, bold, italic, underline, strike, change }: DocxRun): string {
  const properties = [
    bold === true ? '<w:b/>' : '',
    italic === true ? '<w:i/>' : '',
    underline === true ? '<w:u w:val="single"/>' : '',
    strike === true ? '<w:strike/>' : '',
  ].join('');
  const tag = change === 'deleted' ? 'w:delText' : 'w:t';
  const words = text
    .split('\n')
    .map((line) => `<${tag} xml:space="preserve">${escapeXml(line)}</${tag}>`)
    .join('<w:br/>');
  const run = `<w:r><w:rPr>${properties}</w:rPr>${words}</w:r>`;
  if (change === undefined) return run;
  const wrapper = change === 'inserted' ? 'w:ins' : 'w:del';
  return `<${wrapper} w:id="900" w:author="Ada Lund" w:date="2031-05-02T09:00:00Z">${run}</${wrapper}>`;
}

const STYLE_NAMES = ['Title', 'Subtitle', 'heading 1', 'heading 2', 'Quote', 'caption'];

function styleId(name: string): string {
  return name.replaceAll(' ', '');
}

function stylesXml(): string {
  const styles = STYLE_NAMES.map(
    (name) =>
      `<w:style w:type="paragraph" w:styleId="${styleId(name)}"><w:name w:val="${name}"/></w:style>`,
  );
  return `${HEAD}<w:styles ${W}>${styles.join('')}</w:styles>`;
}

function numberingXml(): string {
  const level = '<w:lvl w:ilvl="0"><w:numFmt w:val="bullet"/></w:lvl>';
  return `${HEAD}<w:numbering ${W}><w:abstractNum w:abstractNumId="1">${level}</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="1"/></w:num></w:numbering>`;
}

function commentsXml(comments: readonly DocxComment[]): string {
  const each = comments.map(({ id, author, date, body }) => {
    const dated = date === undefined ? '' : ` w:date="${date}"`;
    const paragraphs = body
      .split('\n')
      .map((line) => `<w:p><w:r><w:t xml:space="preserve">${escapeXml(line)}</w:t></w:r></w:p>`);
    return `<w:comment w:id="${id}" w:author="${escapeXml(author)}"${dated}>${paragraphs.join('')}</w:comment>`;
  });
  return `${HEAD}<w:comments ${W}>${each.join('')}</w:comments>`;
}

function coreXml(title: string): string {
  return `${HEAD}<cp:coreProperties xmlns:cp="${PACKAGE}/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>${escapeXml(title)}</dc:title></cp:coreProperties>`;
}

function contentTypes(hasComments: boolean): string {
  const word = 'application/vnd.openxmlformats-officedocument.wordprocessingml';
  const override = (part: string, type: string): string =>
    `<Override PartName="/word/${part}.xml" ContentType="${word}.${type}+xml"/>`;
  return `${HEAD}<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>${override('document', 'document.main')}${override('styles', 'styles')}${override('numbering', 'numbering')}${hasComments ? override('comments', 'comments') : ''}</Types>`;
}

function relations(
  targets: readonly (readonly [id: string, type: string, target: string])[],
  links: readonly string[] = [],
): string {
  const inside = targets.map(
    ([id, type, target]) =>
      `<Relationship Id="${id}" Type="${RELATIONSHIPS}/${type}" Target="${target}"/>`,
  );
  const outside = links.map(
    (href, index) =>
      `<Relationship Id="rIdLink${index + 1}" Type="${RELATIONSHIPS}/hyperlink" Target="${escapeXml(href)}" TargetMode="External"/>`,
  );
  return `${HEAD}<Relationships xmlns="${PACKAGE}/relationships">${[...inside, ...outside].join('')}</Relationships>`;
}

function escapeXml(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}
