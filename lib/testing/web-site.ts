/** A web site of this machine, for what is fetched: pages that can change, and every path that was asked for. */
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

export type WebSite = {
  /** `127.0.0.1:port`. */
  host: string;
  url: (path: string) => string;
  /** What was asked for, in order: host and path. */
  asked: string[];
  /** The methods of these requests, and the range where one was named. */
  methods: string[];
  close: () => Promise<void>;
};

export async function aWebSite(
  answer: (request: IncomingMessage, response: ServerResponse) => void,
): Promise<WebSite> {
  const asked: string[] = [];
  const methods: string[] = [];
  const server = createServer((request, response) => {
    asked.push(`${request.headers.host ?? ''}${request.url ?? ''}`);
    methods.push([request.method ?? '', request.headers.range ?? ''].join(' ').trim());
    answer(request, response);
  });
  await new Promise<void>((ready) => {
    server.listen(0, '127.0.0.1', ready);
  });
  // A server that listens on a port has this form of address.
  const { port } = server.address() as AddressInfo;
  const host = `127.0.0.1:${port}`;
  return {
    host,
    url: (path) => `http://${host}${path}`,
    asked,
    methods,
    close: () =>
      new Promise<void>((closed) => {
        server.closeAllConnections();
        server.close(() => closed());
      }),
  };
}

export function sendPage(response: ServerResponse, body: string, headers = {}): void {
  response.writeHead(200, { 'content-type': 'text/html; charset=utf-8', ...headers });
  response.end(body);
}

/** A page long enough to be taken for an article. */
export function aPage(title: string, ...paragraphs: string[]): string {
  return `<!doctype html><html><head><title>${title}</title></head><body><article><h1>${title}</h1>${paragraphs
    .map((words) => `<p>${words}</p>`)
    .join('')}</article></body></html>`;
}
