/**
 * The editor of a rationale: paragraphs, bullet and numbered lists, bold,
 * italic, and links that lead to the web or to a mail address. What it makes is
 * what `rationaleProblem` of the domain accepts.
 */
import StarterKit from '@tiptap/starter-kit';

import { LINK_SCHEMES, safeUrl } from '@/lib/domain/shared/safe-url';

export const rationaleExtensions = [
  StarterKit.configure({
    blockquote: false,
    code: false,
    codeBlock: false,
    dropcursor: false,
    gapcursor: false,
    heading: false,
    horizontalRule: false,
    strike: false,
    trailingNode: false,
    underline: false,
    link: {
      openOnClick: false,
      defaultProtocol: 'https',
      isAllowedUri: (url) => safeUrl(url, LINK_SCHEMES) !== null,
      HTMLAttributes: { rel: 'noopener noreferrer nofollow', target: '_blank' },
    },
  }),
];
