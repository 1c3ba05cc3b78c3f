/** Reading ids out of the payload of an event, whatever an older version wrote there. */

export function idOf(value: unknown): string | null {
  return typeof value === 'string' ? value : null;
}

export function idsOf(value: unknown): string[] {
  return Array.isArray(value) ? value.filter((one) => typeof one === 'string') : [];
}

export function fieldOf(value: unknown, name: string): string | null {
  if (typeof value !== 'object' || value === null) return null;
  return idOf(Object.entries(value).find(([key]) => key === name)?.[1]);
}
