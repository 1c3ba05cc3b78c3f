/** A claim is talked about: a query, a comment, a right of reply, other words, and the version made of them. */
import { cardOf, claimsOf, deskIsReady, dragOver, pressUntilShown, savingOf } from './desk';
import { expect, test } from './fixtures';
import { aClaim, aRound, giveToWriter } from './work';

test('a writer answers what the desk asks, and both agree on the words of the next version', async ({
  open,
  api,
  member,
}) => {
  test.slow();
  const round = await aRound(api, member, { mode: 'shared' });
  const { id: articleId, title } = round.article;
  await giveToWriter(api, member, round);
  await aClaim(await api('checker'), round, 'called the figure a surprise', {
    verdict: 'disputed',
    suggestedFix: 'called it a surprise',
  });

  // Other journeys put queries to the same writer.
  const question = `Did she say so on tape, in ${title}?`;
  const criticized = `The office of ${title}`;
  const desk = await open('checker', `/rounds/${round.id}`);
  await deskIsReady(desk);
  await claimsOf(desk).first().click();
  const card = cardOf(desk);

  await test.step('a query is asked by keyboard', async () => {
    await desk.keyboard.press('q');
    await card.getByRole('textbox', { name: 'Question' }).fill(question);
    await card.getByLabel('Answer due').fill('2025-01-02T12:00');
    await card.getByRole('button', { name: 'Ask' }).click();
    await expect(card).toContainText('overdue by');
    await expect(savingOf(desk)).toBeVisible();
  });

  const home = await open('writer', '/');
  const query = home.getByRole('listitem').filter({ hasText: question }).first();

  await test.step('the writer answers it where it stands', async () => {
    await expect(home.getByRole('heading', { name: 'For you' })).toBeVisible();
    await query.getByRole('textbox').fill('She wrote it to me.');
    await query.getByRole('button', { name: 'Answer' }).click();
    await expect(query.getByText('She wrote it to me.')).toBeVisible();
    await expect(card.getByText('She wrote it to me.')).toBeVisible();
    await card.getByRole('button', { name: 'Close query' }).click();
    await expect(card.getByText('closed', { exact: true })).toBeVisible();
  });

  await test.step('a comment mentions a colleague, who resolves it', async () => {
    await desk.keyboard.press('t');
    const field = card.getByRole('combobox', { name: 'Comment' });
    await field.pressSequentially('See the letter, @Second');
    await expect(card.getByRole('option', { name: 'Second checker' })).toBeVisible();
    await desk.keyboard.press('Enter');
    await expect(field).toHaveValue('See the letter, @Second checker ');
    await desk.keyboard.press('ControlOrMeta+Enter');
    await expect(card.getByRole('article', { name: /^Comment of/u })).toContainText(
      '@Second checker',
    );

    const other = await open('second-checker', `/rounds/${round.id}`);
    await deskIsReady(other);
    await claimsOf(other).first().click();
    await cardOf(other).getByRole('button', { name: 'Resolve' }).click();
    await expect(card.getByText('1 resolved')).toBeVisible();
  });

  await test.step('criticism is marked, and the writer notes whom they asked', async () => {
    await desk.keyboard.press('r');
    await card.getByRole('textbox', { name: 'Who is criticized here' }).fill(criticized);
    await card
      .getByRole('form', { name: 'Mark criticism' })
      .getByRole('button', { name: 'Mark' })
      .click();
    await expect(card.getByText('not asked')).toBeVisible();

    await home.reload();
    const reply = home.getByRole('listitem', { name: `Right of reply of ${criticized}` });
    await reply.getByRole('button', { name: 'Note whom you asked' }).click();
    await reply.getByLabel('Who was asked').fill('The night desk');
    await reply.getByLabel('By what means').selectOption('phone');
    await reply.getByLabel('Asked at').fill('2025-06-01T10:00');
    await reply.getByLabel('What came of it').selectOption('declined');
    await reply.getByRole('button', { name: 'Save' }).click();
    await expect(card.getByText('declined to comment')).toBeVisible();
    const list = await open('editor', `/articles/${articleId}/replies`);
    await expect(list.getByRole('main')).toContainText('The night desk');
  });

  await test.step('words that are no claim are marked as criticism where they stand', async () => {
    const blamed = `${criticized} of 1931`;
    await dragOver(desk, 'according to its annual report');
    const form = desk.getByRole('form', { name: 'Mark these words as criticism' });
    await pressUntilShown(desk, 'r', form);
    await form.getByRole('textbox', { name: 'Who is criticized in these words' }).fill(blamed);
    await desk.keyboard.press('Enter');
    await expect(form).toBeHidden();
    await expect(
      desk.getByRole('link', { name: `Right of reply: ${blamed}, not asked` }),
    ).toHaveAttribute('href', new RegExp(`^/articles/${articleId}/replies#reply-`, 'u'));
  });

  await test.step('other words are proposed, agreed to, and saved as a version', async () => {
    const panel = home.getByRole('region', { name: new RegExp(`Suggested for .*${title}`, 'u') });
    await panel.getByRole('button', { name: 'Other words' }).click();
    await panel
      .getByRole('textbox', { name: 'What should stand there instead' })
      .fill('said that the figure surprised her');
    await panel.getByRole('button', { name: 'Propose' }).click();
    const proposal = card.getByRole('article', { name: 'Proposal of Writer' });
    await proposal.getByRole('button', { name: 'Accept' }).click();
    await expect(proposal.getByText(/accepted for the next version/u)).toBeVisible();

    await home.reload();
    await panel.getByRole('button', { name: 'Save 1 accepted as version 2' }).click();
    await expect(panel).toBeHidden();
    await desk.reload();
    await expect(desk.getByRole('article', { name: 'Article' })).toContainText(
      'said that the figure surprised her',
    );
  });
});
