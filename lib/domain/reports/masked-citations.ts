/**
 * Citations as they are handed on by themselves, without their report: a protected source
 * goes by its alias, and no other citation tells who it is.
 */
import type { Citation } from '../claims/claim';
import { type ProtectedSource, protectedBy } from '../sources/protected-source';
import { createHider, type HiddenWords } from './hide-words';

const STAND_IN = 'Protected source';

export function maskedCitations(
  citations: readonly Citation[],
  register: readonly ProtectedSource[],
): Citation[] {
  const hidden: HiddenWords[] = [
    ...register.flatMap(({ alias, names }) =>
      names.map((words) => ({ words, standIn: alias, inParts: true })),
    ),
    ...citations
      .filter(({ confidential }) => confidential === true)
      .map((one) => ({ words: one.source, standIn: standInOf(one, register), inParts: true })),
  ];
  const hide = createHider(hidden, '');
  return citations.map((citation): Citation => {
    const { id, source, tier, relation, terms, confidential } = citation;
    if (confidential === true || protectedBy(source, register) !== undefined) {
      const bare = { quote: '', locator: '', url: '', accessedOn: null, confidential: true };
      const standIn = hide(standInOf(citation, register));
      return {
        id,
        source: standIn,
        tier,
        relation,
        ...bare,
        ...(terms !== undefined && { terms }),
      };
    }
    const { quote, url, title, author } = citation;
    return {
      ...citation,
      source: hide(source),
      quote: hide(quote),
      url: hide(url),
      ...(title !== undefined && { title: hide(title) }),
      ...(author !== undefined && { author: hide(author) }),
    };
  });
}

function standInOf({ source, alias = '' }: Citation, register: readonly ProtectedSource[]): string {
  return alias !== '' ? alias : (protectedBy(source, register)?.alias ?? STAND_IN);
}
