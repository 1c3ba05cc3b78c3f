import 'server-only';

/** An answer that goes on: opened once the transaction that allowed it has ended. */
export type StreamResult = {
  follow: (request: Request) => ReadableStream<Uint8Array<ArrayBuffer>>;
};
