import { fc, test as property } from '@fast-check/vitest';
import { describe, expect, test } from 'vitest';

import { ROLES, type RoundFacts } from '../access/access-request';
import { ROUND_MODES, ROUND_PHASES } from '../rounds/round-phase';
import { dueOccasion } from './due';
import { NOTICE_KINDS, NOTICE_WORDS, placeOfNotice } from './kinds';
import { choicesOf, chosenOf, isDigestDue, localTime } from './preferences';
import { isGivenUp, pauseAfter } from './retries';
import { type Surroundings, tellsPeople, type ToldEvent, toldOf } from './told';
import { webhookKindsOf } from './webhook-kinds';
import { webhookBody } from './webhook-message';

const PEOPLE = ['ana', 'ben', 'eda', 'hed', 'lea', 'vic', 'wim'] as const;
const TYPES = [
  'round.created',
  'round.reviewers_changed',
  'round.reading_reopened',
  'round.closed',
  'round.phase_changed',
  'sign_off.signed',
  'sign_off.voided',
  'query.asked',
  'query.answered',
  'query.closed',
  'comment.added',
  'comment.edited',
  'fix.proposed',
  'fix.declined',
  'claim.second_read',
  'evidence.link_changed',
  'reply.marked',
  'reply.changed',
  'article.version_added',
];
const person = fc.constantFrom(...PEOPLE);
const perhaps = fc.option(person, { nil: null });
const roundFacts: fc.Arbitrary<RoundFacts> = fc.record({
  newsroomId: fc.constant('daily'),
  phase: fc.constantFrom(...ROUND_PHASES),
  mode: fc.constantFrom(...ROUND_MODES),
  reviewerIds: fc.uniqueArray(person, { minLength: 1, maxLength: 3 }),
});
const surroundings: fc.Arbitrary<Surroundings> = fc.record({
  newsroomId: fc.constant('daily'),
  members: fc
    .tuple(
      ...PEOPLE.map((userId) =>
        fc.record({
          userId: fc.constant(userId),
          roles: fc.uniqueArray(fc.constantFrom(...ROLES), { minLength: 1, maxLength: 2 }),
        }),
      ),
    )
    .map((members) => [...members]),
  round: roundFacts,
  writerId: perhaps,
  claim: fc.option(fc.record({ reviewerId: person, isDecision: fc.boolean() }), { nil: null }),
  query: fc.option(fc.record({ askedById: person, assigneeId: perhaps }), { nil: null }),
  reply: fc.option(fc.record({ askerId: perhaps, ownerId: perhaps }), { nil: null }),
  signerId: perhaps,
  nextRole: fc.option(fc.constantFrom(...ROLES), { nil: null }),
  wantsSecondReader: fc.boolean(),
});
const event: fc.Arbitrary<ToldEvent> = fc.record({
  type: fc.constantFrom(...TYPES),
  payload: fc.record({
    reviewerIds: fc.array(person),
    added: fc.array(person),
    reviewerId: person,
    mentions: fc.array(person),
    proposedById: person,
    after: fc.constantFrom('adjudicated', 'dead'),
  }),
  actorId: perhaps,
  ownerId: perhaps,
});

describe('whom an event tells', () => {
  property.prop([event, surroundings])(
    'is never who did it, and each of a kind once',
    (one, where) => {
      const told = toldOf(one, where);
      expect(told.map(({ userId }) => userId)).not.toContain(one.actorId);
      expect(new Set(told.map(({ userId, kind }) => `${kind} ${userId}`)).size).toBe(told.length);
    },
  );

  property.prop([event, surroundings])(
    'is in a blind round only whose work it is, and whom it is put to',
    (one, where) => {
      const round: RoundFacts = { ...roundOf(where), mode: 'blind', phase: 'open' };
      const blind = { ...where, round };
      for (const { userId, kind } of toldOf(one, blind)) {
        const isWork = one.ownerId !== null && one.ownerId !== userId;
        if (isWork)
          expect(['query_put', 'query_answered', 'query_closed', 'reply_put']).toContain(kind);
        if (kind === 'query_put') {
          const { query } = where;
          expect(query?.assigneeId === userId || query?.assigneeId === null).toBe(true);
        }
      }
    },
  );

  test('is a reviewer who is mentioned, where the round is shared and not where it is blind', () => {
    const round = { newsroomId: 'daily', phase: 'open', reviewerIds: ['ana', 'ben'] } as const;
    const where: Surroundings = {
      newsroomId: 'daily',
      members: ['ana', 'ben'].map((userId) => ({ userId, roles: ['checker'] })),
      round: { ...round, mode: 'shared' },
      ...{ writerId: null, query: null, reply: null, signerId: null, nextRole: null },
      claim: { reviewerId: 'ana', isDecision: false },
      wantsSecondReader: false,
    };
    const comment: ToldEvent = {
      type: 'comment.added',
      payload: { mentions: ['ben'] },
      ...{ actorId: 'ana', ownerId: 'ana' },
    };
    expect(toldOf(comment, where)).toEqual([{ userId: 'ben', kind: 'mention', ownerId: 'ana' }]);
    expect(toldOf(comment, { ...where, round: { ...round, mode: 'blind' } })).toEqual([]);
    expect(tellsPeople('annotation.created')).toBe(false);
  });
});

