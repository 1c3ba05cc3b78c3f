import { runInNewContext } from 'node:vm';

import { fc, test as property } from '@fast-check/vitest';
import { describe, expect, test, vi } from 'vitest';

import { holdScripts } from './held-scripts.mjs';

const NONCE = 'bm9uY2U=';
const PAGE = [
  '<!DOCTYPE html><html><head><link rel="stylesheet" href="/_next/static/chunks/one.css"/>',
  `<link rel="preload" as="script" fetchPriority="low" nonce="${NONCE}" href="/_next/static/chunks/last.js"/>`,
  `<script src="/_next/static/chunks/first.js" async="" nonce="${NONCE}"></script>`,
  `<script src="/_next/static/chunks/old.js" noModule="" nonce="${NONCE}"></script>`,
  '</head><body><p>Nine < ten, and a <s>struck</s> word.</p>',
  `<script nonce="${NONCE}">self.data=["<script src=\\"/_next/static/x.js\\""]</script>`,
  `<script src="/_next/static/chunks/last.js" id="_R_" nonce="${NONCE}" async=""></script>`,
  '</body></html>',
].join('');

function sent(pieces) {
  const page = holdScripts();
  return pieces.map((piece) => page.take(piece)).join('') + page.rest();
}

describe('a page whose scripts wait', () => {
  test('has them named in their order behind the script that starts them, and not fetched', () => {
    const html = sent([PAGE]);
    expect([...html.matchAll(/data-held="([^"]+)"/gu)].map(([, address]) => address)).toEqual([
      '/_next/static/chunks/first.js',
      '/_next/static/chunks/last.js',
    ]);
    expect(PAGE).toContain('rel="preload"');
    expect(html).not.toContain('rel="preload"');
    expect(html).not.toMatch(/<script src="[^"]+"[^>]*async/u);
    expect(html.indexOf('DOMContentLoaded')).toBeLessThan(html.indexOf('data-held="'));
    expect(html.match(/DOMContentLoaded/gu)).toHaveLength(1);
  });

  test('is painted when its words are there', () => {
    const html = sent([PAGE]);
    const [, id] = /<link rel="expect" href="#([^"]+)" blocking="render"\/>/u.exec(html) ?? [];
    expect(html.indexOf(` id="${id}"`)).toBeGreaterThan(html.indexOf('</p>'));
  });

  test('is the same page but for them', () => {
    const html = sent([PAGE]);
    expect(html).toContain('src="/_next/static/chunks/old.js" noModule=""');
    expect(html).toContain('<p>Nine < ten, and a <s>struck</s> word.</p>');
    expect(html).toContain('self.data=["<script src=\\"/_next/static/x.js\\""]');
    expect(html).toContain(`data-held="/_next/static/chunks/last.js" id="_R_" nonce="${NONCE}"`);
  });

  test('stays as it was where its scripts have no nonce', () => {
    const bare = PAGE.replaceAll(` nonce="${NONCE}"`, '');
    expect(sent([bare])).toBe(bare);
  });

  property.prop([fc.array(fc.nat(PAGE.length), { maxLength: 12 })])(
    'is the same however it is cut into pieces',
    (cuts) => {
      const places = [0, ...cuts.toSorted((a, b) => a - b), PAGE.length];
      const pieces = places.slice(1).map((end, index) => PAGE.slice(places[index], end));
      expect(sent(pieces)).toBe(sent([PAGE]));
    },
  );
});

describe('the script that starts them', () => {
  function open({ visibilityState = 'visible', isPainted = false } = {}) {
    const page = { isPainted };
    const [, source] = /<script nonce="[^"]+">(.*?)<\/script>/su.exec(sent([PAGE])) ?? [];
    const script = { dataset: { held: '/first.js' }, src: '' };
    const on = new Map();
    const observers = [];
    const timers = [];
    const frames = [];
    const document = {
      readyState: 'loading',
      visibilityState,
      querySelectorAll: () => [script],
      addEventListener: (name, run) => on.set(name, run),
    };
    class PerformanceObserver {
      constructor(run) {
        observers.push(run);
      }
      observe() {}
    }
    const images = [];
    class Image {
      constructor() {
        images.push(this);
      }
    }
    runInNewContext(source, {
      document,
      Image,
      window: { PerformanceObserver },
      PerformanceObserver,
      performance: { getEntriesByName: () => (page.isPainted ? [{}] : []) },
      requestAnimationFrame: (run) => frames.push(run),
      setTimeout: (run) => timers.push(run),
      clearTimeout: vi.fn(),
    });
    return { page, script, on, observers, timers, frames, images };
  }

  test('waits until all of the page is there and has been painted', () => {
    const { page, script, on, observers } = open();
    expect(observers).toHaveLength(0);
    on.get('DOMContentLoaded')();
    // The paint of an empty page is told too.
    observers[0]();
    expect(script.src).toBe('');
    page.isPainted = true;
    observers[0]();
    expect(script.src).toBe('/first.js');
  });

  test('waits for the rest of a page of which a part was painted before', () => {
    const { script, on, frames } = open({ isPainted: true });
    on.get('DOMContentLoaded')();
    frames.shift()();
    expect(script.src).toBe('');
    frames.shift()();
    expect(script.src).toBe('/first.js');
  });

  test('keeps the page from being loaded until the scripts are asked for', () => {
    const { page, script, on, observers, images } = open();
    on.get('DOMContentLoaded')();
    images[0].onload();
    images[1].onload();
    expect(images).toHaveLength(3);
    expect(new Set(images.map(({ src }) => src)).size).toBe(3);
    page.isPainted = true;
    observers[0]();
    expect(script.src).toBe('/first.js');
    images[2].onload();
    expect(images).toHaveLength(3);
  });

  test('waits for nothing on a page that nobody sees', () => {
    const { script, on } = open({ visibilityState: 'hidden' });
    on.get('DOMContentLoaded')();
    expect(script.src).toBe('/first.js');
  });

  test.each([
    ['no frame comes', ({ timers }) => timers[0]()],
    ['the page is hidden meanwhile', ({ on }) => on.get('visibilitychange')()],
  ])('waits no longer when %s', (_, happen) => {
    const opened = open();
    opened.on.get('DOMContentLoaded')();
    expect(opened.script.src).toBe('');
    happen(opened);
    expect(opened.script.src).toBe('/first.js');
  });
});
