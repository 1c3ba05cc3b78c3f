import 'server-only';

type Bytes = Uint8Array<ArrayBuffer>;

/**
 * One stream of several. Each piece of a source is passed on whole, and none is read that
 * the client has no room for, so that the limits of the sources hold. It ends with the
 * first source that ends: a client that was cut off in one of them comes back for all.
 */
export function mergeStreams(
  before: string,
  sources: readonly ReadableStream<Bytes>[],
): ReadableStream<Bytes> {
  const readers = sources.map((source) => source.getReader());
  let isOver = false;
  const waiting: (() => void)[] = [];

  function goOn(): void {
    for (const run of waiting.splice(0)) run();
  }

  function stop(): void {
    isOver = true;
    for (const reader of readers) void reader.cancel().catch(() => undefined);
    goOn();
  }

  return new ReadableStream<Bytes>(
    {
      start(controller) {
        async function pass(reader: ReadableStreamDefaultReader<Bytes>): Promise<void> {
          for (;;) {
            const { done, value } = await reader.read();
            if (done || isOver) return;
            controller.enqueue(value);
            if ((controller.desiredSize ?? 0) <= 0) {
              await new Promise<void>((resolve) => waiting.push(resolve));
            }
          }
        }
        function end(): void {
          if (isOver) return;
          stop();
          controller.close();
        }
        if (before !== '') controller.enqueue(new TextEncoder().encode(before));
        for (const reader of readers) {
          void pass(reader)
            .catch(() => undefined)
            .finally(end);
        }
      },
      pull: goOn,
      cancel: stop,
    },
    { highWaterMark: 1, size: (chunk) => chunk.byteLength },
  );
}
