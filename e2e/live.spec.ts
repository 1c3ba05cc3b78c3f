/** Two people work on one shared round: what one does appears at the other, without a reload. */
import { listAnnotations, updateAnnotation } from '@/lib/contracts/endpoints/annotations';

import { cardOf, claimsOf, deskIsLive, deskIsReady, dragOver, savingOf } from './desk';
import { expect, test } from './fixtures';
import { aClaim, aRound } from './work';

type Journey = Parameters<Parameters<typeof test>[2]>[0];

const COUNTED = 'counted 412 passengers on Saturday night';

test('what one does in a shared round appears at the other, and leaves alone what they type', async ({
  open,
  api,
  member,
}) => {
  test.slow();
  const round = await aRound(api, member, { mode: 'shared' });
  const first = await open('checker', `/rounds/${round.id}`);
  const second = await open('second-checker', `/rounds/${round.id}`);
  for (const page of [first, second]) await deskIsLive(page);

  await test.step('a new claim', async () => {
    await dragOver(first, 'counted 412 passengers');
    const toolbar = first.getByRole('toolbar', { name: 'Selected text' });
    await toolbar.getByRole('button', { name: 'Mark as Supported' }).click();
    await expect(claimsOf(second)).toHaveCount(1);
  });

  const wordingOf = (page: typeof first) => cardOf(page).getByLabel('Claim, as it is checked');

  await test.step('its wording', async () => {
    await claimsOf(second).first().click();
    await wordingOf(first).fill('The office counted 412 in one night.');
    await wordingOf(first).blur();
    await expect(wordingOf(second)).toHaveValue('The office counted 412 in one night.');
  });

  await test.step('what is being typed stays, and a change of the same words shows both', async () => {
    await wordingOf(second).pressSequentially(' So it says.');
    await wordingOf(first).fill('The office counted 500.');
    await wordingOf(first).blur();
    await wordingOf(second).pressSequentially(' Twice.');
    await wordingOf(second).blur();
    await expect(wordingOf(second)).toHaveValue(/So it says\. Twice\.$/u);
    await expect(cardOf(second)).toContainText('The office counted 500.');
  });

  await test.step('the end of a claim', async () => {
    await dragOver(second, 'estimated 300');
    const toolbar = second.getByRole('toolbar', { name: 'Selected text' });
    await toolbar.getByRole('button', { name: 'Mark as Supported' }).click();
    await expect(claimsOf(first)).toHaveCount(2);
    await second.keyboard.press('Delete');
    await expect(claimsOf(first)).toHaveCount(1);
  });
});

test('who is on a passage, and what they write there, is shown to the others, and in a blind round to nobody', async ({
  open,
  api,
  member,
}) => {
  test.slow();
  const round = await aRound(api, member, { mode: 'shared' });
  await aClaim(await api('checker'), round, COUNTED);
  const first = await open('checker', `/rounds/${round.id}`);
  const second = await open('second-checker', `/rounds/${round.id}`);
  for (const page of [first, second]) await deskIsLive(page);
  const here = (page: typeof first) => page.getByRole('group', { name: 'Also here' });
  await expect(here(second).getByRole('img', { name: 'Checker', exact: true })).toBeVisible();

  await first.keyboard.press('j');
  await cardOf(first).getByLabel('Claim, as it is checked').focus();
  await expect(second.getByRole('button', { name: 'Checker is here' })).toBeVisible();
  await second.keyboard.press('j');
  await expect(cardOf(second)).toContainText('Checker is wording this claim');
  await first.close();
  await expect(here(second)).toBeHidden();

  const blind = await aRound(api, member, { mode: 'blind' });
  const one = await open('checker', `/rounds/${blind.id}`);
  const other = await open('second-checker', `/rounds/${blind.id}`);
  for (const page of [one, other]) await deskIsLive(page);
  await dragOver(one, 'counted 412 passengers');
  await one.keyboard.press('m');
  await expect(savingOf(one)).toBeVisible();
  // What comes after it on the other's stream has come.
  await dragOver(other, 'We never counted before');
  await other.keyboard.press('m');
  await expect(savingOf(other)).toBeVisible();
  await expect(here(other)).toBeHidden();
});

