/** What was checked is found again, by keyboard, and cited; another's blind work is not there. */
import { closeRound } from '@/lib/contracts/endpoints/rounds';

import { cardOf, claimsOf, deskIsReady, savingOf } from './desk';
import { expect, test } from './fixtures';
import { aClaim, aRound } from './work';

test('a claim that was decided is found from everywhere and cited where it comes up again', async ({
  open,
  api,
  member,
}) => {
  test.slow();
  // Other journeys have claims of their own, and words that are alike are found too: this
  // one is like no other.
  const mark = crypto.randomUUID().replaceAll('-', '').slice(0, 16);
  const words = `The night ferry carried 412 ${mark} passengers`;
  const round = await aRound(api, member, { reviewers: ['checker'] });
  await aClaim(await api('checker'), round, 'counted 412 passengers', {
    claimText: words,
    verdict: 'contradicted',
  });

  const other = await open('editor', '/');
  const found = other.getByRole('listbox', { name: 'What was found' });
  const search = async () => {
    await other.keyboard.press('Control+k');
    await other.getByRole('combobox', { name: /^Search articles/u }).fill(mark);
  };

  await test.step('while the round is blind it is found by nobody else', async () => {
    await search();
    await expect(other.getByText('Nothing that you may see has these words.')).toBeVisible();
    await other.keyboard.press('Escape');
    await expect(other.getByRole('dialog', { name: 'Search' })).toHaveCount(0);
  });

  await test.step('once it is decided, the keyboard leads there', async () => {
    await (await api('head-of-research')).call(closeRound, { params: { roundId: round.id } });
    await search();
    await expect(found.getByRole('option', { name: new RegExp(words, 'u') })).toBeVisible();
    await other.keyboard.press('Enter');
    await expect(other).toHaveURL(new RegExp(`/rounds/${round.id}`, 'u'));
  });

  await test.step('the page of results keeps to its filters', async () => {
    await other.goto(`/search?q=${mark}&kind=claim&verdict=supported`);
    await expect(other.getByRole('region', { name: 'Nothing found' })).toBeVisible();
    await other.goto(`/search?q=${mark}&kind=claim&verdict=contradicted`);
    await expect(other.getByRole('link', { name: new RegExp(words, 'u') })).toBeVisible();
  });

  await test.step('who checks it again is told, and cites it', async () => {
    const again = await aRound(api, member, { reviewers: ['second-checker'] });
    await aClaim(await api('second-checker'), again, 'counted 412 passengers', {
      claimText: `A night ferry carried 412 ${mark} passengers`,
    });
    const desk = await open('second-checker', `/rounds/${again.id}`);
    await deskIsReady(desk);
    await claimsOf(desk).first().click();
    // Claims of other journeys with words that are alike are offered beside it.
    const earlier = cardOf(desk)
      .getByRole('region', { name: 'Checked before' })
      .getByRole('listitem')
      .filter({ hasText: mark });
    await expect(earlier.getByText('Contradicted')).toBeVisible();
    await earlier.getByRole('button', { name: 'Cite it' }).click();
    await expect(earlier.getByRole('button', { name: 'Cited' })).toBeDisabled();
    await expect(cardOf(desk).getByText(/^Earlier check:/u)).toBeVisible();
    await expect(savingOf(desk)).toBeVisible();
  });
});
