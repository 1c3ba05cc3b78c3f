/** A source that everyone knew is made confidential: from then on nothing that leaves names it. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';

import { describe, expect } from 'vitest';

import { REPORT_FORMATS } from '@/lib/contracts/endpoints/decisions';
import { createSourceBody, protectSourceBody } from '@/lib/contracts/sources';
import type { Actor, Role } from '@/lib/domain/access/access-request';
import { rationaleFromText } from '@/lib/domain/claims/rationale';
import { unpacked } from '@/lib/testing/archive';
import { test } from '@/lib/testing/database/test';
import { as } from '@/lib/testing/factories';

import type { Db } from '../db/client';
import { asActor, asSystem } from '../db/transactions';
import { uuidv7 } from '../new-id';
import { publicFeed } from '../public/public-feeds';
import { publicClaim, publicEmbed, publicReport } from '../public/public-pages';
import { getReportPage } from '../queries/get-report';
import { getSource } from '../queries/get-sources';
import { listAudit } from '../queries/list-audit';
import { searchNewsroom } from '../queries/search-newsroom';
import { seedSample } from '../sample/seed-sample';
import { signingKeys } from '../signing/signing-keys';
import { createPublicLink } from './create-public-link';
import { createSource, mergeSource, readSourceName, updateSource } from './change-sources';
import { exportCitations } from './export-citations';
import { exportReport } from './export-report';
import { exportSignedPackage } from './export-signed-package';
import { protectSource } from './protect-source';

const NOW = new Date('2026-11-21T16:40:00Z');
const BASE = 'https://desk.example';
const NAME = 'Quirinia Canarysource';
const OTHER = 'Bartholomea Twinname';
const ALIAS = 'a person on the council';
const ADDRESS = 'https://canary-address.example/memo';
const CANARIES = /quirinia|canarysource|bartholomea|twinname|canary-address/iu;

describe('a source that is made confidential', { timeout: 240_000 }, () => {
  test('is in no byte of any form, page or feed, though no citation says that it is protected', async ({
    db,
  }) => {
    const { roundId, editor, checker, viewer, head, legal } = await citedInSignedRound(db);
    const source = await known(db, checker);
    const link = await as(
      db,
      editor,
      (one) =>
        createPublicLink(
          { rationales: 'shown', names: 'shown', isListed: true, days: 30, roundId, baseUrl: BASE },
          one,
        ),
      NOW,
    );
    const formOf = async (
      format: (typeof REPORT_FORMATS)[number],
      sources?: 'masked' | 'shown',
    ) => {
      const { body } = await as(db, editor, (one) =>
        exportReport({ roundId, format, ...(sources !== undefined && { sources }) }, one),
      );
      return (await unpacked(Buffer.from(body))).toString('latin1');
    };
    const publicly = async () => {
      const context = { db, now: NOW, baseUrl: BASE };
      const feed = async (file: string) =>
        (await publicFeed({ newsroomId: editor.newsroomId, file }, context))?.body ?? '';
      const pages = [
        (await publicReport(link.id, context))?.body,
        (await publicEmbed(link.id, context))?.body,
        (await publicClaim(link.id, '1', context))?.body,
        await feed('claims.json'),
        await feed('feed.atom'),
      ];
      return pages.join('\n');
    };
    // Before, all of it names the source; PDF and the annotated forms have it compressed or not at all.
    const telling = ['html', 'docx', 'xlsx', 'json'] as const;
    for (const format of telling) expect(await formOf(format), format).toMatch(CANARIES);
    expect(await publicly()).toMatch(CANARIES);

    const protectedSource = await as(db, checker, (one) =>
      protectSource(
        {
          sourceId: source.id,
          ifMatch: source.version,
          ...protectSourceBody.parse({ alias: ALIAS }),
        },
        one,
      ),
    );
    expect(protectedSource).toMatchObject({ label: ALIAS, confidential: true, mayKnowName: true });

    await expect(formOf('html')).rejects.toMatchObject({ code: 'masking_not_chosen' });
    for (const format of REPORT_FORMATS) {
      expect(await formOf(format, 'masked'), format).not.toMatch(CANARIES);
    }
    expect(await formOf('markdown', 'masked')).toContain(ALIAS);
    expect(await publicly()).not.toMatch(CANARIES);
    const cited = await as(db, editor, (one) =>
      exportCitations({ roundId, format: 'csl-json' }, one),
    );
    expect(String(cited.body)).not.toMatch(CANARIES);
    expect(String(cited.body)).toContain(ALIAS);

    // To name it is for those who may know it, and is on record as their reading of it.
    await expect(formOf('html', 'shown')).rejects.toMatchObject({ code: 'forbidden' });
    const reads = () =>
      asSystem(db, 'verify', (tx) => tx.event.count({ where: { type: 'source.name_read' } }));
    expect(await reads()).toBe(0);
    const told = await as(db, head, (one) =>
      exportReport({ roundId, format: 'markdown', sources: 'shown' }, one),
    );
    expect(String(told.body)).toMatch(CANARIES);
    expect(await reads()).toBe(1);
    const preview = (actor: Actor) =>
      as(db, actor, (one) => getReportPage(roundId, one, { sources: 'shown' }));
    expect((await preview(legal)).report).toMatchObject({
      mayReveal: false,
      protectedCitations: 1,
      html: expect.not.stringMatching(CANARIES) as string,
    });
    expect(await reads()).toBe(1);
    expect((await preview(checker)).report?.html).toMatch(CANARIES);
    expect(await reads()).toBe(2);

    // What was signed cannot be masked: it is for those who may know.
    const folder = await mkdtemp(path.join(tmpdir(), 'obelus-test-keys-'));
    const keys = signingKeys({ folder, given: undefined }, new Date());
    await rm(folder, { recursive: true });
    const packed = (actor: Actor) =>
      as(db, actor, (one) => exportSignedPackage({ roundId }, one, keys));
    for (const actor of [viewer, editor]) {
      await expect(packed(actor)).rejects.toMatchObject({ code: 'forbidden' });
    }
    expect(String((await packed(head)).body)).toMatch(CANARIES);
    expect(await reads()).toBe(3);
    // A link that is made now tells everyone, and so nobody may tell by it.
    const second = await as(
      db,
      head,
      (one) =>
        createPublicLink(
          {
            sources: 'shown',
            rationales: 'shown',
            names: 'shown',
            isListed: false,
            days: 30,
            roundId,
            baseUrl: BASE,
          },
          one,
        ),
      NOW,
    );
    const [row] = await asSystem(db, 'verify', (tx) =>
      tx.publicLink.findMany({ where: { id: second.id } }),
    );
    expect(JSON.stringify(row?.record)).not.toMatch(CANARIES);
  });

  test('keeps all that was known of it, told to few, and its past under its alias', async ({
    db,
  }) => {
    const { checker, viewer, head, editor, legal } = await citedInSignedRound(db, {
      isCited: false,
    });
    const source = await known(db, checker);
    const { id: sourceId } = source;
    await as(db, checker, (one) =>
      updateSource({ sourceId, ifMatch: source.version, change: { notes: `Ask ${NAME}.` } }, one),
    );
    const protect = (over: object) =>
      as(db, checker, (one) =>
        protectSource(
          {
            sourceId,
            ifMatch: source.version + 1,
            ...protectSourceBody.parse({ alias: ALIAS, ...over }),
          },
          one,
        ),
      );
    await expect(protect({ alias: `Not ${OTHER}` })).rejects.toThrow(/protected/u);
    await protect({ userIds: [editor.userId], details: 'By telephone.' });
    await expect(protect({})).rejects.toMatchObject({ code: 'stale_version' });

    const secret = {
      name: NAME,
      otherNames: [OTHER],
      details: expect.stringMatching(/By telephone.\n\nAsk Quirinia/u) as string,
    };
    const name = (actor: Actor) => as(db, actor, (one) => readSourceName({ sourceId }, one));
    for (const actor of [checker, editor, head]) expect(await name(actor)).toMatchObject(secret);
    await expect(name(legal)).rejects.toMatchObject({ code: 'forbidden' });

    const seen = [
      await as(db, legal, (one) => getSource(sourceId, one)),
      await as(db, legal, (one) => listAudit({ limit: 100 }, one)),
      await as(db, legal, (one) => listAudit({ limit: 100, text: 'Quirinia' }, one)),
      await as(db, viewer, (one) => searchNewsroom({ q: NAME, limit: 20, offset: 0 }, one)),
      await asActor(db, legal, (tx) => tx.source.findMany()),
    ];
    expect(JSON.stringify(seen)).not.toMatch(CANARIES);
    const { history } = await as(db, head, (one) => getSource(sourceId, one));
    expect(history.map(({ what }) => what)).toEqual([
      ...Array.from({ length: 3 }, () => `read who “${ALIAS}” is`),
      `made “${ALIAS}” a confidential source`,
      'changed the notes',
      `found that the source “${ALIAS}” is “${ALIAS}”`,
      `added the source “${ALIAS}”`,
    ]);
    // The lock beneath: the names are answered for what has a part of them already, and no more.
    const answered = (words: string) =>
      asActor(
        db,
        legal,
        (tx) => tx.$queryRaw<unknown[]>`SELECT * FROM app_protected_names(${words})`,
      );
    expect(await answered('Somebody from the council said so.')).toEqual([]);
    expect(await answered('That is what CÄNARYSOURCE said.')).toHaveLength(1);
  });
});

/** Entered twice, under two names, and found to be one. */
async function known(db: Db, actor: Actor) {
  const add = (label: string) =>
    as(db, actor, (one) => createSource(createSourceBody.parse({ id: uuidv7(), label }), one));
  const twin = await add(OTHER);
  const source = await add(NAME);
  return as(db, actor, (one) => mergeSource({ sourceId: twin.id, intoId: source.id }, one));
}

