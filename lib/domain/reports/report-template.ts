/**
 * How the reports of a newsroom look: the name and the logo at their head, one
 * color, which parts they have, and the language of their labels. The head, the
 * findings and the sign-off are in every report: without them it is none.
 */
import type { ReportLanguage } from './report-language';

export const OPTIONAL_PARTS = ['text', 'queries', 'sources', 'disagreements', 'replies'] as const;
export type ReportPart = (typeof OPTIONAL_PARTS)[number];

export const LOGO_TYPES = ['image/png', 'image/jpeg'] as const;
export type Logo = { mediaType: (typeof LOGO_TYPES)[number]; base64: string };

export type ReportTemplate = {
  /** Stands in place of the product's name; empty: the product's. */
  name: string;
  logo: Logo | null;
  /** `#rrggbb`, for rules and headings; empty: ink. */
  color: string;
  parts: readonly ReportPart[];
  language: ReportLanguage;
};

export const PLAIN_TEMPLATE: ReportTemplate = {
  name: '',
  logo: null,
  color: '',
  parts: OPTIONAL_PARTS,
  language: 'en',
};

export const MOST_LOGO_BYTES = 96 * 1024;
const MOST_PIXELS = 2_000;

const PNG = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a];
const JPEG = [0xff, 0xd8, 0xff];

/** What a picture is by its own bytes, whatever it was said to be. `null`: neither PNG nor JPEG. */
export function logoTypeOf(bytes: Uint8Array): Logo['mediaType'] | null {
  if (PNG.every((byte, index) => bytes[index] === byte)) return 'image/png';
  return JPEG.every((byte, index) => bytes[index] === byte) ? 'image/jpeg' : null;
}

/** Why these bytes are no logo, in a sentence, or `null`. */
export function logoProblem(bytes: Uint8Array): string | null {
  if (bytes.length > MOST_LOGO_BYTES) {
    return `The logo has more than ${MOST_LOGO_BYTES / 1024} KB. Make it smaller.`;
  }
  const type = logoTypeOf(bytes);
  if (type === null) return 'The logo is neither a PNG nor a JPEG picture. Choose one of these.';
  if (type === 'image/jpeg') return null;
  const [width, height] = [16, 20].map((at) => numberAt(bytes, at));
  if (!isSize(width) || !isSize(height)) {
    return `The logo is damaged, or larger than ${MOST_PIXELS} pixels.`;
  }
  return null;
}

function numberAt(bytes: Uint8Array, at: number): number {
  return [0, 1, 2, 3].reduce((sum, step) => sum * 256 + (bytes[at + step] ?? 0), 0);
}

function isSize(pixels: number | undefined): boolean {
  return pixels !== undefined && pixels > 0 && pixels <= MOST_PIXELS;
}

/** What text of this color must have on white (WCAG 2.2, 1.4.3). */
const LEAST_CONTRAST = 4.5;

/** The contrast of a color `#rrggbb` with white, from 1 to 21. */
export function contrastWithWhite(color: string): number {
  const [red, green, blue] = [1, 3, 5].map((at) => {
    const part = Number.parseInt(color.slice(at, at + 2), 16) / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  const luminance = 0.2126 * (red ?? 0) + 0.7152 * (green ?? 0) + 0.0722 * (blue ?? 0);
  return 1.05 / (luminance + 0.05);
}

/** Why a color cannot be used, in a sentence, or `null`. */
export function colorProblem(color: string): string | null {
  if (color === '') return null;
  if (!/^#[0-9a-f]{6}$/.test(color)) return 'A color is written as # and six digits, like #0f5aa8.';
  const contrast = contrastWithWhite(color);
  if (contrast >= LEAST_CONTRAST) return null;
  return `This color has a contrast of ${contrast.toFixed(1)} to 1 on white. Headings need ${LEAST_CONTRAST} to 1: choose a darker one.`;
}
