/** The pages of the bench, made with the product's own modules and served on this machine alone. */
import { createServer } from 'node:http';
import path from 'node:path';

import { build } from 'esbuild';

import type { AnnotationView, CreateAnnotationInput } from '@/lib/contracts/annotation';
import { anAnnotation } from '@/lib/testing/desk';

import { listen } from '../listen';
import { makeArticle } from './article';
import { makeDesk } from './desk-view';

const PAGES = ['view', 'plain', 'recogito', 'desk'] as const;
type PageName = (typeof PAGES)[number];

type Size = { words: number; passages: number };

const FOLDER = path.join(import.meta.dirname, 'pages');
export const SEED = 20_261;

type Served = { addressOf: (page: PageName, size: Size) => string; stop: () => Promise<void> };

export async function servePages(): Promise<Served> {
  const files = await bundle();
  const answers = new Map<string, AnnotationView>();
  const server = createServer((request, response) => {
    const url = new URL(request.url ?? '/', 'http://127.0.0.1');
    const file = files.get(url.pathname);
    const send = (type: string, body: string | Uint8Array) => {
      response.writeHead(200, { 'content-type': type });
      response.end(body);
    };
    if (file !== undefined) send(typeOf(url.pathname), file);
    else if (request.method === 'GET' && url.pathname.startsWith('/api/')) {
      // What the desk asks for later is not there, and it is whole without.
      response.writeHead(404, { 'content-type': 'application/problem+json' });
      response.end(JSON.stringify({ type: 'about:blank', title: 'Not found', status: 404 }));
    } else if (url.pathname.startsWith('/api/')) {
      let body = '';
      request.on('data', (chunk: Buffer) => (body += chunk.toString()));
      request.on('end', () => send('application/json', answerTo(url.pathname, body, answers)));
    } else if (url.pathname === '/favicon.ico') send('image/x-icon', '');
    else {
      const page = PAGES.find((name) => url.pathname === `/${name}`) ?? 'view';
      const size = {
        words: Number(url.searchParams.get('words')),
        passages: Number(url.searchParams.get('passages')),
      };
      send('text/html; charset=utf-8', htmlOf(page, size, answers));
    }
  });
  const port = await listen(server);
  return {
    addressOf: (page, { words, passages }) =>
      `http://127.0.0.1:${port}/${page}?words=${words}&passages=${passages}`,
    stop: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
}

async function bundle(): Promise<Map<string, Uint8Array>> {
  const { outputFiles } = await build({
    entryPoints: Object.fromEntries(
      PAGES.map((name) => [
        name,
        path.join(FOLDER, `${name}.${['view', 'desk'].includes(name) ? 'tsx' : 'ts'}`),
      ]),
    ),
    outdir: '/files',
    entryNames: '[name]',
    bundle: true,
    write: false,
    minify: true,
    splitting: true,
    format: 'esm',
    target: 'es2023',
    jsx: 'automatic',
    loader: { '.woff2': 'file' },
    define: { 'process.env.NODE_ENV': '"production"' },
    alias: {
      'next/link': path.join(FOLDER, 'next-link.tsx'),
      'next/navigation': path.join(FOLDER, 'next-navigation.ts'),
    },
    logLevel: 'error',
  });
  return new Map(
    outputFiles.map((file) => [`/files/${path.basename(file.path)}`, file.contents] as const),
  );
}

function htmlOf(
  page: PageName,
  { words, passages }: Size,
  answers: Map<string, AnnotationView>,
): string {
  const article = makeArticle(words, passages, SEED);
  const inner = page === 'plain' || page === 'recogito' ? '<div class="galley"></div>' : '';
  const desk = page === 'desk' ? makeDesk(article) : null;
  for (const annotation of desk?.annotations ?? []) answers.set(annotation.id, annotation);
  return `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<title>${page}</title>
<link rel="stylesheet" href="/files/${page}.css">
<body><div id="page">${inner}</div>
<script>window.article = ${JSON.stringify(article)}; window.desk = ${JSON.stringify(desk)};</script>
<script type="module" src="/files/${page}.js"></script>
</body>
</html>`;
}

/** A change of a claim, or a new one, comes back as the product's API would send it. */
function answerTo(pathname: string, body: string, known: Map<string, AnnotationView>): string {
  const sent = JSON.parse(body === '' ? '{}' : body) as Partial<CreateAnnotationInput>;
  const { target, id = pathname.split('/').at(-1) ?? '' } = sent;
  const before = known.get(id);
  if (before === undefined && target === undefined) return '{}';
  const annotation =
    before ??
    anAnnotation({
      id,
      start: target?.position.start ?? 0,
      end: target?.position.end ?? 1,
      exact: target?.quote.exact ?? '',
    });
  const { target: _target, citations: _citations, ...findings } = sent;
  const changed = { ...annotation, ...findings, version: annotation.version + 1 };
  known.set(id, changed);
  return JSON.stringify(changed);
}

function typeOf(pathname: string): string {
  if (pathname.endsWith('.css')) return 'text/css';
  return pathname.endsWith('.js') ? 'text/javascript' : 'font/woff2';
}
