/**
 * A test that prints a warning or an error without expecting to, fails: a warning
 * that nobody reads is a bug that nobody sees. A test that expects one says so with
 * `vi.spyOn(console, 'error').mockImplementation(…)`.
 */
import { afterEach, beforeEach, expect, type MockInstance, vi } from 'vitest';

const printed: string[] = [];
const spies: MockInstance[] = [];

beforeEach(() => {
  printed.length = 0;
  for (const method of ['error', 'warn'] as const) {
    const spy = vi.spyOn(console, method);
    spy.mockImplementation((...parts: unknown[]) => {
      printed.push(`console.${method}: ${parts.map(String).join(' ')}`);
    });
    spies.push(spy);
  }
});

afterEach(() => {
  for (const spy of spies.splice(0)) spy.mockRestore();
  expect(printed, 'printed without being expected').toEqual([]);
});
