/** Signatures: in their order, for exactly what was read, and void the moment it changes. */
import { readFile } from 'node:fs/promises';
import { pathToFileURL } from 'node:url';

import type { Locator, Page } from '@playwright/test';

import {
  acceptAgreed,
  decide,
  getComparison,
  getSignOff,
  withdrawDecision,
} from '@/lib/contracts/endpoints/decisions';
import { newId } from '@/lib/client/new-id';

import type { Api } from './api';
import { expect, test } from './fixtures';
import { aCitation, aClaim, aRound, coverTheRest, type NewRound, submit } from './work';

const stage = (page: Page, label: string): Locator =>
  page
    .getByRole('list', { name: 'Stages' })
    .getByRole('listitem')
    .filter({ has: page.getByText(label, { exact: true }) });

const COUNTED = 'counted 412 passengers on Saturday night';
const ESTIMATED = 'had estimated 300';

/** Two readings that agree on one passage and not on the verdict of the other; A’s is taken. */
async function aSettledRound(
  api: (person: 'checker' | 'second-checker' | 'head-of-research' | 'editor') => Promise<Api>,
  round: NewRound,
): Promise<void> {
  for (const reviewer of ['checker', 'second-checker'] as const) {
    const reader = await api(reviewer);
    const claims = [
      await aClaim(reader, round, COUNTED, {
        verdict: 'supported',
        citations: [aCitation('Night log')],
      }),
      await aClaim(reader, round, ESTIMATED, {
        verdict: reviewer === 'checker' ? 'supported' : 'contradicted',
        citations: [aCitation('Annual report')],
      }),
    ];
    await coverTheRest(reader, round, claims);
    await submit(reader, round);
  }
  const head = await api('head-of-research');
  await head.call(acceptAgreed, { params: { roundId: round.id } });
  await takeEstimate(head, round, 'supported');
}

/** The verdict on the estimate, as one of the readings has it. */
async function takeEstimate(
  head: Api,
  { id: roundId }: NewRound,
  verdict: 'supported' | 'contradicted',
): Promise<void> {
  const { annotations } = await head.call(getComparison, { params: { roundId } });
  const readings = annotations.filter(({ exact }) => exact === ESTIMATED);
  const takes = readings.find((reading) => reading.verdict === verdict)?.id ?? '';
  await head.call(decide, {
    params: { roundId },
    body: {
      decision: 'took',
      id: newId(),
      takes,
      settles: readings.map(({ id }) => id),
      cause: 'evidence',
      reason: 'The annual report has it.',
    },
  });
}

async function changeEstimate(head: Api, round: NewRound): Promise<void> {
  const { decisions } = await head.call(getComparison, { params: { roundId: round.id } });
  const decision = decisions.find(({ exact }) => exact === ESTIMATED);
  await head.call(withdrawDecision, { params: { annotationId: decision?.id ?? '' } });
  await takeEstimate(head, round, 'contradicted');
}

/** It is the sample's own, and the page says so. */
const PASSWORD = 'sample-newsroom-2026';

async function sign(page: Page, label: string): Promise<void> {
  await page.getByRole('checkbox', { name: /^I have read this version/u }).check();
  await page.getByLabel('Your password').fill(PASSWORD);
  await page.getByRole('button', { name: `Sign as ${label}` }).click();
}

