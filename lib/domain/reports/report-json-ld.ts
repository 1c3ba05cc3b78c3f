/**
 * The numbered passages as W3C Web Annotations, for tools that know nothing of
 * Obelus. A target is named twice, by its words with their surroundings and by
 * its place, in Unicode code points as the model asks. What the model has no
 * word for stands under the prefix `obelus`.
 *
 * @see https://www.w3.org/TR/annotation-model/
 */
import { describeTarget } from '../anchoring/anchor-target';
import { offsetMap, toArticleText } from '../anchoring/article-text';
import type { Citation } from '../claims/claim';
import { rationaleHtml } from '../claims/rationale-text';
import type { Json, JsonObject } from '../shared/json';
import { safeUrl, WEB_SCHEMES } from '../shared/safe-url';
import type { Report, ReportClaim } from './report';

const CONTEXT = ['http://www.w3.org/ns/anno.jsonld', { obelus: 'urn:obelus:terms:' }];

export function reportJsonLd(report: Report): string {
  const { record, claims, interim } = report;
  const id = urn(record.round.id);
  const text = toArticleText(record.version.text);
  const offsets = offsetMap(text);
  const items = claims.map((one): JsonObject => {
    const { quote, position } = describeTarget(text, one.claim.start, one.claim.end, offsets);
    return {
      id: urn(one.claim.id),
      type: 'Annotation',
      motivation: 'assessing',
      creator: person(one.claim.reviewerId, report),
      created: one.claim.createdAt,
      modified: one.claim.updatedAt,
      body: bodiesOf(one),
      target: {
        type: 'SpecificResource',
        source: urn(record.version.id),
        selector: [{ ...quote }, { ...position }],
      },
      'obelus:number': one.number,
      'obelus:decided': !one.isUndecided,
    };
  });
  const collection = {
    '@context': CONTEXT,
    id,
    type: 'AnnotationCollection',
    label: record.article.title,
    total: items.length,
    modified: record.asOf.occurredAt,
    'obelus:standing': interim.length > 0 ? 'interim' : 'signed_off',
    'obelus:seal': record.seal,
    'obelus:article': {
      id: urn(record.version.id),
      type: 'Text',
      format: 'text/plain',
      language: record.version.language,
      'obelus:title': record.article.title,
      'obelus:url': record.article.url,
      'obelus:textSha256': record.version.textSha256,
    },
    first: { id: `${id}#page-1`, type: 'AnnotationPage', partOf: id, startIndex: 0, items },
  };
  return `${JSON.stringify(collection, null, 2)}\n`;
}

function bodiesOf({ claim, verdict, queries }: ReportClaim): Json[] {
  const bodies: Json[] = [textBody('describing', claim.claimText)];
  if (verdict !== null) {
    bodies.push({ ...textBody('tagging', verdict.label), 'obelus:verdict': verdict.id });
  }
  const rationale = rationaleHtml(claim.rationale);
  if (rationale !== '') bodies.push({ ...textBody('commenting', rationale), format: 'text/html' });
  if (claim.suggestedFix !== null) bodies.push(textBody('editing', claim.suggestedFix));
  for (const citation of claim.citations) bodies.push(citationBody(citation));
  for (const { messages } of queries) {
    for (const [index, { body }] of messages.entries()) {
      bodies.push(textBody(index === 0 ? 'questioning' : 'replying', body));
    }
  }
  return bodies;
}

function textBody(purpose: string, value: string): JsonObject {
  return { type: 'TextualBody', purpose, format: 'text/plain', value };
}

/** The cited words at their address; a source without one is described in words. */
function citationBody(citation: Citation): JsonObject {
  const { source, relation, tier, quote, locator, locatorKind, accessedOn } = citation;
  const href = safeUrl(citation.url, WEB_SCHEMES);
  const particulars = {
    'obelus:source': source,
    'obelus:relation': relation,
    'obelus:tier': tier,
    'obelus:locator': locator,
    ...(locatorKind !== undefined && locatorKind !== null && { 'obelus:locatorKind': locatorKind }),
    'obelus:accessedOn': accessedOn,
  };
  if (href === null) {
    const words = quote === '' ? source : `${source}: “${quote}”`;
    return { ...textBody('linking', words), ...particulars, 'obelus:url': citation.url };
  }
  const selector: JsonObject =
    quote === '' ? {} : { selector: { type: 'TextQuoteSelector', exact: quote } };
  return {
    type: 'SpecificResource',
    purpose: 'linking',
    source: href,
    ...selector,
    ...particulars,
  };
}

function person(userId: string, { nameOf }: Report): JsonObject {
  return { id: urn(userId), type: 'Person', name: nameOf(userId) };
}

function urn(id: string): string {
  return `urn:uuid:${id}`;
}
