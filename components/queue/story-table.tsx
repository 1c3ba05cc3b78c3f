import { EyeOff, UserPlus } from 'lucide-react';
import Link from 'next/link';

import { ButtonLink } from '@/components/ui/button-link';
import type { HomeView, StoryArticle } from '@/lib/contracts/home';

const PHASES = {
  open: 'being read',
  comparison: 'in comparison',
  adjudicated: 'settled',
  signed_off: 'signed off',
} as const;

/** How the articles of one story stand. What is hidden says so, and shows no size. */
export function StoryTable({
  story,
  articles,
  mayAssign = false,
}: HomeView['stories'][number] & { mayAssign?: boolean }) {
  const letters = [
    ...new Set(articles.flatMap(({ claims }) => claims.map(({ letter }) => letter))),
  ];
  const shown = letters.length === 0 ? ['A', 'B'] : letters.slice(0, 4);
  return (
    <section className="panel" aria-label={story.name} id={`story-${story.id}`}>
      <header>
        <h2>{story.name}</h2>
        {mayAssign && (
          <ButtonLink href={`/stories/${story.id}/assign`} size="sm" icon={<UserPlus />}>
            Assign
          </ButtonLink>
        )}
      </header>
      <div
        className="sttab-scroll"
        tabIndex={0}
        role="group"
        aria-label={`Articles of ${story.name}`}
      >
        <table className="sttab">
          <thead>
            <tr>
              <th scope="col">Article</th>
              <th scope="col">Round</th>
              {shown.map((letter) => (
                <th key={letter} scope="col">
                  <abbr title={`Claims of reviewer ${letter}`}>{letter}</abbr>
                </th>
              ))}
              <th scope="col">Same verdict</th>
              <th scope="col">
                <abbr title="Cohen’s kappa">κ</abbr>
              </th>
              <th scope="col">Queries</th>
              <th scope="col">Stages</th>
            </tr>
          </thead>
          <tbody>
            {articles.map((article) => (
              <ArticleRow key={article.id} article={article} letters={shown} />
            ))}
          </tbody>
        </table>
      </div>
      <p className="lk2 fine">
        <span>
          <i className="l2" /> signed
        </span>
        <span>
          <i className="l1" /> outdated
        </span>
        <span>
          <i className="l0" /> not signed
        </span>
      </p>
    </section>
  );
}

function ArticleRow({ article, letters }: { article: StoryArticle; letters: readonly string[] }) {
  const { round } = article;
  const isHidden = article.claims.some(({ count }) => count === null);
  return (
    <tr>
      <th scope="row">
        <div>
          <b className="num">{article.code}</b>
          <Link href={`/articles/${article.id}`}>{article.title}</Link>
        </div>
      </th>
      <td>
        {round === null ? (
          <span className="muted">no round yet</span>
        ) : (
          <Link href={`/rounds/${round.id}`}>
            {round.ordinal}, {PHASES[round.phase]}
          </Link>
        )}
      </td>
      {letters.map((letter) => {
        const claim = article.claims.find((candidate) => candidate.letter === letter);
        return (
          <td key={letter} className="num">
            {claim === undefined ? '–' : (claim.count ?? <Hidden />)}
          </td>
        );
      })}
      {isHidden ? (
        <td colSpan={2} className="blind">
          <Hidden words="hidden until all submit" />
        </td>
      ) : (
        <>
          <td className="num">{percentOf(article.sameVerdict)}</td>
          <td className="num">{article.kappa === null ? '–' : article.kappa.toFixed(2)}</td>
        </>
      )}
      <td className="num">{article.openQueries ?? '–'}</td>
      <td>
        <Stages stages={article.stages} />
      </td>
    </tr>
  );
}

function Hidden({ words }: { words?: string }) {
  return (
    <span className="hid">
      <EyeOff size={13} strokeWidth={1.9} />
      {words ?? <span className="sr">hidden</span>}
    </span>
  );
}

function Stages({ stages }: Pick<StoryArticle, 'stages'>) {
  if (stages.length === 0) return <span className="muted">–</span>;
  const signed = stages.filter((stage) => stage === 'signed').length;
  const outdated = stages.filter((stage) => stage === 'outdated').length;
  const label = `${signed} of ${stages.length} stages signed${outdated > 0 ? `, ${outdated} outdated` : ''}`;
  return (
    <span className="lad" role="img" aria-label={label}>
      {stages.map((stage, index) => (
        <i key={index} className={stage === 'signed' ? 'l2' : stage === 'outdated' ? 'l1' : 'l0'} />
      ))}
    </span>
  );
}

function percentOf(share: number | null): string {
  return share === null ? '–' : `${Math.round(share * 100)}%`;
}
