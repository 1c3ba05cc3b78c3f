/** The body of a message: of the product's own format, and as Slack and Teams take it. */
import { assertNever } from '../shared/assert-never';
import type { JsonObject } from '../shared/json';
import { WEBHOOK_KIND_LABELS, type WebhookFormat, type WebhookMessageKind } from './webhook-kinds';

export type WebhookFacts = {
  kind: WebhookMessageKind;
  /** When it happened, not when it is sent. */
  occurredAt: string;
  newsroom: { id: string; name: string };
  article: { id: string; code: string; title: string; story: string; url: string } | null;
  round: { id: string; ordinal: number; mode: string; phase: string; url: string } | null;
  /** Null where the application did it, or who did it is not to be known. */
  actor: { id: string; name: string } | null;
  /** Ids of what it happened to: `annotationId`, `queryId`, `fixId`, `stageId` … */
  subject: JsonObject;
  /** The page to look at. */
  url: string;
};

export function webhookBody(facts: WebhookFacts, format: WebhookFormat): string {
  switch (format) {
    case 'standard':
      return JSON.stringify(standardMessage(facts));
    case 'slack':
      return JSON.stringify(slackMessage(facts));
    case 'teams':
      return JSON.stringify(teamsMessage(facts));
    default:
      return assertNever(format);
  }
}

/** `type`, `timestamp` and `data`, as Standard Webhooks has it. */
function standardMessage({ kind, occurredAt, ...data }: WebhookFacts) {
  return { type: kind, timestamp: occurredAt, data };
}

function slackMessage(facts: WebhookFacts) {
  const { headline, where } = wordsOf(facts);
  const text = `*${slackText(headline)}*\n${slackText(where)}`;
  return {
    // For notifications and readers that show no blocks.
    text: slackText(`${headline}: ${where}`),
    blocks: [
      { type: 'section', text: { type: 'mrkdwn', text } },
      {
        type: 'context',
        elements: [{ type: 'mrkdwn', text: `<${slackText(facts.url)}|Open in Obelus>` }],
      },
    ],
  };
}

/** What Teams takes at the address of a workflow: an adaptive card in a message. */
function teamsMessage(facts: WebhookFacts) {
  const { headline, where } = wordsOf(facts);
  return {
    type: 'message',
    attachments: [
      {
        contentType: 'application/vnd.microsoft.card.adaptive',
        contentUrl: null,
        content: {
          $schema: 'http://adaptivecards.io/schemas/adaptive-card.json',
          type: 'AdaptiveCard',
          version: '1.4',
          body: [
            { type: 'TextBlock', text: plainText(headline), weight: 'Bolder', wrap: true },
            { type: 'TextBlock', text: plainText(where), wrap: true, isSubtle: true },
          ],
          actions: [{ type: 'Action.OpenUrl', title: 'Open in Obelus', url: facts.url }],
        },
      },
    ],
  };
}

function wordsOf({ kind, article, round, actor, newsroom }: WebhookFacts) {
  const parts = [
    article === null ? newsroom.name : `${article.code} ${article.title}`.trim(),
    round === null ? '' : `round ${round.ordinal}`,
    actor === null ? '' : actor.name,
  ];
  return {
    headline: WEBHOOK_KIND_LABELS[kind],
    where: parts.filter((part) => part !== '').join(', '),
  };
}

/** What Slack would read as its own marks. */
function slackText(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

/** What Markdown in a card would read as a link or as emphasis. */
function plainText(text: string): string {
  return text.replace(/[\\`*_[\]()#~>|]/gu, String.raw`\$&`);
}