function roundOf({ round }: Surroundings): RoundFacts {
  if (round === null) throw new Error('There is a round');
  return round;
}

describe('a notification', () => {
  test('of each kind has words and a place', () => {
    for (const kind of NOTICE_KINDS) {
      const { by, plain, label } = NOTICE_WORDS[kind];
      expect(`${by('Ana', 'Tide')} ${plain('Tide', true)}`).toContain('Tide');
      expect(label).not.toContain('Tide');
      expect(placeOfNotice({ kind, articleId: 'a', roundId: 'r', annotationId: null })).toMatch(
        /^\//u,
      );
    }
  });

  property.prop([fc.anything()])(
    'is told as it begins where what was chosen is not understood',
    (stored) => {
      expect(() => choicesOf(stored)).not.toThrow();
    },
  );

  property.prop([
    fc.dictionary(
      fc.constantFrom(...NOTICE_KINDS),
      fc.record({ app: fc.boolean(), mail: fc.constantFrom('off', 'now', 'digest') }),
    ),
  ])('is told as was chosen, however often that is kept and read', (stored) => {
    const choices = choicesOf(stored);
    expect(choicesOf(chosenOf(choices))).toEqual(choices);
    expect(choices).toMatchObject(stored);
  });

  property.prop([fc.date({ noInvalidDate: true }), fc.integer({ min: 0, max: 23 })])(
    'goes into one digest a day',
    (now, digestHour) => {
      const { day, hour } = localTime(now, 'UTC');
      const zone = { digestHour, timeZone: 'UTC' };
      expect(isDigestDue(now, { ...zone, digestedOn: null })).toBe(hour >= digestHour);
      expect(isDigestDue(now, { ...zone, digestedOn: day })).toBe(false);
    },
  );

  test('of what is due is another when the time is moved', () => {
    const now = new Date('2025-03-01T12:00:00Z');
    const at = (hours: number) => new Date(now.getTime() + hours * 3_600_000);
    expect(dueOccasion('x', at(25), now)).toBeNull();
    expect(dueOccasion('x', at(23), now)).not.toBe(dueOccasion('x', at(22), now));
    expect(dueOccasion('x', at(-1), now)).toMatch(/^overdue:/u);
    expect(dueOccasion('x', at(-24 * 8), now)).toBeNull();
  });
});

describe('a message to a webhook', () => {
  property.prop([fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true })])(
    'is tried for about a day, with growing pauses, and given up',
    (random) => {
      const pauses: number[] = [];
      for (
        let pause = pauseAfter(1, random);
        pause !== null;
        pause = pauseAfter(pauses.length + 1, random)
      ) {
        pauses.push(pause);
      }
      expect(pauses).toEqual([...pauses].sort((a, b) => a - b));
      const hours = pauses.reduce((sum, pause) => sum + pause, 0) / 3_600_000;
      expect(hours).toBeGreaterThan(18);
      expect(hours).toBeLessThan(36);
      const now = new Date('2025-03-10T12:00:00Z');
      expect(isGivenUp(new Date('2025-03-05T12:00:00Z'), now)).toBe(true);
      expect(isGivenUp(new Date('2025-03-06T12:00:00Z'), now)).toBe(false);
    },
  );

  property.prop([event, roundFacts])(
    'is none while it is part of a blind reading',
    (one, facts) => {
      const blind = { ...facts, mode: 'blind', phase: 'open' } as const;
      if (one.ownerId !== null) expect(webhookKindsOf(one, blind)).toEqual([]);
    },
  );

  property.prop([fc.string(), fc.string()])(
    'is JSON in each format, whatever a title holds',
    (title, name) => {
      const facts = {
        kind: 'query.asked' as const,
        occurredAt: '2025-03-01T12:00:00.000Z',
        newsroom: { id: 'n', name: 'The Daily' },
        article: { id: 'a', code: '001', title, story: 'Tides', url: 'https://o.example/a' },
        ...{ round: null, subject: {}, url: 'https://o.example/a' },
        actor: { id: 'u', name },
      };
      expect(JSON.parse(webhookBody(facts, 'standard'))).toMatchObject({
        type: 'query.asked',
        data: { article: { title } },
      });
      const slack = JSON.parse(webhookBody(facts, 'slack')) as { text: string };
      expect(slack.text).not.toMatch(/[<>]/u);
      expect(JSON.parse(webhookBody(facts, 'teams'))).toMatchObject({ type: 'message' });
    },
  );
});