test('four stages sign in their order, a change voids them at once, and they sign again', async ({
  open,
  api,
  member,
}) => {
  test.slow();
  const round = await aRound(api, member);
  await aSettledRound(api, round);
  const path = `/rounds/${round.id}/sign-off`;
  const checker = await open('checker', path);
  const head = await open('head-of-research', path);
  const editor = await open('editor', path);

  await test.step('the first stage is next, and nobody comes before their turn', async () => {
    await expect(stage(checker, 'Checker')).toContainText('Next');
    await expect(stage(checker, 'Legal')).toContainText('Locked');
    await expect(editor.getByRole('button', { name: 'Sign as Checker' })).toBeDisabled();
    await expect(checker.getByRole('button', { name: 'Sign as Checker' })).toBeDisabled();
    await expect(checker.getByText('Tick that you have read this version.')).toBeVisible();
    await sign(checker, 'Checker');
    await expect(stage(checker, 'Checker')).toContainText('Signed');
  });

  await test.step('the second stage signs, the third has read and is about to', async () => {
    await head.reload();
    await sign(head, 'Head of research');
    await expect(stage(head, 'Head of research')).toContainText('Signed');
    // Their page is behind: what happens from now on reaches it with their own signature only.
    await editor.route('**/api/v1/events/**', (route) => route.abort());
    await editor.reload();
    await editor.getByRole('checkbox', { name: /^I have read this version/u }).check();
    await editor.getByLabel('Your password').fill(PASSWORD);
  });

  await test.step('a decision is changed: both signatures are void in the same moment', async () => {
    await changeEstimate(await api('head-of-research'), round);
    const { stages } = await (
      await api('viewer')
    ).call(getSignOff, { params: { roundId: round.id } });
    expect(stages.map(({ state }) => state)).toEqual(['outdated', 'outdated', 'locked', 'locked']);
  });

  await test.step('who read what stood there before signs nothing, and is told what changed', async () => {
    await editor.getByRole('button', { name: 'Sign as Editor' }).click();
    await expect(
      editor.getByRole('alert').filter({ hasText: 'Nothing was signed.' }),
    ).toBeVisible();
    await editor.unroute('**/api/v1/events/**');
    await expect(stage(editor, 'Checker')).toContainText('Outdated');
    await expect(stage(editor, 'Editor')).toContainText('Locked');
    await expect(editor.getByText('2 signatures no longer hold.')).toBeVisible();
    const changes = editor.getByRole('region', { name: 'Changed since the signatures' });
    await expect(changes).toContainText(ESTIMATED);
    await expect(changes).not.toContainText(COUNTED);
  });

  await test.step('all four sign what stands now', async () => {
    await checker.reload();
    await expect(checker.getByRole('button', { name: 'Sign as Checker' })).toBeDisabled();
    await sign(checker, 'Checker');
    await expect(stage(checker, 'Checker')).toContainText('Signed');
    await head.reload();
    await sign(head, 'Head of research');
    await expect(stage(head, 'Head of research')).toContainText('Signed');
    await editor.reload();
    await sign(editor, 'Editor');
    await expect(stage(editor, 'Editor')).toContainText('Signed');
    const legal = await open('legal', path);
    await sign(legal, 'Legal');
    await expect(legal.getByText('Signed off.')).toBeVisible();
  });

  await test.step('a signed round is unlocked with a reason, which stays in the record', async () => {
    await editor.reload();
    await editor.getByRole('button', { name: 'Unlock with a reason' }).click();
    const dialog = editor.getByRole('dialog', { name: 'Unlock the round' });
    await dialog.getByRole('button', { name: 'Unlock', exact: true }).click();
    await expect(dialog.getByRole('alert')).toContainText('Say why');
    await dialog.getByLabel('Reason').fill('The harbor master has written in.');
    await dialog.getByRole('button', { name: 'Unlock', exact: true }).click();
    await expect(dialog).toBeHidden();
    await expect(editor.getByText('4 signatures no longer hold.')).toBeVisible();
    await expect(editor.getByText('The harbor master has written in.').first()).toBeVisible();
  });
});

