import 'server-only';

import rehypeStringify from 'rehype-stringify';
import remarkGfm from 'remark-gfm';
import remarkParse from 'remark-parse';
import remarkRehype from 'remark-rehype';
import { unified } from 'unified';

import { recognizeBlocks } from './assemble';
import { dayOf } from './dates';
import { blocksOfDom } from './dom-blocks';
import { asFurniture, type DraftBlock, NO_MARKS } from './draft';
import { loadHtml, sanitize } from './load-html';
import { clean } from './read-metadata';

/** Markdown, with GitHub's tables and footnotes, and the front matter that site generators write. */

export type ReadMarkdown = {
  drafts: DraftBlock[];
  title: string | null;
  byline: string | null;
  publishedOn: string | null;
  outlet: string | null;
};

const FRONT_MATTER = /^---[ \t]*\n(?<fields>[\s\S]*?)\n(?:---|\.\.\.)[ \t]*(?:\n|$)/;

export function readMarkdown(text: string): ReadMarkdown {
  const lines = text.replace(/\r\n?/g, '\n');
  const front = FRONT_MATTER.exec(lines);
  const fields = fieldsOf(front?.groups?.['fields'] ?? '');
  const body = front === null ? lines : lines.slice(front[0].length);

  const html = unified()
    .use(remarkParse)
    .use(remarkGfm)
    .use(remarkRehype, {
      // Markup inside Markdown is read like any page: the sanitizer below sees it.
      allowDangerousHtml: true,
      // Words that are not in the source must not get into the text.
      footnoteLabelProperties: { hidden: true },
    })
    .use(rehypeStringify, { allowDangerousHtml: true })
    .processSync(body);

  const loaded = loadHtml(String(html), null);
  sanitize(loaded);
  const title = clean(fields.get('title'));
  const blocks = blocksOfDom(loaded.document.body, { baseUrl: null });
  return {
    // The front matter stays in view, struck out: it is in the file.
    drafts: [
      ...(front === null ? [] : frontMatterBlocks(front[0])),
      ...recognizeBlocks<DraftBlock>(blocks, title === null ? {} : { title }),
    ],
    title,
    byline: clean(fields.get('author') ?? fields.get('byline')),
    publishedOn: dayOf(fields.get('date') ?? fields.get('published') ?? ''),
    outlet: clean(fields.get('outlet') ?? fields.get('publication')),
  };
}

function fieldsOf(yaml: string): Map<string, string> {
  const fields = new Map<string, string>();
  for (const line of yaml.split('\n')) {
    const [, key, value] = /^([A-Za-z_-]+):\s*(.+)$/.exec(line) ?? [];
    if (key !== undefined && value !== undefined) {
      fields.set(key.toLowerCase(), value.trim().replace(/^(["'])(.*)\1$/, '$2'));
    }
  }
  return fields;
}

function frontMatterBlocks(frontMatter: string): DraftBlock[] {
  return frontMatter
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) =>
      asFurniture(
        {
          kind: 'text',
          level: null,
          furniture: null,
          omitted: false,
          inlines: [{ type: 'text', text: line, marks: NO_MARKS }],
        },
        'label',
      ),
    );
}
