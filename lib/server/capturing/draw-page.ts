import 'server-only';

import { type Browser, openBrowser } from './browser';
import type { AddressGuard } from './checked-address';
import { openGuardedProxy } from './guarded-proxy';
import { captureLimits } from './limits';

/** A page as a reader's browser shows it. */
type DrawnPage = {
  png: Buffer;
  pdf: Buffer;
  /** Hosts that the page asked for and that lead to no public address. */
  refused: string[];
  /** The page is longer than the picture. */
  isCut: boolean;
};

/** How long the network has to be quiet before a page counts as there. */
const QUIET_EVENT = 'networkAlmostIdle';

/** How long a page that does not come to rest is waited for. */
const RESTLESS_MS = 15_000;

/** @throws Error where the browser could not show the page. */
export async function drawPage(
  url: string,
  { executable, ...guard }: AddressGuard & { executable: string },
): Promise<DrawnPage> {
  const proxy = await openGuardedProxy(guard);
  const browser = await openBrowser(executable, { proxyPort: proxy.port });
  let clock: NodeJS.Timeout | undefined;
  const tooLate = new Promise<never>((_, reject) => {
    clock = setTimeout(
      () => reject(new Error('The page was not drawn in time.')),
      captureLimits.browserMs,
    );
  });
  try {
    const drawn = await Promise.race([draw(browser, url), tooLate]);
    return { ...drawn, refused: [...proxy.refused].sort() };
  } finally {
    clearTimeout(clock);
    await browser.close();
    await proxy.close();
  }
}

async function draw(browser: Browser, url: string): Promise<Omit<DrawnPage, 'refused'>> {
  const page = await openPage(browser);
  const isAtRest = eventOf(browser, page.sessionId, QUIET_EVENT);
  const { errorText } = await page.send('Page.navigate', { url });
  if (typeof errorText === 'string') throw new Error(errorText);
  await Promise.race([isAtRest.happened, after(RESTLESS_MS)]);
  isAtRest.stop();

  // A page loads what is further down once it is in view: the view is made as long as the page.
  const { height } = await sizeOf(page);
  const shown = Math.min(Math.max(height, 600), captureLimits.pictureHeight);
  await page.send('Emulation.setDeviceMetricsOverride', viewOf(shown));
  await after(400);
  const { data: png } = await page.send('Page.captureScreenshot', {
    format: 'png',
    captureBeyondViewport: true,
    clip: { x: 0, y: 0, width: captureLimits.pictureWidth, height: shown, scale: 1 },
  });
  await page.send('Emulation.setDeviceMetricsOverride', viewOf(900));
  const { data: pdf } = await page.send('Page.printToPDF', {
    printBackground: true,
    preferCSSPageSize: true,
  });
  return { png: bytesOf(png), pdf: bytesOf(pdf), isCut: height > shown };
}

type Page = {
  sessionId: string;
  send: (method: string, params?: Record<string, unknown>) => Promise<Record<string, unknown>>;
};

async function openPage(browser: Browser): Promise<Page> {
  await browser.send('Browser.setDownloadBehavior', { behavior: 'deny' });
  const { targetId } = await browser.send('Target.createTarget', { url: 'about:blank' });
  const { sessionId } = await browser.send('Target.attachToTarget', { targetId, flatten: true });
  if (typeof sessionId !== 'string') throw new Error('The browser opened no page.');
  const send: Page['send'] = (method, params) => browser.send(method, params, sessionId);
  browser.onEvent(({ method, sessionId: of }) => {
    // A dialog would hold the page up for ever.
    if (of === sessionId && method === 'Page.javascriptDialogOpening') {
      send('Page.handleJavaScriptDialog', { accept: false }).catch(() => undefined);
    }
  });
  await send('Page.enable');
  await send('Page.setLifecycleEventsEnabled', { enabled: true });
  await send('Emulation.setDeviceMetricsOverride', viewOf(900));
  return { sessionId, send };
}

function viewOf(height: number): Record<string, unknown> {
  return { width: captureLimits.pictureWidth, height, deviceScaleFactor: 1, mobile: false };
}

async function sizeOf(page: Page): Promise<{ height: number }> {
  const { cssContentSize } = await page.send('Page.getLayoutMetrics');
  const isSize =
    typeof cssContentSize === 'object' && cssContentSize !== null && 'height' in cssContentSize;
  const height = isSize ? Number(cssContentSize.height) : 0;
  return { height: Number.isFinite(height) ? Math.ceil(height) : 0 };
}

/** A lifecycle event of the page that comes after the navigation has begun. */
function eventOf(browser: Browser, sessionId: string, name: string) {
  let stop: () => void = () => undefined;
  const happened = new Promise<void>((resolve) => {
    let isLoaded = false;
    stop = browser.onEvent(({ method, params, sessionId: of }) => {
      if (of !== sessionId) return;
      if (method === 'Page.loadEventFired') isLoaded = true;
      if (method === 'Page.lifecycleEvent' && params['name'] === name && isLoaded) resolve();
    });
  });
  return { happened, stop };
}

function after(ms: number): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve, ms).unref();
  });
}

function bytesOf(data: unknown): Buffer {
  if (typeof data !== 'string') throw new Error('The browser drew nothing.');
  return Buffer.from(data, 'base64');
}
