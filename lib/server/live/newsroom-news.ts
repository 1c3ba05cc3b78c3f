import 'server-only';

import type { Place } from './place-id';

type NewsDependencies = {
  /** Where the viewer stands in each article; what is not named has not been seen at all. */
  places: ReadonlyMap<string, Place>;
  /** Of these articles, those with news that the viewer may see, and how far each has been read. */
  read: (
    after: ReadonlyMap<string, Place>,
  ) => Promise<ReadonlyMap<string, { upTo: Place; hasNews: boolean }>>;
  /** Where the articles of the newsroom stand now. */
  readPlaces: () => Promise<ReadonlyMap<string, Place>>;
};

const BEGINNING: Place = { at: 0, rev: 0 };

/** In which articles something is new for one viewer, read once for many rings. */
export function createNewsroomNews({ places, read, readPlaces }: NewsDependencies) {
  const seen = new Map(places);
  let noted = new Set<string>();
  let isAnyNoted = false;

  return {
    /** Something happened in this article; in some article, where it is not known in which. */
    note(articleId: string | null): void {
      if (articleId === null) isAnyNoted = true;
      else noted.add(articleId);
    },

    /** The articles with news since this was asked last. */
    async next(): Promise<string[]> {
      const wanted = noted;
      noted = new Set();
      if (isAnyNoted) {
        isAnyNoted = false;
        for (const [articleId, { at }] of await readPlaces()) {
          if (at !== (seen.get(articleId) ?? BEGINNING).at) wanted.add(articleId);
        }
      }
      if (wanted.size === 0) return [];
      const after = new Map([...wanted].map((id) => [id, seen.get(id) ?? BEGINNING]));
      const found = [...(await read(after))];
      for (const [articleId, { upTo }] of found) seen.set(articleId, upTo);
      return found.filter(([, { hasNews }]) => hasNews).map(([articleId]) => articleId);
    },
  };
}
