/**
 * HTML that cannot be broken out of: a template whose values are escaped unless
 * they are HTML made by a template. There is no way to put markup in from a
 * string, so that no word of an article, a name or an address can become markup.
 */

declare const brand: unique symbol;

/** Markup. Only {@link markup} makes it. */
export type Html = { readonly html: string; readonly [brand]: 'Html' };

type Value = Html | string | number | null | readonly Html[];

/** Attribute values stand between double quotes in the template. `null` writes nothing. */
export function markup(strings: TemplateStringsArray, ...values: readonly Value[]): Html {
  const html = strings
    .map((constant, index) => constant + (index < values.length ? write(values[index]) : ''))
    .join('');
  return { html } as Html;
}

function write(value: Value | undefined): string {
  if (value === null || value === undefined) return '';
  if (typeof value === 'string') return escapeHtml(value);
  if (typeof value === 'number') return String(value);
  if ('html' in value) return value.html;
  return value.map(({ html }) => html).join('');
}

/** Markup that another module of the domain wrote and escaped, or that is a constant of ours. */
export function trusted(html: string): Html {
  return { html } as Html;
}

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (sign) => ENTITIES[sign] ?? sign);
}
