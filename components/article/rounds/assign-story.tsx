'use client';

import { CircleCheck, CircleSlash } from 'lucide-react';
import Link from 'next/link';
import { useState } from 'react';

import { Button } from '@/components/ui/button';
import { ButtonLink } from '@/components/ui/button-link';
import { Checkbox } from '@/components/ui/checkbox';
import { Notice } from '@/components/ui/notice';
import { callLater } from '@/lib/client/call';
import { newId } from '@/lib/client/new-id';
import type { AssignedStory } from '@/lib/contracts/assignments';

import { type Assignable, bodyOf, newAssignment } from './assignment';
import { AssignmentFields } from './assignment-fields';

type StoryToAssign = {
  id: string;
  name: string;
  articles: readonly {
    id: string;
    code: string;
    title: string;
    openRound: number | null;
    rounds: number;
  }[];
};

/** Assign the same people to several articles of a story in one step. */
export function AssignStory({
  story,
  members,
}: {
  story: StoryToAssign;
  members: readonly Assignable[];
}) {
  const [assignment, setAssignment] = useState(() => newAssignment(members));
  const [articles, setArticles] = useState<ReadonlySet<string>>(
    () => new Set(story.articles.filter(({ rounds }) => rounds === 0).map(({ id }) => id)),
  );
  const [key, setKey] = useState(newId);
  const [error, setError] = useState<string | null>(null);
  const [isBusy, setBusy] = useState(false);
  const [done, setDone] = useState<AssignedStory | null>(null);
  if (done !== null) return <Assigned results={done.results} storyId={story.id} />;

  async function assign(): Promise<void> {
    setBusy(true);
    setError(null);
    const result = await callLater(
      () => import('@/lib/contracts/endpoints/assignments').then(({ assignStory }) => assignStory),
      {
        params: { storyId: story.id },
        body: { ...bodyOf(assignment, members), articleIds: [...articles] },
      },
      { idempotencyKey: key },
    );
    setBusy(false);
    if (result.ok) setDone(result.data);
    else setError(result.problem?.detail ?? 'The server did not answer. Try again.');
  }

  const { chosen } = assignment;
  return (
    <form
      className="asg"
      onSubmit={(event) => {
        event.preventDefault();
        void assign();
      }}
    >
      <section className="panel" aria-labelledby="asg-articles">
        <header>
          <h2 id="asg-articles">Articles</h2>
          <span className="num muted">
            {articles.size} of {story.articles.length}
          </span>
        </header>
        <fieldset className="asg-list">
          <legend className="sr">Articles of {story.name}</legend>
          {story.articles.map(({ id, code, title, openRound, rounds }) => (
            <Checkbox
              key={id}
              label={
                <>
                  <b className="num">{code}</b> <span className="serif">{title}</span>
                </>
              }
              hint={
                openRound === null
                  ? rounds > 0
                    ? `Has had ${rounds} ${rounds === 1 ? 'round' : 'rounds'}`
                    : undefined
                  : `Round ${openRound} is being read`
              }
              disabled={openRound !== null}
              checked={articles.has(id)}
              onChange={(event) => {
                const next = new Set(articles);
                if (event.target.checked) next.add(id);
                else next.delete(id);
                setKey(newId());
                setArticles(next);
              }}
            />
          ))}
        </fieldset>
      </section>
      <section className="panel art-assign" aria-labelledby="asg-round">
        <header>
          <h2 id="asg-round">The round of each</h2>
        </header>
        <div className="asg-fields">
          <AssignmentFields
            assignment={assignment}
            members={members}
            onChange={(change) => {
              setKey(newId());
              setAssignment({ ...assignment, ...change });
            }}
          />
          {error !== null && (
            <Notice tone="bad" title="Nothing was assigned.">
              {error}
            </Notice>
          )}
          <Button
            type="submit"
            variant="primary"
            busy={isBusy}
            disabled={chosen.size === 0 || articles.size === 0}
          >
            Assign {chosen.size} {chosen.size === 1 ? 'reviewer' : 'reviewers'} to {articles.size}{' '}
            {articles.size === 1 ? 'article' : 'articles'}
          </Button>
        </div>
      </section>
    </form>
  );
}

function Assigned({ results, storyId }: { results: AssignedStory['results']; storyId: string }) {
  const made = results.filter(({ round }) => round !== null).length;
  return (
    <section className="panel" aria-labelledby="asg-done">
      <header>
        <h2 id="asg-done" tabIndex={-1} ref={(heading) => heading?.focus()}>
          {made} of {results.length} {results.length === 1 ? 'article' : 'articles'} assigned
        </h2>
        <ButtonLink href={`/#story-${storyId}`}>To the queue</ButtonLink>
      </header>
      <ul className="asg-results">
        {results.map(({ article, round, skipped }) => (
          <li key={article.id}>
            {round === null ? <CircleSlash strokeWidth={1.9} /> : <CircleCheck strokeWidth={1.9} />}
            <div>
              <p>
                <b className="num">{article.code}</b> <span className="serif">{article.title}</span>
              </p>
              <small className="muted">
                {round === null ? (
                  <>Not assigned. {skipped}</>
                ) : (
                  <>
                    <Link href={`/rounds/${round.id}`}>Round {round.ordinal}</Link>, {round.mode}:{' '}
                    {round.reviewers.map(({ name }) => name).join(', ')}
                  </>
                )}
              </small>
            </div>
          </li>
        ))}
      </ul>
    </section>
  );
}
