/** Two people work on one shared round: what one does appears at the other, without a reload. */
import { cardOf, claimsOf, deskIsReady, dragOver } from './desk';
import { expect, test } from './fixtures';
import { aRound } from './work';

test('what one does in a shared round appears at the other, and leaves alone what they type', async ({
  open,
  api,
  member,
}) => {
  test.slow();
  const round = await aRound(api, member, { mode: 'shared' });
  const first = await open('checker', `/rounds/${round.id}`);
  const second = await open('second-checker', `/rounds/${round.id}`);
  for (const page of [first, second]) {
    await deskIsReady(page);
    await expect(page.getByRole('contentinfo').getByText('Live', { exact: true })).toBeVisible();
  }

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