test.describe('a colleague changes a claim while one is without a network', () => {
  const WAS = 'The office counted 412 passengers on Saturday, its log says.';
  const MINE = WAS.replace('412', '421');

  /** Typed here without a network, changed there meanwhile, and then there is a network again. */
  async function meet(
    { open, api, member }: Pick<Journey, 'open' | 'api' | 'member'>,
    theirs: string,
  ) {
    const round = await aRound(api, member, { mode: 'shared' });
    const claim = await aClaim(await api('checker'), round, COUNTED, { claimText: WAS });
    const page = await open('checker', `/rounds/${round.id}`);
    await deskIsReady(page);
    await page.keyboard.press('j');
    const wording = cardOf(page).getByLabel('Claim, as it is checked');
    await expect(wording).toHaveValue(WAS);
    await page.context().setOffline(true);
    await wording.fill(MINE);
    await page.keyboard.press('Enter');
    await expect(page.getByText('Offline. 1 change is kept on this machine')).toBeVisible();
    const colleague = await api('second-checker');
    await colleague.call(updateAnnotation, {
      params: { annotationId: claim.id },
      body: { claimText: theirs },
      ifMatch: claim.version,
    });
    await page.context().setOffline(false);
    const stands = async () => {
      const { annotations } = await colleague.call(listAnnotations, {
        params: { roundId: round.id },
      });
      return annotations.map(({ claimText }) => claimText);
    };
    return { page, wording, stands };
  }

  test('other words: both changes stand', async ({ open, api, member }) => {
    const { wording, stands } = await meet({ open, api, member }, WAS.replace('log', 'diary'));
    const joined = MINE.replace('log', 'diary');
    await expect(wording).toHaveValue(joined);
    await expect.poll(stands).toEqual([joined]);
  });

  test('the same words: both are shown, and words of both can be written', async ({
    open,
    api,
    member,
  }) => {
    const theirs = WAS.replace('412', '500');
    const { page, wording, stands } = await meet({ open, api, member }, theirs);
    const both = cardOf(page).getByRole('region', { name: 'Claim', exact: true });
    await expect(both).toContainText('500');
    await expect(both).toContainText('421');
    await expect(wording).toHaveValue(MINE);
    expect(await stands()).toEqual([theirs]);
    await cardOf(page).getByRole('button', { name: 'Write from both' }).click();
    await cardOf(page).getByLabel('Words of both').fill('It counted 421, first given as 500.');
    await cardOf(page).getByRole('button', { name: 'Keep these words' }).click();
    await expect.poll(stands).toEqual(['It counted 421, first given as 500.']);
  });
});

test('signing out names what is not saved, and waits for it', async ({ open, api, member }) => {
  const round = await aRound(api, member, { reviewers: ['checker'] });
  await aClaim(await api('checker'), round, COUNTED);
  const page = await open('checker', `/rounds/${round.id}`);
  await deskIsReady(page);
  await page.keyboard.press('j');
  // The session is that of other journeys too.
  await page.route('**/api/auth/sign-out', (route) => route.fulfill({ json: {} }));
  await page.route('**/api/v1/annotations/*', (route) => route.abort());
  await cardOf(page).getByLabel('Claim, as it is checked').fill('Typed before leaving.');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('contentinfo')).toContainText('1 change is kept on this machine');

  await page.getByRole('button', { name: /^You:/u }).click();
  await page.getByRole('menuitem', { name: 'Sign out' }).click();
  const dialog = page.getByRole('dialog', { name: 'One change is not saved' });
  await expect(dialog).toContainText('1 change');
  const hasLeft = page.waitForRequest('**/sign-in');
  await dialog.getByRole('button', { name: 'Send, then sign out' }).click();
  await page.unroute('**/api/v1/annotations/*');
  await hasLeft;
  const { annotations } = await (
    await api('checker')
  ).call(listAnnotations, { params: { roundId: round.id } });
  expect(annotations.map(({ claimText }) => claimText)).toEqual(['Typed before leaving.']);
});
