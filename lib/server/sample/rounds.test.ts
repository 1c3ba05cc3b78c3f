import { describe, expect, test } from 'vitest';

import { type ArticleText, offsetMap } from '@/lib/domain/anchoring/article-text';
import { coverageOf, sentencesToCover } from '@/lib/domain/articles/coverage';
import { blockSpans } from '@/lib/domain/articles/document';
import { activeVerdicts, DEFAULT_SCALE, OPINION } from '@/lib/domain/claims/verdict-scale';
import { alignAnnotations } from '@/lib/domain/comparison/align-annotations';
import { isAgreement } from '@/lib/domain/comparison/differences';
import { overlap } from '@/lib/domain/comparison/passage';

import { sampleDocument, sampleSpan, sampleText } from './locate';
import { SAMPLE_NEWSROOM } from './newsroom';
import type { SampleClaim, SampleFindings, SamplePassage, SampleRound } from './types';

const { articles, rounds } = SAMPLE_NEWSROOM;
const VERDICTS = new Set(activeVerdicts(DEFAULT_SCALE).map(({ id }) => id));

function articleOf(code: string) {
  const article = articles.find((one) => one.code === code);
  if (article === undefined) throw new Error(`There is no article ${code}.`);
  return article;
}

function textOf(code: string): ArticleText {
  return sampleText(articleOf(code));
}

function round(code: string): SampleRound {
  const found = rounds.find(({ articleCode }) => articleCode === code);
  if (found === undefined) throw new Error(`Article ${code} has no round.`);
  return found;
}

function claimsOf({ readings }: SampleRound): readonly SampleClaim[] {
  return readings.flatMap(({ claims }) => claims);
}

function spanIn(code: string, passage: SamplePassage) {
  const text = textOf(code);
  return sampleSpan(text, passage, offsetMap(text));
}

/** The readings as the desk compares them. */
function groupsOf({ articleCode, readings }: SampleRound) {
  const annotations = readings.flatMap(({ reviewer, claims }) =>
    claims.map((claim) => ({
      ...claim,
      ...spanIn(articleCode, claim),
      id: claim.key,
      reviewerId: reviewer,
      citations: claim.citations.map((citation, at) => ({ ...citation, id: `${claim.key}-${at}` })),
    })),
  );
  const { groups } = alignAnnotations(
    annotations,
    readings.map(({ reviewer }) => reviewer),
  );
  return groups.map((group) => ({
    keys: group.members.map(({ id }) => id).sort(),
    kinds: group.differences.map(({ kind }) => kind),
    agreed: isAgreement(group),
    pairs: group.units.filter((unit) => unit.length === 2),
  }));
}

/** What stands after the decisions: the decided claims, and those on which both agree. */
function decidedClaims(of: SampleRound): SampleFindings[] {
  const byKey = new Map(claimsOf(of).map((claim) => [claim.key, claim]));
  const claim = (key: string): SampleClaim => {
    const found = byKey.get(key);
    if (found === undefined) throw new Error(`There is no claim ${key}.`);
    return found;
  };
  const decided = of.decisions.flatMap((one): SampleFindings[] => {
    if (one.decision === 'rejected') return [];
    if (one.decision === 'wrote') return [one.claim];
    if (one.decision === 'took') return [claim(one.take)];
    return [{ ...claim(one.base), ...one.changes }];
  });
  const agreed = groupsOf(of).filter((group) => group.agreed);
  return [...decided, ...agreed.map(({ keys }) => claim(keys[0] ?? ''))];
}

