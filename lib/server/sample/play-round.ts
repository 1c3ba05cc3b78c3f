import 'server-only';

import type { CreateCitationBody } from '@/lib/contracts/annotation';
import { describeTarget } from '@/lib/domain/anchoring/anchor-target';
import { offsetMap } from '@/lib/domain/anchoring/article-text';
import type { TargetSelectors } from '@/lib/domain/anchoring/selectors';
import type { AttributionNode, ClaimFindings } from '@/lib/domain/claims/claim';
import { rationaleFromText } from '@/lib/domain/claims/rationale';

import { uuidv7 } from '../new-id';
import { acceptAgreed } from '../use-cases/accept-agreed';
import { markCoverage } from '../use-cases/change-coverage';
import { answerQuery, askQuery, closeQuery } from '../use-cases/change-queries';
import { submitReading } from '../use-cases/close-round';
import { createAnnotation } from '../use-cases/create-annotation';
import { createRound } from '../use-cases/create-round';
import { decide } from '../use-cases/decide';
import { sampleSpan, sampleText } from './locate';
import type { AsPerson, SamplePeople } from './sample-people';
import { signAll } from './sign-all';
import type {
  SampleArticle,
  SampleCitation,
  SampleClaim,
  SampleDecision,
  SampleFindings,
  SamplePassage,
  SampleQuery,
  SampleRound,
} from './types';

type Stage = {
  article: SampleArticle;
  articleId: string;
  people: SamplePeople;
  as: AsPerson;
  now: Date;
};

type Desk = Stage & {
  roundId: string;
  /** Annotation ids by the keys that the sample's decisions and queries use. */
  ids: ReadonlyMap<string, string>;
  claims: readonly SampleClaim[];
  targetOf: (passage: SamplePassage) => TargetSelectors;
};

/** Let the sample's people read, ask, decide and sign, as far as this round got. */
export async function playRound(round: SampleRound, stage: Stage): Promise<void> {
  const { people, as } = stage;
  const text = sampleText(stage.article);
  const offsets = offsetMap(text);
  const { id: roundId } = await as(people.withRole('head_of_research'), (context) =>
    createRound(
      {
        articleId: stage.articleId,
        mode: round.mode,
        reviewerIds: [people.reviewer('checker_a').userId, people.reviewer('checker_b').userId],
        dueAt: round.phase === 'open' ? hoursAfter(stage.now, 26) : null,
      },
      context,
    ),
  );
  const ids = new Map<string, string>();
  const desk: Desk = {
    ...stage,
    roundId,
    ids,
    claims: round.readings.flatMap(({ claims }) => claims),
    targetOf: (passage) => {
      const { start, end } = sampleSpan(text, passage, offsets);
      return describeTarget(text, start, end);
    },
  };

  for (const reading of round.readings) {
    const reviewer = people.reviewer(reading.reviewer);
    for (const claim of reading.claims) ids.set(claim.key, uuidv7());
    await as(reviewer, async (_, later) => {
      for (const claim of reading.claims) {
        const body = {
          id: idOf(ids, claim.key),
          roundId,
          target: desk.targetOf(claim),
          ...findingsOf(claim),
          citations: claim.citations.map(citationOf),
        };
        await createAnnotation(body, later());
      }
      for (const passage of reading.nothingToCheck) {
        const { start, end } = desk.targetOf(passage).position;
        await markCoverage({ roundId, start, end }, later());
      }
    });
  }
  for (const query of round.queries) await playQuery(query, desk);
  for (const reading of round.readings.filter(({ submitted }) => submitted)) {
    await as(people.reviewer(reading.reviewer), (context) => submitReading({ roundId }, context));
  }
  for (const decision of round.decisions) await playDecision(decision, desk);
  if (round.phase === 'signed_off') {
    await as(people.withRole('head_of_research'), (context) => acceptAgreed({ roundId }, context));
    await signAll(desk);
  }
}

async function playQuery(query: SampleQuery, { people, as, ids }: Desk): Promise<void> {
  const asker = people.reviewer(query.askedBy);
  const queryId = uuidv7();
  const [question, ...answers] = query.messages;
  await as(asker, (context) =>
    askQuery(
      {
        id: queryId,
        messageId: uuidv7(),
        annotationId: idOf(ids, query.claim),
        body: question?.body ?? '',
      },
      context,
    ),
  );
  for (const { from, body } of answers) {
    const author = from === 'writer' ? people.withRole('writer') : people.reviewer(from);
    await as(author, (context) => answerQuery({ queryId, id: uuidv7(), body }, context));
  }
  if (!query.open)
    await as(asker, (context) => closeQuery({ queryId, messageId: uuidv7(), reason: '' }, context));
}

async function playDecision(sample: SampleDecision, desk: Desk): Promise<void> {
  const { ids, roundId } = desk;
  const common = {
    id: uuidv7(),
    settles: sample.settles.map((key) => idOf(ids, key)),
    cause: sample.cause,
    reason: sample.reason,
  };
  const written = (claim: SampleFindings) => ({
    target: desk.targetOf(claim),
    findings: findingsOf(claim),
    citations: claim.citations.map(citationOf),
  });
  const body = (() => {
    switch (sample.decision) {
      case 'took':
        return { decision: 'took' as const, ...common, takes: idOf(ids, sample.take) };
      case 'merged':
        return {
          decision: 'merged' as const,
          ...common,
          ...written({ ...findingsByKey(sample.base), ...sample.changes }),
        };
      case 'wrote':
        return { decision: 'wrote' as const, ...common, ...written(sample.claim) };
      case 'rejected':
        return { decision: 'rejected' as const, ...common };
    }
  })();
  await desk.as(desk.people.withRole('head_of_research'), (context) =>
    decide({ roundId, body }, context),
  );

  function findingsByKey(key: string): SampleFindings {
    const claim = desk.claims.find((candidate) => candidate.key === key);
    if (!claim) throw new Error(`The sample has no claim ${key}`);
    return claim;
  }
}

function findingsOf(claim: SampleFindings): ClaimFindings & { attribution: AttributionNode[] } {
  return {
    claimText: claim.claimText,
    claimType: claim.claimType,
    priority: claim.priority,
    attribution: [...claim.attribution],
    checkStatus: claim.checkStatus,
    verdict: claim.verdict,
    confidence: claim.confidence,
    rationale: rationaleFromText(claim.rationale),
    suggestedFix: claim.suggestedFix ?? null,
  };
}

function citationOf({ articleCode: _, ...citation }: SampleCitation): CreateCitationBody {
  return { ...citation, id: uuidv7() };
}

function idOf(ids: ReadonlyMap<string, string>, key: string): string {
  const id = ids.get(key);
  if (id === undefined) throw new Error(`The sample has no claim ${key}`);
  return id;
}

function hoursAfter(now: Date, hours: number): string {
  return new Date(now.getTime() + hours * 3_600_000).toISOString();
}