async function citedInSignedRound(db: Db, { isCited = true } = {}) {
  await seedSample(db, NOW);
  return asSystem(db, 'verify', async (tx) => {
    const { id: roundId, newsroomId } = await tx.reviewRound.findFirstOrThrow({
      where: { phase: 'signed_off' },
    });
    const actorOf = async (role: Role): Promise<Actor> => {
      const { userId } = await tx.membership.findFirstOrThrow({
        where: { newsroomId, roles: { equals: [role] } },
      });
      return { userId, newsroomId, roles: [role], scopes: null };
    };
    if (isCited) {
      const { annotationId, id } = await tx.citation.findFirstOrThrow({
        where: { annotation: { roundId, origin: 'adjudication', decision: { not: 'rejected' } } },
      });
      await tx.citation.update({
        where: { id },
        data: { source: OTHER, url: ADDRESS, quote: '', confidential: false },
      });
      await tx.annotation.update({
        where: { id: annotationId },
        data: { rationale: rationaleFromText(`So said ${NAME}, and nobody else.`) ?? {} },
      });
    }
    return {
      roundId,
      editor: await actorOf('editor'),
      checker: await actorOf('checker'),
      viewer: await actorOf('viewer'),
      legal: await actorOf('legal'),
      head: await actorOf('head_of_research'),
    };
  });
}