describe('the sample readings', () => {
  test('quote words that stand in their article', () => {
    for (const of of rounds) {
      const text = textOf(of.articleCode);
      const passages = [
        ...claimsOf(of),
        ...of.readings.flatMap(({ nothingToCheck }) => nothingToCheck),
        ...of.decisions.flatMap((one) => (one.decision === 'wrote' ? [one.claim] : [])),
      ];
      for (const passage of passages) {
        const { start, end } = sampleSpan(text, passage, offsetMap(text));
        expect(Array.from(text).slice(start, end).join('')).toBe(passage.quote);
        // Without an occurrence the quotation has to be the only one.
        expect(passage.occurrence ?? text.split(passage.quote).length - 2).toBe(0);
      }
    }
  });

  test('refuse words that do not stand there', () => {
    expect(() => spanIn('001', { quote: 'a dragon' })).toThrow('does not have “a dragon”');
    expect(() => spanIn('001', { quote: 'without warning', occurrence: 1 })).toThrow('2 times');
  });

  test('cite the other articles word for word', () => {
    const cited = [
      ...rounds.flatMap(claimsOf),
      ...rounds.flatMap(({ decisions }) =>
        decisions.flatMap((one) => {
          if (one.decision === 'wrote') return [one.claim];
          return one.decision === 'merged' ? [one.changes] : [];
        }),
      ),
    ].flatMap(({ citations }) => citations ?? []);
    expect(cited.filter(({ articleCode }) => articleCode !== undefined).length).toBeGreaterThan(40);
    for (const { articleCode, quote, url, source, relation } of cited) {
      if (articleCode === undefined) continue;
      const article = articleOf(articleCode);
      expect(sampleText(article)).toContain(quote);
      expect(url).toBe(article.url);
      expect(source).toContain(article.outlet);
      // Only words that are not there need no words.
      if (quote === '') expect(relation).toBe('does_not_mention');
    }
  });

  test('say of every citation what its words are and when it was seen', () => {
    for (const { citations, key } of rounds.flatMap(claimsOf)) {
      for (const { articleCode, quote, relation, accessedOn, url } of citations) {
        if (articleCode === undefined && relation !== 'does_not_mention') {
          expect(quote, key).not.toBe('');
        }
        expect(accessedOn).toMatch(/^2025-\d{2}-\d{2}$/);
        expect(url === '' || new URL(url).hostname.endsWith('.example')).toBe(true);
      }
    }
  });

  test('use every verdict of the scale and no other', () => {
    const used = new Set(rounds.flatMap(claimsOf).map(({ verdict }) => verdict));
    for (const verdict of used) expect(verdict === null || VERDICTS.has(verdict)).toBe(true);
    for (const verdict of VERDICTS) expect(used).toContain(verdict);
  });

  test('have keys that name reviewer and number, once each', () => {
    for (const { readings } of rounds) {
      for (const { reviewer, claims } of readings) {
        const letter = reviewer === 'checker_a' ? 'A' : 'B';
        expect(claims.map(({ key }) => key)).toEqual(claims.map((_, at) => `${letter}${at + 1}`));
      }
    }
  });

  test.each(
    rounds.flatMap(({ articleCode, readings }) =>
      readings
        .filter(({ submitted }) => submitted)
        .map((reading) => ({ articleCode, reviewer: reading.reviewer, reading })),
    ),
  )('cover every sentence of $articleCode by $reviewer', ({ articleCode, reading }) => {
    expect(reading.claims.length).toBeGreaterThanOrEqual(14);
    expect(reading.claims.length).toBeLessThanOrEqual(26);

    const text = textOf(articleCode);
    const sentences = sentencesToCover(sampleDocument(articleOf(articleCode)), text);
    const claims = reading.claims.map((claim) => ({ ...claim, ...spanIn(articleCode, claim) }));
    const marks = reading.nothingToCheck.map((passage) => spanIn(articleCode, passage));
    // The desk marks whole sentences, so the data does too.
    for (const mark of marks) expect(sentences).toContainEqual(mark);
    const open = coverageOf(sentences, claims, marks)
      .sentences.filter(({ state }) => state !== 'examined')
      .map(({ start, end }) => Array.from(text).slice(start, end).join(''));
    expect(open).toEqual([]);

    for (const { verdict, rationale, checkStatus } of reading.claims) {
      expect(verdict).not.toBeNull();
      expect(rationale).not.toBe('');
      expect(checkStatus).not.toBe('open');
    }
  });

  test('mark nothing in lines that were left out', () => {
    for (const of of rounds) {
      const document = sampleDocument(articleOf(of.articleCode));
      const omitted = blockSpans(document).filter(
        (_, at) => document.content[at]?.attrs.omitted === true,
      );
      for (const claim of claimsOf(of)) {
        const { start, end } = spanIn(of.articleCode, claim);
        expect(omitted.some((block) => start < block.end && block.start < end)).toBe(false);
      }
    }
  });
});

