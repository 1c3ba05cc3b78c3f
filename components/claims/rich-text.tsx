/** A rationale as elements, for reading. */
import { Fragment, type ReactNode } from 'react';

import type { RichText } from '@/lib/domain/claims/claim';
import type { Json, JsonObject } from '@/lib/domain/shared/json';
import { LINK_SCHEMES, safeUrl } from '@/lib/domain/shared/safe-url';

export function RichTextView({ value }: { value: RichText }): ReactNode {
  return childrenOf(value);
}

function childrenOf(node: JsonObject): ReactNode {
  const content = node['content'];
  if (!Array.isArray(content)) return null;
  return content
    .filter(isObject)
    .map((child, index) => <Fragment key={index}>{elementOf(child)}</Fragment>);
}

function elementOf(node: JsonObject): ReactNode {
  switch (node['type']) {
    case 'text':
      return textOf(node);
    case 'hardBreak':
      return <br />;
    case 'bulletList':
      return <ul>{childrenOf(node)}</ul>;
    case 'orderedList':
      return <ol>{childrenOf(node)}</ol>;
    case 'listItem':
      return <li>{childrenOf(node)}</li>;
    default:
      return <p>{childrenOf(node)}</p>;
  }
}

function textOf(node: JsonObject): ReactNode {
  const words = node['text'];
  if (typeof words !== 'string') return null;
  const marks = Array.isArray(node['marks']) ? node['marks'].filter(isObject) : [];
  return marks.reduce<ReactNode>((inner, mark) => {
    if (mark['type'] === 'bold') return <strong>{inner}</strong>;
    if (mark['type'] === 'italic') return <em>{inner}</em>;
    const attrs = mark['attrs'];
    const href = isObject(attrs) ? attrs['href'] : undefined;
    const url = typeof href === 'string' ? safeUrl(href, LINK_SCHEMES) : null;
    if (url === null) return inner;
    return (
      <a href={url} target="_blank" rel="noopener noreferrer nofollow">
        {inner}
      </a>
    );
  }, words);
}

function isObject(value: Json | undefined): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
