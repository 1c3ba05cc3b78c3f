/**
 * Which addresses may become a link. What reviewers, imported pages and files
 * bring is shown to others, so an address is taken as it stands or not at all:
 * nothing is trimmed, decoded or repaired, because a browser repairs too, and
 * differently (`java\tscript:` is a script to a browser).
 */

export const WEB_SCHEMES = ['http', 'https'] as const;
export const LINK_SCHEMES = ['http', 'https', 'mailto'] as const;

export type LinkScheme = (typeof LINK_SCHEMES)[number];

const MAX_LENGTH = 4_096;

/**
 * White space, control characters, quotes and brackets that no address holds
 * unescaped, and the invisible characters that make one address look like another.
 */
const REFUSED =
  /[\s\u0000-\u001f\u007f-\u009f\u00ad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f"<>\\`]/u;

const WEB = /^https?:\/\/(?<authority>[^/?#]+)/iu;
const HOST = /^(?:\[[0-9a-f:.]+\]|[\p{L}\p{N}][\p{L}\p{M}\p{N}.%_~-]*)(?::\d{1,5})?$/iu;
const MAIL = /^mailto:[^\s@?]+@[^\s@?]+(?:\?.*)?$/iu;

/**
 * The address unchanged, if it may be linked to, else `null`. A name and
 * password before the host are refused: they are used to pass one site off as
 * another.
 */
export function safeUrl(value: string, schemes: readonly LinkScheme[]): string | null {
  if (value.length > MAX_LENGTH || !value.isWellFormed() || REFUSED.test(value)) return null;
  const scheme = /^([a-z]+):/i.exec(value)?.[1]?.toLowerCase();
  if (scheme === undefined || !schemes.some((allowed) => allowed === scheme)) return null;
  if (scheme === 'mailto') return MAIL.test(value) ? value : null;
  const authority = WEB.exec(value)?.groups?.['authority'];
  return authority !== undefined && HOST.test(authority) ? value : null;
}