describe('the comparison of the sample readings', () => {
  test.each(['001', '002'])('has something of every difference in article %s', (code) => {
    const groups = groupsOf(round(code));
    const kinds = groups.flatMap((group) => group.kinds);
    for (const kind of ['only_some', 'boundary', 'verdict', 'citation']) {
      expect(kinds).toContain(kind);
    }
    expect(groups.filter(({ agreed }) => agreed).length).toBeGreaterThanOrEqual(4);

    const pairs = groups.flatMap((group) => group.pairs);
    const differing = pairs.filter(([a, b]) => a?.verdict !== b?.verdict);
    expect(differing.length / pairs.length).toBeGreaterThan(0.15);
    expect(differing.length / pairs.length).toBeLessThan(0.35);
  });

  test.each(['001', '002', '003'])('has overlapping passages in one reading of %s', (code) => {
    const nested = round(code).readings.map(({ claims }) => {
      const spans = claims.map((claim) => spanIn(code, claim));
      return spans.some((a, at) => spans.slice(at + 1).some((b) => overlap(a, b) > 0));
    });
    expect(nested).toContain(true);
  });

  test('settles whole groups, each once', () => {
    for (const of of rounds) {
      const groups = groupsOf(of).map(({ keys }) => keys);
      const settled = of.decisions.map(({ settles }) => [...settles].sort());
      for (const keys of settled) expect(groups).toContainEqual(keys);
      expect(new Set(settled.flat()).size).toBe(settled.flat().length);
      for (const one of of.decisions) {
        expect(one.reason).not.toBe('');
        if (one.decision === 'took') expect(one.settles).toContain(one.take);
        if (one.decision === 'merged') expect(one.settles).toContain(one.base);
      }
    }
  });

  test('leaves nothing of article 001 undecided, and most of article 002', () => {
    const undecided = (of: SampleRound) => {
      const settled = new Set(of.decisions.flatMap(({ settles }) => settles));
      return groupsOf(of).filter(
        ({ agreed, keys }) => !agreed && !keys.every((key) => settled.has(key)),
      );
    };
    expect(undecided(round('001')).map(({ keys, kinds }) => [keys, kinds])).toEqual([]);
    expect(undecided(round('002')).length).toBeGreaterThan(5);
    expect(round('002').decisions).toHaveLength(5);
  });

  test('uses every decision and every cause in article 001', () => {
    const { decisions } = round('001');
    expect(new Set(decisions.map(({ decision }) => decision)).size).toBe(4);
    expect(new Set(decisions.map(({ cause }) => cause)).size).toBe(5);
  });
});

describe('the gates of the sample rounds', () => {
  test('hold for every decided claim of the article that is signed off', () => {
    const decided = decidedClaims(round('001'));
    expect(decided.length).toBeGreaterThan(20);
    for (const { verdict, rationale, citations, checkStatus, quote } of decided) {
      expect(verdict, quote).not.toBeNull();
      expect(rationale, quote).not.toBe('');
      expect(checkStatus, quote).toBe('checked');
      if (verdict !== OPINION) expect(citations.length, quote).toBeGreaterThan(0);
    }
    expect(round('001').queries.some(({ open }) => open)).toBe(false);
    expect(round('001').readings.every(({ submitted }) => submitted)).toBe(true);
  });

  test('leave three queries of article 003 open, one of them answered', () => {
    const { queries } = round('003');
    expect(queries.filter(({ open }) => open)).toHaveLength(3);
    const answered = queries.filter(({ messages }) =>
      messages.some(({ from }) => from === 'writer'),
    );
    expect(answered).toHaveLength(1);
  });

  test('hang every query on a claim of the one who asks', () => {
    for (const of of rounds) {
      for (const { claim, askedBy, messages } of of.queries) {
        const asking = of.readings.find(({ reviewer }) => reviewer === askedBy);
        expect(asking?.claims.map(({ key }) => key)).toContain(claim);
        expect(messages[0]?.from).toBe(askedBy);
      }
    }
  });

  test('show one round of each kind, and one article without', () => {
    expect(rounds.map(({ articleCode, phase }) => `${articleCode} ${phase}`)).toEqual([
      '001 signed_off',
      '002 comparison',
      '003 open',
      '004 open',
    ]);
    expect(round('004').readings.map(({ claims }) => claims.length)).toEqual([3, 0]);
    expect(round('003').readings.map(({ submitted }) => submitted)).toEqual([true, false]);
  });
});
