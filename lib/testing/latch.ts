/** A gate for forcing an order on two calls: who awaits `opened` goes on once somebody opens it. */
export type Latch = { opened: Promise<void>; open: () => void };

export function latch(): Latch {
  let open: () => void = () => undefined;
  const opened = new Promise<void>((resolve) => {
    open = resolve;
  });
  return { opened, open };
}