test('a signature takes the password, and leaves as a file that checks by itself', async ({
  open,
  api,
  member,
}) => {
  const round = await aRound(api, member);
  await aSettledRound(api, round);
  const page = await open('checker', `/rounds/${round.id}/sign-off`);

  await test.step('without the right password nothing is signed', async () => {
    await page.getByRole('checkbox', { name: /^I have read this version/u }).check();
    await expect(page.getByText('Give your password.')).toBeVisible();
    await page.getByLabel('Your password').fill('not the password');
    await page.getByRole('button', { name: 'Sign as Checker' }).click();
    await expect(page.getByText('The password is wrong.')).toBeVisible();
    await expect(stage(page, 'Checker')).not.toContainText('Signed');
    await sign(page, 'Checker');
    await expect(stage(page, 'Checker')).toContainText('Signed');
  });

  const packed = await test.step('the signatures are downloaded', async () => {
    const downloading = page.waitForEvent('download');
    await page.getByRole('link', { name: 'Signed package' }).click();
    return readFile(await (await downloading).path(), 'utf8');
  });

  await test.step('one page checks them from the file system, without a server', async () => {
    const checking = await page.context().newPage();
    await checking.goto(pathToFileURL('public/verify.html').href);
    const choose = (text: string) =>
      checking.getByLabel('Signed package').setInputFiles({
        name: 'package.json',
        mimeType: 'application/json',
        buffer: Buffer.from(text),
      });
    await choose(packed);
    await expect(checking.getByRole('heading', { name: 'The file is whole.' })).toBeVisible();
    await expect(checking.getByText(/^Checker: signed by /u)).toBeVisible();
    await choose(packed.replace('412 passengers', '214 passengers'));
    await expect(
      checking.getByRole('heading', { name: 'Something in this file is not as it was written.' }),
    ).toBeVisible();
  });

  await test.step('a change is told with who made it', async () => {
    await changeEstimate(await api('head-of-research'), round);
    await page.reload();
    await expect(stage(page, 'Checker')).toContainText('Outdated');
    const changes = page.getByRole('region', { name: 'Changed since the signatures' });
    await expect(changes).toContainText('Head of research');
  });
});

test('who edited what is signed cannot give the last signature', async ({ open, api, member }) => {
  const round = await aRound(api, member, { reviewers: ['checker', 'legal'], mode: 'shared' });
  const claim = await aClaim(await api('legal'), round, COUNTED, {
    verdict: 'supported',
    citations: [aCitation('Night log')],
  });
  await coverTheRest(await api('checker'), round, [claim]);
  await submit(await api('checker'), round);
  await submit(await api('legal'), round);

  const path = `/rounds/${round.id}/sign-off`;
  for (const [person, label] of [
    ['checker', 'Checker'],
    ['head-of-research', 'Head of research'],
    ['editor', 'Editor'],
  ] as const) {
    const page = await open(person, path);
    await sign(page, label);
    await expect(stage(page, label)).toContainText('Signed');
  }
  const legal = await open('legal', path);
  await legal.getByRole('checkbox', { name: /^I have read this version/u }).check();
  await expect(legal.getByRole('button', { name: 'Sign as Legal' })).toBeDisabled();
  await expect(legal.getByText('You edited what is signed here')).toBeVisible();
  await expect(stage(legal, 'Legal')).not.toContainText('Signed');
});

test('a gate that is not met says what stands in its way and leads there', async ({
  open,
  api,
  member,
}) => {
  const round = await aRound(api, member, { reviewers: ['checker'] });
  await aClaim(await api('checker'), round, COUNTED, { verdict: 'supported' });
  await submit(await api('checker'), round);

  const page = await open('checker', `/rounds/${round.id}/sign-off`);
  const gate = page
    .getByRole('region', { name: 'Gate for “Checker”' })
    .getByRole('listitem')
    .filter({ hasText: 'Every claim but opinion has a citation' });
  await expect(gate).toContainText('not met');
  await expect(gate).toContainText('0 of 1');
  await page.getByRole('checkbox', { name: /^I have read this version/u }).check();
  await expect(page.getByRole('button', { name: 'Sign as Checker' })).toBeDisabled();
  await gate.getByRole('link').click();
  await expect(page.getByRole('region', { name: /^Claim 1:/u })).toBeVisible();
});
