import { act, render, screen, waitFor } from '@testing-library/react';
import { expect, test, vi } from 'vitest';

import { Dialog } from './dialog';
import { createHotkeyRegistry } from './hotkeys';
import { later, untilFetched, useEveryPart } from './later';

const Words = ({ words }: { words: string }) => <p>{words}</p>;

test('a part is shown when it is there, and what waits for it until then', async () => {
  const Part = later(() => Promise.resolve(Words));
  render(<Part words="The part" waiting="On its way" />);
  screen.getByText('On its way');
  await screen.findByText('The part');
});

test('a part that cannot be fetched leaves the screen, says so, and comes when the network is back', async () => {
  const load = vi.fn<() => Promise<typeof Words>>();
  load.mockRejectedValueOnce(new Error('no network')).mockResolvedValue(Words);
  const Part = later(load);
  const onMissing = vi.fn();
  render(<Part words="The part" waiting="On its way" onMissing={onMissing} />);
  await waitFor(() => expect(onMissing).toHaveBeenCalledOnce());
  screen.getByText('On its way');
  act(() => {
    window.dispatchEvent(new Event('online'));
  });
  await screen.findByText('The part');
});

test('what the text is drawn with is asked for until it has come', async () => {
  const load = vi.fn<() => Promise<string>>();
  load.mockRejectedValueOnce(new Error('no network')).mockResolvedValue('There');
  const coming = untilFetched(load);
  await waitFor(() => {
    window.dispatchEvent(new Event('online'));
    expect(load).toHaveBeenCalledTimes(2);
  });
  expect(await coming).toBe('There');
});

test('a desk that is idle fetches every part before it is wanted', async () => {
  const load = vi.fn(() => Promise.resolve(Words));
  later(load);
  const Desk = () => {
    useEveryPart();
    return null;
  };
  render(<Desk />);
  await waitFor(() => expect(load).toHaveBeenCalledOnce());
});

test('keys of the screen beneath rest from the moment that a window is asked for', () => {
  const registry = createHotkeyRegistry({ read: () => true, write: () => undefined });
  const run = vi.fn();
  registry.register([{ id: 'mark', keys: 'm', label: 'Mark', group: 'Mark', run }]);
  const press = () => {
    const event = new KeyboardEvent('keydown', { key: 'm', bubbles: true, cancelable: true });
    const handle = (heard: KeyboardEvent) => void registry.handle(heard);
    window.addEventListener('keydown', handle);
    document.body.dispatchEvent(event);
    window.removeEventListener('keydown', handle);
  };
  press();
  expect(run).toHaveBeenCalledOnce();
  render(
    <Dialog open onOpenChange={() => undefined} title="Keyboard">
      <p>Keys</p>
    </Dialog>,
  );
  press();
  expect(run).toHaveBeenCalledOnce();
});
